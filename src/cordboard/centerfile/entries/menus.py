"""What callers are asked before they wait, and what happens while they do."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .base import NOWHERE, Duration, Entry, Word, about

_ROUTES = (
    "`skill NAME`, `campaign NAME`, `agent NAME`, `number +1...`, `voicemail NAME` (a skill or an agent), "
    "`busy` or `hang up`"
)


class CollectEntry(Entry, kw_only=True):
    """Digits that the caller keys in, ended by # or by the last that fits."""

    variable: Annotated[Word, about("The call variable that keeps them, as `Group.name`.")]
    least: Annotated[int, msgspec.Meta(ge=1, le=30, description="So many digits at least.")] = 1
    most: Annotated[int, msgspec.Meta(ge=1, le=30, description="So many at most.")] = 30
    then: Annotated[Word, about("Where the caller goes on to: as a choice, but not `again`.")]


class MenuEntry(Entry, kw_only=True):
    """What a caller is asked, and where each key leads."""

    name: Annotated[Word, about("Campaigns and other menus name it so.")]
    prompt: Annotated[Word, about("What the caller hears; a key counts from the first word on.")]
    choices: Annotated[
        dict[Word, Word],
        about(
            f"Where each key (0-9, `*`, `#`) leads: {_ROUTES}, `menu NAME`, or `again` to hear it once more. "
            "`agent` rings that agent alone, and then anybody of the call's skill."
        ),
    ] = msgspec.field(default_factory=dict)
    collect: Annotated[CollectEntry | None, about("Digits in place of choices.")] = None
    wrong: Annotated[Word, about("Said to those who press a wrong key, or none.")] = NOWHERE
    patience: Annotated[Duration, about("How long a key is waited for, once the prompt is over.")] = Duration(
        5_000
    )
    tries: Annotated[int, msgspec.Meta(ge=1, le=10, description="How often they may miss.")] = 3
    otherwise: Annotated[Word, about(f"Where those go on to who have missed all tries: {_ROUTES}.")]


class OverflowEntry(Entry, kw_only=True):
    """When calls do not wait (any longer)."""

    to: Annotated[Word, about(f"Where they go on to: {_ROUTES}. They do so once, and wait there.")]
    after: Annotated[Duration, about("A call that has waited so long; 0: never.")] = Duration(0)
    calls: Annotated[
        int, msgspec.Meta(ge=0, le=100_000, description="A call that finds so many waiting; 0: never.")
    ] = 0
    longest: Annotated[Duration, about("A call that comes while the longest wait is so long; 0: never.")] = (
        Duration(0)
    )


class CallerCallbackEntry(Entry, kw_only=True):
    """Callers may keep their place and be called back."""

    key: Annotated[Word, about("The key that asks for it.")] = Word.at(NOWHERE.place, "1")
    offer: Annotated[
        Word, about("The prompt that says so, with each announcement; one of ours if left out.")
    ] = NOWHERE
    own_number_only: Annotated[bool, about("Only the number that they call from.")] = False
    abroad: Annotated[
        bool, about("Also numbers of other countries, which anybody who calls can then have you dial.")
    ] = False
    attempts: Annotated[
        int, msgspec.Meta(ge=1, le=10, description="So often they are called, if they do not answer.")
    ] = 2
    retry_after: Annotated[Duration, about("The pause between two attempts.")] = Duration(300_000)
    expires: Annotated[Duration, about("A place that nobody has called back for so long is given up.")] = (
        Duration(86_400_000)
    )


class QueueEntry(Entry, kw_only=True):
    """What happens to a campaign's calls while they wait."""

    announce_first: Annotated[Duration, about("The first announcement comes after so long; 0: none.")] = (
        Duration(0)
    )
    announce_every: Annotated[Duration, about("And then again so often; 0: once.")] = Duration(0)
    position: Annotated[bool, about("Say the place in line, up to 999.")] = False
    expected_wait: Annotated[
        bool, about("Say the expected wait, where enough calls of late allow an honest estimate.")
    ] = False
    comfort: Annotated[Word, about("A prompt that is played with each announcement.")] = NOWHERE
    language: Annotated[
        Word, about("A folder of the prompt library with our pieces (`say-...`) in another language.")
    ] = NOWHERE
    whole_numbers: Annotated[
        int,
        msgspec.Meta(
            ge=20, le=999, description="Numbers up to this have a piece each, where 21 is no 20, 1."
        ),
    ] = 20
    overflow: Annotated[OverflowEntry | None, about("When calls go on somewhere else.")] = None
    when_closed: Annotated[
        Word, about("Where those go on to who still wait when the hours end; they are served if left out.")
    ] = NOWHERE
    when_nobody: Annotated[
        Word, about("Where calls go on to while nobody is logged in who could have them; else they wait.")
    ] = NOWHERE
    callback: Annotated[
        CallerCallbackEntry | None, about("Callers may keep their place and be called back.")
    ] = None
