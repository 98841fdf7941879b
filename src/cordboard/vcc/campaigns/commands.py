"""What an operator can ask of campaigns while the center runs; they are named as in the center file."""

from __future__ import annotations

from enum import StrEnum, unique

from ..kernel import Command


@unique
class Afresh(StrEnum):
    """What of a campaign's lists begins anew."""

    ALL = "ALL"
    """As if nobody had been called."""
    DISPOSITIONS = "DISPOSITIONS"
    """Those whose last call turned out in some way, as if nobody had called them."""
    POSITIONS = "POSITIONS"
    """Whoever is still to be called is due now; what has been tried with them counts."""


class StartCampaign(Command, frozen=True, kw_only=True):
    """Let the campaign work. Answer: the campaign."""

    name: str


class StopCampaign(Command, frozen=True, kw_only=True):
    """Let the campaign begin nothing new; `at_once`: agents give back what they look at.

    Answer: the campaign.
    """

    name: str
    at_once: bool = False


class ResetCampaign(Command, frozen=True, kw_only=True):
    """Let the lists of a campaign that does not run begin anew. Answer: the campaign.

    `dispositions`: of whom, by name; none: of everybody who has one (DISPOSITIONS alone).
    """

    name: str
    what: Afresh = Afresh.ALL
    dispositions: tuple[str, ...] = ()
