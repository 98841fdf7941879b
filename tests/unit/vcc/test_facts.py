"""Every fact can be written down and read again."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from cordboard.vcc import facts, telephony
from cordboard.vcc.effects import effects_of
from cordboard.vcc.kernel import Fact, SignalHeard, WishIssued
from cordboard.vcc.telephony import HangUp


def all_facts(kind: type[Fact] = Fact) -> set[type[Fact]]:
    """Every kind of fact that any module of the core declares; tests declare some of their own."""
    kinds = {each for sub in kind.__subclasses__() for each in {sub, *all_facts(sub)}}
    return {each for each in kinds if each.__module__.startswith("cordboard.vcc.")}


def test_the_journal_knows_every_fact():
    assert set(get_args(facts.AnyFact)) == all_facts()


def test_no_two_facts_share_a_tag():
    tags = [kind.__struct_config__.tag for kind in all_facts()]
    assert sorted(tags) == sorted(set(tags))


@pytest.mark.parametrize("kind", sorted(all_facts(), key=lambda kind: kind.__name__))
def test_every_fact_changes_the_world(kind):
    assert effects_of(kind)


@pytest.mark.parametrize(
    "fact",
    [
        SignalHeard(engine="E1", number=7),
        WishIssued(wish=HangUp(id="W", leg="L", cause=telephony.HangupCause.BUSY)),
    ],
)
def test_a_fact_survives_the_journal(fact):
    decoder = msgspec.msgpack.Decoder(facts.AnyFact)
    assert decoder.decode(msgspec.msgpack.encode(fact)) == fact
