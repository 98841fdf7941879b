"""The core's five doors, on a center where nobody works yet."""

from __future__ import annotations

from itertools import count

import pytest

from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.kernel import Command, Decision, Query, Recorded, SignalHeard, Timer
from cordboard.vcc.listeners import AddListener, ListenerAdded, RemoveListener
from cordboard.vcc.queries import GetStatus, Status
from cordboard.vcc.telephony import DtmfReceived, EngineLost, EngineUp, Heard
from cordboard.vcc.wiring import COMMANDS, FAILURES, QUERIES, SIGNALS


class Desk:
    """A core, with moments and ids at hand."""

    def __init__(self) -> None:
        self.core = Core(Center(domain_id=1, domain="demo"))
        numbers = count(1)
        self.fresh = lambda: f"{next(numbers):032X}"

    def decide(self, given) -> Decision:
        return self.core.decide(given, 1_000, self.fresh)

    def hear(self, number, signal, engine="E1") -> Decision:
        return self.decide(Heard(engine=engine, number=number, signal=signal))


@pytest.fixture
def desk() -> Desk:
    """A center without anybody."""
    return Desk()


KEY = DtmfReceived(at=900, leg="unknown", digit="1")


def test_a_command_gives_an_answer_and_facts(desk):
    decision = desk.decide(AddListener(seat=LOCAL_SEAT, name="crm"))
    assert decision.facts == (ListenerAdded(listener=desk.core.listeners[0]),)
    assert decision.answer == desk.core.listeners[0].id


def test_a_refusal_leaves_everything_as_it_was(desk):
    with pytest.raises(Refusal, match="UNKNOWN_LISTENER"):
        desk.decide(RemoveListener(seat=LOCAL_SEAT, listener="x"))
    assert desk.core._world == Desk().core._world


def test_every_signal_is_heard_even_one_that_concerns_nobody(desk):
    assert desk.hear(1, KEY).facts == (SignalHeard(engine="E1", number=1),)
    assert desk.core.heard == ("E1", 1)


@pytest.mark.parametrize("number", [1, 4, 5])
def test_what_was_heard_is_not_heard_again(desk, number):
    desk.hear(5, KEY)
    assert desk.hear(number, KEY) == Decision()
    assert desk.core.heard == ("E1", 5)


def test_numbers_begin_anew_with_an_engines_life_and_the_old_one_is_silent(desk):
    desk.hear(5, KEY)
    desk.hear(1, EngineUp(at=900, engine="E2"), engine="E2")
    assert desk.core.heard == ("E2", 1)
    assert desk.hear(6, KEY, engine="E1") == Decision()


def test_the_loss_of_an_engine_needs_no_number(desk):
    desk.hear(5, EngineUp(at=900, engine="E1"))
    assert len(desk.hear(0, EngineLost(at=950)).facts) == 2
    assert desk.core.heard == ("E1", 5)


def test_a_timer_that_does_not_run_does_nothing(desk):
    assert desk.decide(Timer(id="T", due=1, kind="offer_timeout", subject="C")) == Decision()


def test_a_replay_tells_the_same_story(desk):
    facts = desk.decide(AddListener(seat=LOCAL_SEAT, name="crm")).facts + desk.hear(1, KEY).facts
    other = Desk().core
    for number, fact in enumerate(facts, 1):
        other.replay(Recorded(number=number, domain=1, at=1_000, fact=fact))
    assert (other.listeners, other.heard) == (desk.core.listeners, desk.core.heard)
    assert other._world == desk.core._world


def test_a_question_changes_nothing(desk):
    assert desk.core.answer(GetStatus(seat=LOCAL_SEAT)) == Status()


def test_everything_that_can_be_asked_is_wired():
    assert COMMANDS.keys() == set(Command.__subclasses__())
    assert QUERIES.keys() == set(Query.__subclasses__())


def test_every_verb_that_fails_with_consequences_is_a_verb():
    import cordboard.vcc.telephony as words

    assert all(issubclass(each, words.Verb) for each in FAILURES)
    assert all(issubclass(each, words.Signal) for each in SIGNALS)
