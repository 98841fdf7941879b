"""Groups of agents and the rules for callbacks."""

from __future__ import annotations

from collections.abc import Iterable

from cordboard.vcc.center import AgentGroup, CallbackRules, User
from cordboard.vcc.ids import GroupId, Milliseconds

from .entries import AgentGroupEntry, CallbacksEntry, Word
from .naming import Directory, Ids
from .problems import Problems


def build_groups(
    entries: Iterable[AgentGroupEntry], users: Iterable[User], domain: str, ids: Ids, problems: Problems
) -> tuple[AgentGroup, ...]:
    """The groups; each names users, with or without `@domain`, once."""
    people = Directory[User]("user", problems)
    for user in users:
        people.add(Word(user.name.casefold()), user)
    groups = Directory[AgentGroup]("agent group", problems)
    for entry in entries:
        names = (_full_name(word, domain) for word in entry.agents)
        group = AgentGroup(
            id=GroupId(ids.take("agent group", entry.name, entry.id)),
            name=str(entry.name),
            description=str(entry.description),
            agents=tuple(user.id for user in people.find_all(names)),
        )
        groups.add(entry.name, group)
    return groups.all()


def build_callback_rules(entry: CallbacksEntry) -> CallbackRules:
    """How many callbacks there can be, and how far ahead."""
    return CallbackRules(limit=entry.limit, horizon=Milliseconds(int(entry.horizon)))


def _full_name(word: Word, domain: str) -> Word:
    return Word.at(word.place, word.casefold() if "@" in word else f"{word.casefold()}@{domain}")
