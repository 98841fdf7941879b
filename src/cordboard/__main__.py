"""`python -m cordboard`: the same as the `cordboard` command."""

from cordboard.cli import main

main()
