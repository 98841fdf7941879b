"""Groups of agents and the rules for callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cordboard.vcc.center import AgentGroup, CallbackRules, User
from cordboard.vcc.ids import AgentId, GroupId, Milliseconds

from .entries import AgentGroupEntry, CallbacksEntry, Word
from .naming import Directory, Ids
from .problems import Problems


def build_groups(
    entries: Iterable[AgentGroupEntry],
    known_users: Callable[[Iterable[Word]], tuple[AgentId, ...]],
    ids: Ids,
    problems: Problems,
) -> tuple[AgentGroup, ...]:
    """The groups; each names users, with or without `@domain`, once."""
    groups = Directory[AgentGroup]("agent group", problems)
    for entry in entries:
        group = AgentGroup(
            id=GroupId(ids.take("agent group", entry.name, entry.id)),
            name=str(entry.name),
            description=str(entry.description),
            agents=known_users(entry.agents),
        )
        groups.add(entry.name, group)
    return groups.all()


def people_by_name(users: Iterable[User], problems: Problems) -> Directory[User]:
    """The users by their whole names, in small letters."""
    people = Directory[User]("user", problems)
    for user in users:
        people.add(Word(user.name.casefold()), user)
    return people


def ids_of(names: Iterable[Word], people: Directory[User], domain: str) -> tuple[AgentId, ...]:
    """Those whom the names mean, with or without `@domain`."""
    return tuple(user.id for user in people.find_all(_full_name(word, domain) for word in names))


def build_callback_rules(entry: CallbacksEntry) -> CallbackRules:
    """How many callbacks there can be, and how far ahead."""
    return CallbackRules(limit=entry.limit, horizon=Milliseconds(int(entry.horizon)))


def _full_name(word: Word, domain: str) -> Word:
    return Word.at(word.place, word.casefold() if "@" in word else f"{word.casefold()}@{domain}")
