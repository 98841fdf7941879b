"""The `cordboard` command: starts the center or a part of it, checks a center file, prints the contract.

A mistake of the user is printed with its code and remedy, never as a traceback. Exit status: 0 done,
1 failed, 2 wrongly asked for.
"""

from cordboard.cli.command import main

__all__ = ["main"]
