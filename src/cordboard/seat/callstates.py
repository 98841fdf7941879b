"""The page of call states: what an agent may ask in each of them, made from the core's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cordboard.seat.faults import FAULT_CODES
from cordboard.vcc.agents import OCCUPATION, SESSION, UNBOUND, Occupation
from cordboard.vcc.allowed import OWN, PREVIEW_RULES, RULES, Guard, Need, PreviewRule, Rule
from cordboard.vcc.calls import CALL
from cordboard.vcc.errors import Reason
from cordboard.vcc.lifecycle import LifeCycle
from cordboard.vcc.previews import PREVIEW, PreviewState
from cordboard.vcc.stations import STATION_LEG
from cordboard.vcc.supervision import MONITORING
from cordboard.vcc.voicemail import VOICEMAIL

PAGE: Final = "call-states.md"

OPERATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "make call": ("makeCall", "makeCallTo"),
    "make test call": ("makeTestCall", "runVoiceConnectivityTest"),
    "pick up": ("softphonePickupPhone",),
    "reject": ("rejectCall",),
    "hang up": ("softphoneHangupPhone",),
    "hang up line": ("softphoneHangupPhone(line)",),
    "disconnect": ("disconnectCall",),
    "finish": ("finishCall", "finishCall2"),
    "set variable": ("setCallAttachedVariable",),
    "hold": ("toggleHold(true)",),
    "take off hold": ("toggleHold(false)",),
    "mute": ("setMute",),
    "send digits": ("sendDTMF",),
    "start recording": ("recordCall(true)",),
    "stop recording": ("recordCall(false)",),
    "pause recording": ("pauseRecording",),
    "resume recording": ("resumeRecording",),
    "answer callback": ("answerLiveCallback",),
    "reject callback": ("rejectLiveCallback",),
    "park": ("parkCall",),
    "retrieve": ("retrieveCall", "retreiveCall"),
    "disconnect parked": ("disconnectParkedcalls",),
    "transfer warm": ("transferCall(warm)", "transferCall2(warm)", "transferCallTo(warm)"),
    "transfer cold": ("transferCall", "transferCall2", "transferCallTo"),
    "complete transfer": ("completeTransfer",),
    "cancel transfer": ("cancelTransfer",),
    "add warm": ("conferenceIn(warm)", "conferenceWith(warm)"),
    "add cold": ("conferenceIn", "conferenceWith"),
    "complete conference": ("completeConference",),
    "cancel conference": ("cancelConference",),
    "add parked": ("addToConference",),
    "remove customer": ("removeConferenceParticipant(first)",),
    "remove participant": ("removeConferenceParticipant",),
    "park participant": ("parkConferenceParticipant",),
    "leave conference": ("leaveConference", "leaveConference2", "leaveConference3"),
}
"""Rule of the core -> the operations that ask so; with the value that makes the difference."""

PREVIEW_OPERATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "make preview call": ("makePreviewCall",),
    "skip preview": ("setSkipPreviewCall", "setSkipPreviewCall2", "skipPreviewCall"),
    "renew preview": ("renewPreviewCall", "continuePreview(dialAgain)"),
    "end preview": ("endPreviewCall", "continuePreview"),
}
"""Rule of the core -> the operations that ask so of a preview."""

WITHOUT_CALL: Final = (Occupation.IDLE, Occupation.PREVIEW, Occupation.MONITORING)
PREVIEWING: Final = tuple(each for each in PreviewState if each is not PreviewState.FINISHED)
STAYS: Final = "stays"

_INTRODUCTION = """\
<!-- Generated from the tables in src/cordboard/vcc; do not edit. -->
# Call states and operations

What an agent may ask of their calls, in each state of their own call and without one. A cell says what the
call is then, `stays` where its state does not change, or the fault code of the refusal. Before a login
every operation answers `NOT_LOGGED_IN`. An asterisk: more has to be so, see below the table. What depends
on the values that are sent (a number, a disposition, the id of another call) is refused by other codes: see
[faults](faults.md). What comes of an operation may go on at once: a call with nobody left in it ends.

In no row: `makeAnswerOnHungup` is `softphonePickupPhone` that calls a held line first; a parked call that
is named in `transferCall` can be sent in every state, but not warm.
"""


def call_states_page() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_matrix(), "", *_conditions(), *_previews(), *_diagrams()])


def cell(rule: Rule, situation: Any) -> str:
    """What a rule says in a call's state, or to an agent without a call."""
    if rule.need in {Need.NOTHING, Need.PARKED}:
        return f"{STAYS}*"
    if situation in WITHOUT_CALL:
        return _without_call(rule, situation)
    if rule.need is Need.IDLE or situation not in rule.states:
        return _code(Reason.WRONG_STATE)
    following = rule.after(situation)
    after = STAYS if following == {situation} else " or ".join(sorted(following))
    return after + "*" * bool(_guards(rule) or rule.permission)


def _without_call(rule: Rule, situation: Occupation) -> str:
    if rule.need is Need.CALL:
        return _code(Reason.NO_CALL)
    if situation not in UNBOUND:
        return _code(Reason.WRONG_STATE)
    return f"{rule.begins}" + "*" * bool(rule.permission)


def _code(reason: Reason) -> str:
    return f"`{FAULT_CODES[reason]}`"


def _matrix() -> Iterable[str]:
    situations = [*WITHOUT_CALL, *OWN]
    yield f"| Operation | {' | '.join(situations)} |"
    yield "|---" * (len(situations) + 1) + "|"
    for rule in RULES:
        yield f"| {_names(rule)} | {' | '.join(cell(rule, each) for each in situations)} |"


def _names(rule: Rule) -> str:
    return ", ".join(f"`{each}`" for each in OPERATIONS[rule.name])


def _guards(rule: Rule) -> tuple[Guard, ...]:
    return (*rule.first, *rule.then)


def _conditions() -> Iterable[str]:
    yield "## What else has to be so"
    yield ""
    for rule in RULES:
        refusals = list(_refusals(rule))
        if refusals:
            yield f"- {_names(rule)}: {'; '.join(refusals)}."
    yield ""


def _refusals(rule: Rule) -> Iterable[str]:
    if rule.permission is not None:
        yield f"{_code(Reason.NO_PERMISSION)} without {rule.permission}"
    if rule.need is Need.NOTHING:
        yield "of a held line, and of a supervisor who monitors"
    if rule.need is Need.PARKED:
        yield f"{_code(Reason.NO_CALL)} where the agent has no parked calls"
    for guard in _guards(rule):
        yield f"{_code(Reason.WRONG_STATE)} ({guard.text.partition(';')[0]})"


def preview_cell(rule: PreviewRule, state: PreviewState) -> str:
    """What a rule says in a preview's state."""
    if state not in rule.states:
        return _code(Reason.WRONG_STATE)
    if not rule.happens_in(state):
        return "`endOfPreviewingFailed`"
    return f"{rule.after(state)}{'*' * bool(rule.permission)}"


def _previews() -> Iterable[str]:
    yield "## Previews"
    yield ""
    yield "What an agent may ask of the contact that they preview, in each of its states. An asterisk: with a"
    yield "permission. Without a preview all of them answer `WRONG_STATE`. The call to a contact is one like"
    yield "any other, for which the table above counts."
    yield ""
    yield f"| Operation | {' | '.join(PREVIEWING)} |"
    yield "|---" * (len(PREVIEWING) + 1) + "|"
    for rule in PREVIEW_RULES:
        names = ", ".join(f"`{each}`" for each in PREVIEW_OPERATIONS[rule.name])
        yield f"| {names} | {' | '.join(preview_cell(rule, each) for each in PREVIEWING)} |"
    yield ""


def _diagrams() -> Iterable[str]:
    yield "## The life cycles"
    tables: tuple[tuple[str, LifeCycle[Any, Any]], ...] = (
        ("A call", CALL),
        ("What an agent is busy with", OCCUPATION),
        ("An agent's session", SESSION),
        ("The way to an agent's phone", STATION_LEG),
        ("A preview", PREVIEW),
        ("A supervisor who monitors", MONITORING),
        ("The work on a voicemail", VOICEMAIL),
    )
    for title, table in tables:
        yield from ("", f"### {title}", "", "```mermaid", "stateDiagram-v2")
        yield from _diagram(table)
        yield "```"
    yield ""


def _diagram(table: LifeCycle[Any, Any]) -> Iterable[str]:
    yield f"  [*] --> {table.first}"
    for state, row in table.rows.items():
        for following in dict.fromkeys(row.values()):
            events = ", ".join(event for event, to in row.items() if to is following)
            yield f"  {state} --> {following}: {events}"
        if not row:
            yield f"  {state} --> [*]"
