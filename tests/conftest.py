"""What all tests share."""

from hypothesis import settings

# How long an example takes hangs on the machine: no test may fail for it.
settings.register_profile("ontherecord", deadline=None)
settings.load_profile("ontherecord")
