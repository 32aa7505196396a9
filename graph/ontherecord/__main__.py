"""`python -m ontherecord`."""

from ontherecord.cli import main

main()
