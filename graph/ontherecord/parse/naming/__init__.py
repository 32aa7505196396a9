"""Finding names: how they are built, whose they are, and where the text uses them (see `parse.names`)."""
