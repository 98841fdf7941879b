"""Facts survive the journal, also those of older releases."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.journal.codec import Encoded, FactCodec, FactUnreadable, kind_of
from cordboard.vcc.center import Center, Options
from cordboard.vcc.facts import AnyFact
from cordboard.vcc.kernel import Fact, WishIssued
from cordboard.vcc.telephony import AnyVerb

CODEC = FactCodec()


class Greeted(Fact, frozen=True, kw_only=True, tag="test.greeted"):
    VERSION = 3

    given_name: str
    family_name: str
    loudness: int


class Waved(Fact, frozen=True, kw_only=True, tag="test.waved"):
    pass


def split_name(fields: dict[str, Any]) -> dict[str, Any]:
    given_name, family_name = fields.pop("name").split(" ")
    return {**fields, "given_name": given_name, "family_name": family_name}


def add_loudness(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "loudness": 5}


UPCASTERS = {("test.greeted", 1): split_name, ("test.greeted", 2): add_loudness}
ADA = Greeted(given_name="Ada", family_name="Byron", loudness=5)


# phones and trunks stand in the journal without their secrets
st.register_type_strategy(
    Center,
    st.builds(Center, options=st.from_type(Options), stations=st.just(()), trunks=st.just(())),
)


@pytest.mark.parametrize("kind", get_args(AnyFact), ids=kind_of)
@settings(max_examples=often(12), deadline=None)
@given(data=st.data())
def test_every_kind_of_fact_survives(kind: type[Fact], data: st.DataObject) -> None:
    fact = data.draw(st.from_type(kind))

    assert CODEC.decode(CODEC.encode(fact)) == fact


@pytest.mark.parametrize("kind", get_args(AnyVerb), ids=lambda kind: kind.__name__)
@settings(max_examples=often(12), deadline=None)
@given(data=st.data())
def test_every_wish_survives(kind: type, data: st.DataObject) -> None:
    fact = WishIssued(wish=data.draw(st.from_type(kind)))

    assert CODEC.decode(CODEC.encode(fact)) == fact


@pytest.mark.parametrize(
    ("version", "body"),
    [
        (1, b'{"kind":"test.greeted","name":"Ada Byron"}'),
        (2, b'{"kind":"test.greeted","given_name":"Ada","family_name":"Byron"}'),
        (3, b'{"kind":"test.greeted","given_name":"Ada","family_name":"Byron","loudness":5}'),
    ],
)
def test_older_versions_are_raised_step_by_step(version: int, body: bytes) -> None:
    codec = FactCodec(Greeted | Waved, UPCASTERS)

    assert codec.decode(Encoded("test.greeted", version, body)) == ADA


def test_an_older_version_without_an_upcaster_is_refused() -> None:
    codec = FactCodec(Greeted | Waved, {})

    with pytest.raises(FactUnreadable, match="nothing reads version 1"):
        codec.decode(Encoded("test.greeted", 1, b'{"kind":"test.greeted","name":"Ada Byron"}'))


def test_a_newer_version_asks_for_the_newer_release() -> None:
    newer = msgspec.structs.replace(FactCodec(Greeted | Waved).encode(ADA), version=4)

    with pytest.raises(FactUnreadable, match="newer release"):
        FactCodec(Greeted | Waved).decode(newer)


def test_an_unknown_kind_is_refused_both_ways() -> None:
    with pytest.raises(FactUnreadable, match="newer release"):
        CODEC.decode(Encoded("test.waved", 1, b'{"kind":"test.waved"}'))
    with pytest.raises(FactUnreadable, match="AnyFact"):
        CODEC.encode(Waved())


@pytest.mark.parametrize("body", [b"", b"{", b'{"kind":"timer.fired"}', b"[]", b"\xff"])
def test_a_broken_body_is_refused(body: bytes) -> None:
    with pytest.raises(FactUnreadable, match="cannot be decoded"):
        CODEC.decode(Encoded("timer.fired", 1, body))
