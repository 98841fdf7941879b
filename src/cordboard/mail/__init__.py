"""E-mails that a center wants to be sent: handed in at a mail server, again and again until it has them.

The core says which there are and hears what became of each; nothing is kept here.
"""

from .following import mail_work
from .posting import MailServer, NotSent
from .sending import Mails, Sending

__all__ = ["MailServer", "Mails", "NotSent", "Sending", "mail_work"]
