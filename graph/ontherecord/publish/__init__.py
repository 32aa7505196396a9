"""What is made of the graph: files, a page, answers to queries."""
