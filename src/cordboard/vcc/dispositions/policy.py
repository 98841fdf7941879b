"""Which dispositions a call can be given, and what they do."""

from __future__ import annotations

from ..agents import require
from ..center import Disposition, DispositionKind, Permission, User
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import CampaignId, DispositionId, Milliseconds


def offered(directory: Directory, user: User, campaign: CampaignId | None) -> tuple[Disposition, ...]:
    """Those of the campaign, and the recycling one where the user may; without a campaign (None or 0) the
    system's. Raises Refusal UNKNOWN_CAMPAIGN."""
    if not campaign:
        return tuple(each for each in directory.center.dispositions if each.system and not each.automatic)
    known = directory.campaigns.get(campaign)
    if known is None:
        raise Refusal(Reason.UNKNOWN_CAMPAIGN, f"there is no campaign {campaign}; choose one that is listed")
    own = tuple(directory.dispositions[each] for each in known.dispositions)
    if Permission.SELECT_RECYCLE_DISPOSITION not in user.permissions:
        return own
    return own + tuple(each for each in directory.center.dispositions if each.recycles)


def chosen(
    directory: Directory,
    user: User,
    campaign: CampaignId | None,
    asked: DispositionId,
    *,
    onward: bool = False,
) -> Disposition:
    """The disposition `asked` for a call of `campaign`. Raises UNKNOWN_DISPOSITION or NO_PERMISSION.

    `onward`: the call goes on to somebody else, for which some dispositions are meant.
    """
    for disposition in offered(directory, user, campaign):
        if disposition.id == asked:
            return _fitting(disposition, onward=onward)
    known = directory.dispositions.get(asked)
    if known is not None and known.recycles:
        require(user, Permission.SELECT_RECYCLE_DISPOSITION)
    raise Refusal(
        Reason.UNKNOWN_DISPOSITION, f"{asked} is no disposition of this call; choose one of its campaign's"
    )


def _fitting(disposition: Disposition, *, onward: bool) -> Disposition:
    if disposition.only_onward and not onward:
        raise Refusal(
            Reason.UNKNOWN_DISPOSITION,
            f"{disposition.name} is for calls that are transferred, or left to others in a conference; "
            "choose another",
        )
    return disposition


_FORBIDDING = frozenset(
    {DispositionKind.DO_NOT_CALL, DispositionKind.DO_NOT_CALL_FINAL, DispositionKind.DO_NOT_CALL_ALL}
)
_FINAL = frozenset(
    {
        DispositionKind.FINAL,
        DispositionKind.FINAL_IN_CAMPAIGNS,
        DispositionKind.DO_NOT_CALL_FINAL,
        DispositionKind.DO_NOT_CALL_ALL,
    }
)


def forbids_calls(disposition: Disposition) -> bool:
    """True where the number must not be called again."""
    return disposition.kind in _FORBIDDING


def is_final(disposition: Disposition) -> bool:
    """True where nobody calls the contact again for this campaign."""
    return disposition.kind in _FINAL


_RESTING = frozenset({DispositionKind.REDIAL, DispositionKind.DO_NOT_DIAL})
LONGEST_REDIAL = Milliseconds(366 * 24 * 3_600_000)


def redial_time(disposition: Disposition, asked: Milliseconds | None) -> Milliseconds:
    """How long the number rests: as asked, else as the disposition says; 0 where it says nothing.

    Raises Refusal BAD_VALUE where nobody may ask, or for no more than 0 ms or more than 366 days.
    """
    if asked is None:
        return disposition.redial_after if disposition.kind in _RESTING else Milliseconds(0)
    if disposition.kind not in _RESTING or not disposition.may_change_redial:
        raise Refusal(
            Reason.BAD_VALUE,
            f"the disposition {disposition.name} takes no redial time from agents; finish without one",
        )
    if not 0 < asked <= LONGEST_REDIAL:
        raise Refusal(
            Reason.BAD_VALUE, f"a redial time of {asked} ms is not possible; send 1 to {LONGEST_REDIAL}"
        )
    return asked
