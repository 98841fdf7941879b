"""Who may let which pages in."""

from __future__ import annotations

from pathlib import Path

import pytest
from json_caller import Moment, Passwords

from cordboard.access import ApprovalDesk, Approvals, Pairings, SqliteApprovals
from cordboard.access.desk import Person
from cordboard.access.pairings import Pairing
from cordboard.http import Refusal
from cordboard.http.gate import Place

CRM = "https://crm.example"


class Office:
    """The desk of a center with ada, bob and eve, who is its administrator."""

    def __init__(self, path: Path) -> None:
        self.passwords, moment = Passwords(), Moment()
        self.shelf = SqliteApprovals(path)
        self.approvals = Approvals(self.shelf, self.passwords.full_name)
        self.pairings = Pairings(moment)
        self.desk = ApprovalDesk(self.pairings, self.approvals, self.passwords, moment)

    async def person(self, name: str, *, here: bool) -> Person:
        return await self.desk.sign_in(name, self.passwords.mark(name) or "", "192.0.2.1", here=here)

    def wish(self) -> Pairing:
        ticket = self.pairings.ask(CRM, "192.0.2.1", "", "")
        return self.pairings.waiting(ticket.code or "", "192.0.2.1")


@pytest.fixture
def office(tmp_path: Path):
    one = Office(tmp_path / "origins.db")
    yield one
    one.shelf.close()


def refused(call, *arguments, **named) -> str:
    with pytest.raises(Refusal) as caught:
        call(*arguments, **named)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "here", "reaches"),
    [
        ("ada", False, ("ada@demo",)),
        ("ada", True, ("ada@demo", "machine")),
        ("eve", False, ("eve@demo", "center", "machine")),
        ("eve", True, ("eve@demo", "center", "machine")),
    ],
)
async def test_who_decides_on_what(office: Office, name: str, here: bool, reaches: tuple[str, ...]) -> None:
    person = await office.person(name, here=here)
    assert office.desk.reaches(person) == reaches
    office.desk.approve(person, office.wish(), reaches)
    assert {each.reach for each in office.desk.approvals(person)} == set(reaches)
    assert {each.by for each in office.approvals.all()} == {f"{name}@demo"}


@pytest.mark.parametrize("reach", ["machine", "center", "bob@demo", "nobody"])
async def test_nobody_decides_on_anothers_seat(office: Office, reach: str) -> None:
    ada, wish = await office.person("ada", here=False), office.wish()
    assert refused(office.desk.approve, ada, wish, ["ada@demo", reach]) == "NOT_YOURS"
    assert (office.approvals.all(), wish.state.value) == ((), "waiting")


async def test_to_approve_is_to_choose_something(office: Office) -> None:
    ada, wish = await office.person("ada", here=True), office.wish()
    assert refused(office.desk.approve, ada, wish, []) == "NOTHING_CHOSEN"
    assert wish.state.value == "waiting"


async def test_a_refusal_lets_nobody_in(office: Office) -> None:
    wish = office.wish()
    office.desk.refuse(wish)
    assert (office.approvals.all(), wish.state.value) == ((), "refused")


async def test_whoever_may_approve_may_revoke_and_an_administrator_everything(office: Office) -> None:
    # given a page that ada has let in
    ada, bob, eve = [await office.person(name, here=False) for name in ("ada", "bob", "eve")]
    office.desk.approve(ada, office.wish(), ["ada@demo"])

    # then bob neither sees nor revokes it
    assert office.desk.approvals(bob) == ()
    assert refused(office.desk.revoke, bob, CRM, "ada@demo") == "NOT_APPROVED"
    assert office.approvals.allows(CRM, Place.of("ada"))

    # and eve does
    assert [each.origin for each in office.desk.approvals(eve)] == [CRM]
    office.desk.revoke(eve, CRM, "ada@demo")
    assert not office.approvals.allows(CRM, Place.of("ada"))
    assert refused(office.desk.revoke, ada, CRM, "ada@demo") == "NOT_APPROVED"


async def test_a_wrong_password(office: Office) -> None:
    with pytest.raises(Refusal, match="UNAUTHORIZED"):
        await office.desk.sign_in("ada", "guess", "192.0.2.1", here=True)
    with pytest.raises(Refusal, match="UNAUTHORIZED"):
        await office.desk.sign_in("nobody", "guess", "192.0.2.1", here=True)


async def test_a_new_password_signs_everybody_out(office: Office) -> None:
    ada = await office.person("ada", here=True)
    assert office.desk.again(ada.name, ada.mark, here=False).here is False
    office.passwords.known["ada@demo"] = "another"
    assert refused(office.desk.again, ada.name, ada.mark, here=True) == "SIGN_IN_AGAIN"


async def test_what_cannot_be_kept_is_said(office: Office) -> None:
    ada, wish = await office.person("ada", here=True), office.wish()
    office.shelf.close()
    assert refused(office.desk.approve, ada, wish, ["machine"]) == "APPROVALS_UNAVAILABLE"
    assert wish.state.value == "waiting"
