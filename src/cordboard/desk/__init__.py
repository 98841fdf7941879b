"""The agents' desk as a center makes it its own: theme, logo, languages, layout.

What people give is checked before any desk sees it: nothing of it can load from elsewhere, or run.
"""

from .logo import MOST_BYTES as MOST_LOGO_BYTES
from .logo import LogoRefused, logo_of
from .look import Desk, Logo
from .policies import Toolbar, policies
from .theme import READABLE, theme_trouble, unreadable
from .words import LANGUAGE, WordsRefused, words_of
from .words import MOST_BYTES as MOST_WORD_BYTES

__all__ = [
    "LANGUAGE",
    "MOST_LOGO_BYTES",
    "MOST_WORD_BYTES",
    "READABLE",
    "Desk",
    "Logo",
    "LogoRefused",
    "Toolbar",
    "WordsRefused",
    "logo_of",
    "policies",
    "theme_trouble",
    "unreadable",
    "words_of",
]
