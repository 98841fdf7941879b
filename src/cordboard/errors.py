"""What a person can mend: an error with a stable code, the words, and what to do about it.

The command line prints these without a traceback. No text holds a secret.
"""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is wrong: a setting, a file, a port that is taken.

    `code` is stable, `text` says what is wrong and where, `remedy` says what to do.
    """

    def __init__(self, code: str, text: str, remedy: str) -> None:
        super().__init__(f"{code}: {text} {remedy}")
        self.code = code
        self.text = text
        self.remedy = remedy
