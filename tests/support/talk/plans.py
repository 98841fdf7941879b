"""What people in a story set out to do: a few steps that lead somewhere, if nothing comes between.

Steps at random seldom lead far: who has a conference with a parked call in it has done five things in order.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cordboard.vcc.agents import Agent, Occupation
from cordboard.vcc.calls import CallState
from cordboard.vcc.calls.parties import members_of, pending_of
from cordboard.vcc.world import World

from .asides import KINDS
from .cast import DISPOSITIONS, FOLLOWED, LINES
from .steps import Step

OUTSIDE = ("+12025550177", "+12025550188", "*1")
COLLEAGUES = {"anna": "1001", "bob": "1002", "cara": "1003", "sue": "1004", "dave": "1005"}
BOXES = ("voicemail:1002", "voicemail:Sales")
WORDS = ("-", *map(str, DISPOSITIONS))
Plan = list[Step]


def plan(random: Random, world: World, name: str, agent: Agent | None) -> Plan:
    """What the agent might do next, with the others' help."""
    one = random.choice
    if agent is None:
        return [(name, "login"), ("work",), ("lift",), (name, "ready")]
    if agent.occupation in {Occupation.IDLE, Occupation.PREVIEW}:
        return one(FROM_IDLE)(random, name)
    call = None if agent.call is None else world.calls[agent.call]
    if call is None or call.state not in {CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING}:
        return [(name, one(("pick_up", "disconnect"))), ("lift",), (name, "finish", one(WORDS[1:]))]
    if pending_of(world, call) is not None:
        return one(FROM_CONSULTATION)(random, name)
    if members_of(world, call):
        return one(FROM_CONFERENCE)(random, name)
    return one(FROM_TALK)(random, name)


def _other(random: Random, name: str) -> str:
    return random.choice([each for each in COLLEAGUES if each != name])


def _calls_out(random: Random, name: str) -> Plan:
    return [(name, "dial", random.choice(OUTSIDE)), ("lift",), ("lift",)]


def _takes_customer(random: Random, name: str) -> Plan:
    return [(name, "ready"), ("customer", random.choice(LINES)), ("work",), (name, "pick_up"), ("lift",)]


def _keeps_place(random: Random, name: str) -> Plan:
    """A customer who waits wants to be called back, and is."""
    place = str(random.randrange(12))
    hopes: Plan = [("customer", LINES[2]), ("work",), ("time", "700"), ("leg", place, "presses", "1")]
    return [
        (name, "not_ready"),
        *hopes,
        ("time", "1000"),
        ("leg", place, "presses", "1"),
        ("leg", place, "ends"),
        (name, "ready"),
        (name, "call_back"),
        ("lift",),
        ("lift",),
    ]


def _calls_colleague(random: Random, name: str) -> Plan:
    other = _other(random, name)
    return [(name, "dial", COLLEAGUES[other]), ("lift",), (other, "pick_up"), ("lift",)]


def _fetches(random: Random, name: str) -> Plan:
    return [(name, "retrieve", "-"), ("lift",)]


def _sends_parked(random: Random, name: str) -> Plan:
    place = str(random.randrange(12))
    if random.random() < 0.5:
        return [(name, "transfer_to", place, random.choice(list(KINDS)), "cold", "3000"), ("time", "3000")]
    return [
        (name, "transfer", place, random.choice((*OUTSIDE, *BOXES, "Sales")), "cold", "0", "-"),
        ("lift",),
    ]


def _consults(random: Random, name: str) -> Plan:
    other, purpose = _other(random, name), random.choice(("transfer", "confer"))
    number = random.choice((COLLEAGUES[other], *OUTSIDE, "Sales"))
    ask: Step = (name, "confer", number, "warm")
    if purpose == "transfer":
        ask = (name, "transfer", "-", number, "warm", random.choice(("0", "5000")), random.choice(WORDS))
    picks: Plan = [("work",), (other, "pick_up")] if number == COLLEAGUES[other] else []
    return [ask, *picks, *random.choice(([("lift",)], [("lift",)], []))]


def _confers(random: Random, name: str) -> Plan:
    other = _other(random, name)
    number = random.choice((COLLEAGUES[other], *OUTSIDE))
    picks: Plan = [("work",), (other, "pick_up")] if number == COLLEAGUES[other] else []
    return [(name, "confer", number, "cold"), *picks, ("lift",)]


def _sends_on(random: Random, name: str) -> Plan:
    """Cold; the sender may go home, and the new party may take their time."""
    other = _other(random, name)
    number = random.choice((COLLEAGUES[other], *OUTSIDE, "Sales", "Support", "3001", *BOXES))
    patience = random.choice(("0", "3000"))
    sends: Step = (name, "transfer", "-", number, "cold", patience, random.choice(WORDS))
    leaves = random.choice(([(name, "logout")], [("time", "3000")], [("vcc", "restarts")], [], []))
    return [sends, *leaves, ("work",), (other, "pick_up"), ("lift",)]


def _parks(random: Random, name: str) -> Plan:
    """And brings whoever waits together with somebody else."""
    if random.random() < 0.5:
        return [(name, "park"), ("work",)]
    added = str(random.randrange(12))
    return [
        (name, "park"),
        *_calls_out(random, name),
        (name, "add", added),
        (name, "add", str(int(added) + 1)),
    ]


def _plays(random: Random, name: str) -> Plan:
    then = random.choice(("pause_player", "stop_player", "hold", "park"))
    last: Step = (name, then, "on") if then == "hold" else (name, then)
    return [(name, "prompt", random.choice(("terms", "offer"))), ("work",), last, (name, "resume_player")]


def _records(random: Random, name: str) -> Plan:
    return [
        (name, "record", "on"),
        ("work",),
        (name, "pause_record", "on"),
        ("time", "700"),
        random.choice(((name, "pause_record", "off"), (name, "record", "off"), (name, "hold", "on"))),
    ]


def _completes(random: Random, name: str) -> Plan:
    return [(name, random.choice(("complete_transfer", "complete_conference")))]


def _is_thrown_out(random: Random, name: str) -> Plan:
    """By a supervisor, or by somebody who wants the phone."""
    if name in FOLLOWED:
        return [("sue", "force_logout", name, "insist")]
    return [("cara", "login", name)]


def _completes_and_goes(random: Random, name: str) -> Plan:
    return [(name, "complete_transfer"), (name, "logout"), ("lift",)]


def _changes_his_mind(random: Random, name: str) -> Plan:
    return [(name, random.choice(("cancel_transfer", "cancel_conference", "disconnect")))]


def _leaves(random: Random, name: str) -> Plan:
    last: Step = (name, "hand_over") if random.random() < 0.3 else (name, "leave", random.choice(WORDS))
    return [last]


def _rearranges(random: Random, name: str) -> Plan:
    what = random.choice(("park_participant", "remove", "add"))
    return [(name, what, str(place)) for place in random.sample(range(12), 3)]


def _steps_out(random: Random, name: str) -> Plan:
    return [
        (name, "hold", "on"),
        random.choice([("leg", "3", "ends"), ("leg", "4", "ends"), ("work",)]),
        (name, "hold", "off"),
    ]


FROM_IDLE: tuple[Callable[[Random, str], Plan], ...] = (
    _calls_out,
    _takes_customer,
    _takes_customer,
    _keeps_place,
    _calls_colleague,
    _fetches,
    _sends_parked,
)
FROM_TALK: tuple[Callable[[Random, str], Plan], ...] = (
    _consults,
    _consults,
    _confers,
    _confers,
    _sends_on,
    _sends_on,
    _parks,
    _plays,
    _records,
    _is_thrown_out,
)
FROM_CONSULTATION: tuple[Callable[[Random, str], Plan], ...] = (
    _completes,
    _completes,
    _completes_and_goes,
    _changes_his_mind,
    _is_thrown_out,
)
FROM_CONFERENCE: tuple[Callable[[Random, str], Plan], ...] = (
    _confers,
    _leaves,
    _rearranges,
    _steps_out,
    _sends_on,
    _plays,
    _is_thrown_out,
)
