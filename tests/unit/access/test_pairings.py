"""Pages that ask: each has its own wish, few may wait, codes cannot be tried out."""

from __future__ import annotations

import re

import pytest
from json_caller import Moment

from cordboard.access import Pairings
from cordboard.access.pairings import Bounds
from cordboard.contract.access import PairingTicket
from cordboard.http import Refusal

CRM, EVIL = "https://crm.example", "https://evil.example"
HERE, THERE = "127.0.0.1", "192.0.2.1"


class Hall:
    """Pages that wait, and people who look for them."""

    def __init__(self) -> None:
        self.moment = Moment()
        bounds = Bounds(seconds=600, in_all=6, of_origin=2, of_client=4, guesses=3, addresses=2)
        self.pairings = Pairings(self.moment, bounds)

    def ask(self, origin: str = CRM, client: str = HERE) -> PairingTicket:
        return self.pairings.ask(origin, client, "", "http://localhost:8080/pair")

    def refused(self, origin: str = CRM, client: str = HERE) -> str:
        with pytest.raises(Refusal) as caught:
            self.ask(origin, client)
        return caught.value.code

    def state(self, ticket: PairingTicket, origin: str = CRM) -> str | None:
        try:
            return self.pairings.state(ticket.pairing or "", origin).state
        except Refusal as refusal:
            return refusal.code

    def found(self, code: str | None, client: str = HERE) -> str:
        try:
            return self.pairings.waiting(code or "", client).origin
        except Refusal as refusal:
            return refusal.code


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_a_page_gets_a_code_for_people_and_an_id_for_itself(hall: Hall) -> None:
    ticket = hall.ask()
    assert re.fullmatch("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}", ticket.code or "")
    assert ticket.address == f"http://localhost:8080/pair?code={ticket.code}"
    assert (hall.found(ticket.code), hall.state(ticket)) == (CRM, "waiting")


def test_a_code_is_read_as_people_write_it(hall: Hall) -> None:
    code = hall.ask().code or ""
    assert hall.found(f" {code.replace('-', ' ').lower()} ") == CRM


@pytest.mark.parametrize(("approved", "state"), [(True, "approved"), (False, "refused")])
def test_a_page_learns_what_was_decided_and_its_code_is_used_up(
    hall: Hall, approved: bool, state: str
) -> None:
    ticket = hall.ask()
    hall.pairings.settle(hall.pairings.waiting(ticket.code or "", HERE), approved=approved)
    assert (hall.state(ticket), hall.found(ticket.code)) == (state, "CODE_UNKNOWN")


def test_no_page_learns_of_anothers(hall: Hall) -> None:
    assert hall.state(hall.ask(), EVIL) == "PAIRING_UNKNOWN"


def test_a_wish_ends(hall: Hall) -> None:
    ticket = hall.ask()
    hall.moment.pass_seconds(599)
    assert hall.state(ticket) == "waiting"
    hall.moment.pass_seconds(1)
    assert (hall.state(ticket), hall.found(ticket.code)) == ("PAIRING_UNKNOWN", "CODE_UNKNOWN")


def test_few_wait_of_one_page_of_one_address_and_in_all(hall: Hall) -> None:
    hall.ask(), hall.ask()
    assert hall.refused() == "TOO_MANY"
    hall.ask(EVIL), hall.ask("https://other.example")
    assert hall.refused("https://third.example") == "TOO_MANY"
    hall.ask("https://third.example", THERE), hall.ask("https://third.example", THERE)
    assert hall.refused("https://fourth.example", "192.0.2.2") == "TOO_MANY"
    hall.moment.pass_seconds(600)
    assert hall.ask().code


def test_codes_cannot_be_tried_out(hall: Hall) -> None:
    # given an address that guesses
    ticket = hall.ask()
    assert [hall.found("BBBB-BBBB", THERE) for _ in range(4)] == ["CODE_UNKNOWN"] * 3 + ["TOO_MANY"]

    # then not even the right code helps it for a while, and everybody else finds it
    assert hall.found(ticket.code, THERE) == "TOO_MANY"
    assert hall.found(ticket.code, HERE) == CRM
    hall.moment.pass_seconds(300)
    again = hall.ask()
    hall.moment.pass_seconds(300)
    assert hall.found(again.code, THERE) == CRM


def test_only_so_many_guessers_are_remembered(hall: Hall) -> None:
    for client in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
        hall.found("BBBB-BBBB", client)
    assert len(hall.pairings._guesses) == 2
