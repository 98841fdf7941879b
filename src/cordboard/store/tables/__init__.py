"""The tables of what is too much for memory, written so that SQLite and PostgreSQL both take them.

Moments are milliseconds since the epoch (UTC) and NULL until they have come; durations are
milliseconds. A change here needs a migration; a test compares the two.
"""

from .base import metadata, projections
from .calls import call_parts, calls, missed_offers, recordings
from .contacts import contact_histories, contacts, dnc_numbers, imports, list_records, lists
from .voicemails import voicemails
from .worksheets import worksheet_answers

__all__ = [
    "call_parts",
    "calls",
    "contact_histories",
    "contacts",
    "dnc_numbers",
    "imports",
    "list_records",
    "lists",
    "metadata",
    "missed_offers",
    "projections",
    "recordings",
    "voicemails",
    "worksheet_answers",
]
