"""Menus, and what happens to calls while they wait: each route leads to something that is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from cordboard.vcc.center import (
    Announcements,
    CallerCallback,
    CallVariable,
    Campaign,
    Center,
    Collect,
    Menu,
    Overflow,
    QueueManners,
    Route,
    Skill,
    User,
    Way,
)
from cordboard.vcc.ids import Milliseconds

from .entries import (
    CallerCallbackEntry,
    CampaignEntry,
    CenterEntry,
    CollectEntry,
    MenuEntry,
    QueueEntry,
    Word,
)
from .naming import Directory, phone_number
from .problems import Code, Problems, suggest

T = TypeVar("T")

_FOLDER = re.compile(r"[A-Za-z0-9_-]{1,32}")
OUR_OFFER = "say-callback-offer"
_KEYS = re.compile(r"[0-9*#]")
_NOWHERE = Route(Way.HANG_UP)
_LOOPING = frozenset({Way.MENU, Way.AGAIN, Way.CAMPAIGN})
"""Those who press no key must not be led round in circles."""


@dataclass(frozen=True, slots=True)
class Signposts:
    """What routes may lead to."""

    country: str
    domain: str
    skills: Mapping[str, Skill]
    users: Mapping[str, User]
    campaigns: Mapping[str, Campaign]
    menus: frozenset[str]
    variables: Mapping[str, CallVariable]
    prompts: Directory[str]
    problems: Problems

    def route(self, word: Word, *, waits: bool) -> Route:
        """The route that `word` names; one for calls that wait, or press no key, leads to no menu."""
        way, _, name = word.partition(" ")
        known = {each.value: each for each in Way}
        found = known.get(str(word)) or known.get(way)
        if found is None or (found in _NAMED) == (str(word) == found.value):
            self._wrong(word, f"{str(word)!r} leads nowhere.", _HOW)
            return _NOWHERE
        if waits and found in _LOOPING:
            self._wrong(word, f"{str(word)!r} cannot be here.", "Write a skill, an agent, a number or a box.")
            return _NOWHERE
        resolve = _NAMED.get(found)
        place = Word.at(word.place, name.strip())
        return Route(found) if resolve is None else resolve(self, place)

    def _wrong(self, word: Word, text: str, remedy: str) -> None:
        self.problems.add(Code.VALUE, word.place, text, remedy)

    def to_skill(self, name: Word) -> Route:
        """The route to the skill of that name."""
        skill = self._find("skill", name, self.skills)
        return _NOWHERE if skill is None else Route(Way.SKILL, skill.id)

    def to_campaign(self, name: Word) -> Route:
        """The route to the campaign of that name."""
        campaign = self._find("campaign", name, self.campaigns)
        return _NOWHERE if campaign is None else Route(Way.CAMPAIGN, campaign.id)

    def to_agent(self, name: Word) -> Route:
        """The route to the agent of that name."""
        user = self._user(name) or self._find("user", name, self.users)
        return _NOWHERE if user is None else Route(Way.AGENT, user.id)

    def _find(self, kind: str, name: Word, things: Mapping[str, T]) -> T | None:
        if name not in things:
            text = f"There is no {kind} {str(name)!r}."
            self.problems.add(Code.UNKNOWN_NAME, name.place, text, suggest(name, things))
        return things.get(name)

    def _user(self, name: Word) -> User | None:
        return self.users.get((name if "@" in name else f"{name}@{self.domain}").lower())

    def to_number(self, name: Word) -> Route:
        """The route to that number."""
        return Route(Way.NUMBER, text=phone_number(name, self.country, self.problems))

    def to_voicemail(self, name: Word) -> Route:
        """The route to the box of that name."""
        user = self._user(name)
        if user is not None:
            return Route(Way.VOICEMAIL, user.id)
        skill = self._find("skill or user", name, self.skills)
        return _NOWHERE if skill is None else Route(Way.VOICEMAIL, skill.id)

    def to_menu(self, name: Word) -> Route:
        """The route to the menu of that name."""
        if name not in self.menus:
            text = f"There is no menu {str(name)!r}."
            self.problems.add(Code.UNKNOWN_NAME, name.place, text, suggest(name, self.menus))
        return Route(Way.MENU, text=str(name))


_NAMED: dict[Way, Callable[[Signposts, Word], Route]] = {
    Way.SKILL: Signposts.to_skill,
    Way.CAMPAIGN: Signposts.to_campaign,
    Way.AGENT: Signposts.to_agent,
    Way.NUMBER: Signposts.to_number,
    Way.VOICEMAIL: Signposts.to_voicemail,
    Way.MENU: Signposts.to_menu,
}
_HOW = "Write skill, campaign, agent, number, voicemail or menu and a name; or again, busy, hang up."


def build_menus(entries: Iterable[MenuEntry], signs: Signposts) -> tuple[Menu, ...]:
    """The menus by name."""
    directory = Directory[Menu]("menu", signs.problems)
    for entry in entries:
        directory.add(entry.name, _menu(entry, signs))
    return directory.all()


def _menu(entry: MenuEntry, signs: Signposts) -> Menu:
    if bool(entry.choices) == (entry.collect is not None):
        text = f"The menu {str(entry.name)!r} has choices and digits, or neither."
        signs.problems.add(Code.VALUE, entry.place, text, "Write `choices`, or `collect`.")
    for key in entry.choices:
        if _KEYS.fullmatch(key) is None:
            signs.problems.add(
                Code.VALUE, key.place, f"{str(key)!r} is no key.", "Write a digit, `*` or `#`, in quotes."
            )
    return Menu(
        name=str(entry.name),
        prompt=signs.prompts.find(entry.prompt) or "",
        choices=tuple((str(key), signs.route(to, waits=False)) for key, to in entry.choices.items()),
        collect=None if entry.collect is None else _collect(entry.collect, signs),
        wrong=signs.prompts.find(entry.wrong) or "",
        patience=Milliseconds(int(entry.patience)),
        tries=entry.tries,
        otherwise=signs.route(entry.otherwise, waits=True),
    )


def _collect(entry: CollectEntry, signs: Signposts) -> Collect | None:
    variable = signs.variables.get(str(entry.variable))
    if entry.least > entry.most:
        text = "No number of digits is that many at least and that few at most."
        signs.problems.add(Code.VALUE, entry.place, text, "Let `least` be at most `most`.")
    if variable is None:
        text = f"There is no call variable {str(entry.variable)!r}."
        signs.problems.add(
            Code.UNKNOWN_NAME, entry.variable.place, text, suggest(entry.variable, signs.variables)
        )
        return None
    then = signs.route(entry.then, waits=False)
    if then.way is Way.AGAIN:
        signs.problems.add(Code.VALUE, entry.then.place, "Digits lead on.", "Write where to.")
    return Collect(variable=variable.id, least=entry.least, most=entry.most, then=then)


def build_queue(entry: QueueEntry | None, signs: Signposts) -> QueueManners:
    """What happens to a campaign's calls while they wait."""
    if entry is None:
        return QueueManners()
    overflow = entry.overflow
    return QueueManners(
        announcements=Announcements(
            first=Milliseconds(int(entry.announce_first)),
            every=Milliseconds(int(entry.announce_every)),
            position=entry.position,
            wait=entry.expected_wait,
            comfort=signs.prompts.find(entry.comfort) or "",
            language=_folder(entry.language, signs.problems),
            whole_numbers=entry.whole_numbers,
        ),
        overflow=None
        if overflow is None
        else Overflow(
            to=signs.route(overflow.to, waits=True),
            after=Milliseconds(int(overflow.after)),
            calls=overflow.calls,
            longest=Milliseconds(int(overflow.longest)),
        ),
        when_closed=signs.route(entry.when_closed, waits=True) if entry.when_closed else None,
        when_nobody=signs.route(entry.when_nobody, waits=True) if entry.when_nobody else None,
        callback=None if entry.callback is None else _callback(entry.callback, signs),
    )


def _folder(word: Word, problems: Problems) -> str:
    """The name of a folder inside the prompt library."""
    if word and _FOLDER.fullmatch(word) is None:
        text = f"{str(word)!r} is no name of a folder."
        problems.add(Code.VALUE, word.place, text, "Use letters, digits, `-` and `_`, as in `de`.")
        return ""
    return str(word)


def _callback(entry: CallerCallbackEntry, signs: Signposts) -> CallerCallback:
    if _KEYS.fullmatch(entry.key) is None:
        text = f"{str(entry.key)!r} is no key."
        signs.problems.add(Code.VALUE, entry.key.place, text, "Write a digit, `*` or `#`, in quotes.")
    return CallerCallback(
        key=str(entry.key),
        offer=signs.prompts.find(entry.offer) or OUR_OFFER,
        own_number_only=entry.own_number_only,
        abroad=entry.abroad,
        attempts=entry.attempts,
        retry_after=Milliseconds(int(entry.retry_after)),
        expires=Milliseconds(int(entry.expires)),
    )


def signposts(center: Center, entry: CenterEntry, prompts: Directory[str], problems: Problems) -> Signposts:
    """What routes of this center may lead to."""
    return Signposts(
        country=center.options.country,
        domain=center.domain,
        skills={each.name: each for each in center.skills},
        users={each.name.lower(): each for each in center.users},
        campaigns={each.name: each for each in center.campaigns},
        menus=frozenset(str(each.name) for each in entry.menus),
        variables={each.label: each for each in center.call_variables},
        prompts=prompts,
        problems=problems,
    )


def lead_callers(center: Center, entry: CenterEntry, signs: Signposts) -> Center:
    """The center with its menus, and with what its campaigns say of menus and of those who wait."""
    entries = {str(each.name): each for each in entry.campaigns}
    campaigns = tuple(_led(each, entries[each.name], signs) for each in center.campaigns)
    return replace(center, menus=build_menus(entry.menus, signs), campaigns=campaigns)


def _led(campaign: Campaign, entry: CampaignEntry, signs: Signposts) -> Campaign:
    menu = signs.to_menu(entry.menu).text if entry.menu else ""
    return replace(campaign, menu=menu, queue=build_queue(entry.queue, signs))
