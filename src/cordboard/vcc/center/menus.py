"""What callers are asked before they wait, and what happens while they do."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import Milliseconds, VariableId


@unique
class Way(StrEnum):
    """Where a caller can go on to, as the center file writes it."""

    SKILL = "skill"
    CAMPAIGN = "campaign"
    AGENT = "agent"
    NUMBER = "number"
    VOICEMAIL = "voicemail"
    MENU = "menu"
    AGAIN = "again"
    """Hear the same menu again."""
    BUSY = "busy"
    HANG_UP = "hang up"


class Route(msgspec.Struct, frozen=True):
    """Where a caller goes on to; `id` is the skill's, campaign's or agent's, that of a box its owner's."""

    way: Way
    id: int = 0
    text: str = ""
    """An outside number in E.164, or a menu's name."""


class Collect(msgspec.Struct, frozen=True, kw_only=True):
    """The caller keys in digits, ended by # or by the last that fits, which become a call variable."""

    variable: VariableId
    least: int
    most: int
    then: Route


class Menu(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller is asked, and where each key leads."""

    name: str
    prompt: str
    choices: tuple[tuple[str, Route], ...] = ()
    collect: Collect | None = None
    """In place of choices."""
    wrong: str = ""
    """A prompt for those who press a key without meaning, or none; empty: the menu's own again at once."""
    patience: Milliseconds = Milliseconds(5_000)
    """How long a key is waited for, once the prompt is over."""
    tries: int = 3
    otherwise: Route
    """Where those go on to who have missed all their tries."""

    def route(self, key: str) -> Route | None:
        """Where a key leads; None: nowhere."""
        return next((route for each, route in self.choices if each == key), None)


class Overflow(msgspec.Struct, frozen=True, kw_only=True):
    """When a call does not wait (any longer), but goes on somewhere else; 0 is never."""

    to: Route
    after: Milliseconds = Milliseconds(0)
    """It has waited so long."""
    calls: int = 0
    """So many wait already when it comes."""
    longest: Milliseconds = Milliseconds(0)
    """The one in front has waited so long when it comes."""


class Announcements(msgspec.Struct, frozen=True, kw_only=True):
    """What callers hear while they wait, besides music."""

    first: Milliseconds = Milliseconds(0)
    """After so long a wait, and then `every` so often; 0: not at all."""
    every: Milliseconds = Milliseconds(0)
    position: bool = False
    wait: bool = False
    """The expected wait, where it can be told honestly."""
    comfort: str = ""
    """A prompt that is played each time."""
    language: str = ""
    """The folder of the prompt library with the pieces (`say-...`) in another language; empty: ours."""
    whole_numbers: int = 20
    """Each number up to this is a piece of its own."""


class CallerCallback(msgspec.Struct, frozen=True, kw_only=True):
    """Callers may keep their place and be called back."""

    key: str
    offer: str
    """The prompt that says so, played with each announcement."""
    own_number_only: bool = False
    abroad: bool = False
    """Numbers of other countries are called as well."""
    attempts: int = 2
    retry_after: Milliseconds = Milliseconds(300_000)
    expires: Milliseconds = Milliseconds(86_400_000)
    """A place that nobody has called back for so long is given up."""


class QueueManners(msgspec.Struct, frozen=True, kw_only=True):
    """What happens to the calls of a campaign while they wait."""

    announcements: Announcements = Announcements()
    overflow: Overflow | None = None
    when_closed: Route | None = None
    """Where those go on to who still wait when the hours end; None: they are served."""
    when_nobody: Route | None = None
    """Where calls go on to while no agent who could have them is logged in; None: they wait."""
    callback: CallerCallback | None = None


USUAL_MANNERS = QueueManners()
