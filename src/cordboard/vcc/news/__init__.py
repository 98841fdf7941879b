"""News of dispositions: whom a center wants to hear, by e-mail or in writing, that a call turned out so.

The center file says with which dispositions, and who. E-mails wait until somebody has handed them in; what is
written to users reaches those who are logged in.
"""

from .book import EFFECTS, News
from .commands import TellNews
from .facts import AnyNewsFact, NewsDue, NewsSettled
from .model import NewsMail
from .queries import ListNews

__all__ = ["EFFECTS", "AnyNewsFact", "ListNews", "News", "NewsDue", "NewsMail", "NewsSettled", "TellNews"]
