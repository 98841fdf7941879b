"""Users: their names, rights, skills and passwords."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import msgspec

from cordboard.vcc.center import Permission, Skill, SkillLevel, User
from cordboard.vcc.ids import AgentId

from .entries import UserEntry, Word
from .naming import Directory, Ids, extension
from .problems import Code, Problems, suggest
from .secrets import check_password
from .voicemail import build_user_box

HashPassword = Callable[[str], str]

EVERYTHING = "all"
_HASHING_THREADS = 4


class Permissions:
    """The named sets of permissions."""

    def __init__(self, sets: Mapping[Word, tuple[Word, ...]], problems: Problems) -> None:
        self._problems = problems
        self._sets: dict[str, frozenset[Permission]] = {EVERYTHING: frozenset(Permission)}
        for name, members in sets.items():
            self._check_name(name)
            self._sets[name] = frozenset().union(*(self._single(member) for member in members))

    def _check_name(self, name: Word) -> None:
        if name == EVERYTHING or name in Permission.__members__:
            text = f"{str(name)!r} cannot name a permission set: it has a meaning already."
            self._problems.add(Code.DUPLICATE, name.place, text, "Give the set another name.")

    def _single(self, word: Word) -> frozenset[Permission]:
        if word in Permission.__members__:
            return frozenset({Permission(word)})
        text, remedy = f"There is no permission {str(word)!r}.", suggest(word, Permission.__members__)
        self._problems.add(Code.UNKNOWN_NAME, word.place, text, remedy)
        return frozenset()

    def of(self, words: Iterable[Word]) -> frozenset[Permission]:
        """All permissions that sets and single names give together."""
        return frozenset().union(*(self._set_or_single(word) for word in words))

    def _set_or_single(self, word: Word) -> frozenset[Permission]:
        if word in self._sets:
            return self._sets[word]
        if word in Permission.__members__:
            return frozenset({Permission(word)})
        text = f"There is no permission or permission set {str(word)!r}."
        remedy = suggest(word, {*self._sets, *Permission.__members__})
        self._problems.add(Code.UNKNOWN_NAME, word.place, text, remedy)
        return frozenset()


def build_users(
    entries: tuple[UserEntry, ...],
    domain: str,
    *,
    country: str,
    permissions: Permissions,
    skills: Directory[Skill],
    prompts: Directory[str],
    ids: Ids,
    problems: Problems,
) -> tuple[User, ...]:
    """The users, each with the hash from the file; `hash_passwords` adds those of initial passwords."""
    directory = Directory[User]("user", problems)
    for entry in entries:
        name = _full_name(entry.name, domain, problems)
        check_password(entry, problems)
        user = User(
            id=AgentId(ids.take("user", name, entry.id)),
            name=str(name),
            full_name=str(entry.full_name or entry.name),
            extension=extension(entry.extension, problems),
            role=entry.role,
            password=str(entry.password_hash),
            must_change_password=entry.must_change_password,
            active=entry.active,
            always_recorded=entry.always_recorded,
            permissions=permissions.of(entry.permissions),
            skills=_levels(entry, skills),
            voicemail=build_user_box(entry.voicemail, prompts, country, problems),
        )
        directory.add(Word.at(name.place, name.casefold()), user)
    return directory.all()


def _full_name(name: Word, domain: str, problems: Problems) -> Word:
    bare, at, named_domain = name.partition("@")
    if name and (re.fullmatch(r"[A-Za-z0-9._-]{1,64}", bare) is None or (at and named_domain != domain)):
        remedy = f"Write letters, digits, dots, dashes and underscores; @{domain} may follow."
        problems.add(Code.VALUE, name.place, f"{str(name)!r} is not a user name here.", remedy)
    return Word.at(name.place, f"{bare}@{domain}" if name else "")


def _levels(entry: UserEntry, skills: Directory[Skill]) -> tuple[SkillLevel, ...]:
    found = ((skills.find(name), level) for name, level in entry.skills.items())
    return tuple(SkillLevel(skill.id, level) for skill, level in found if skill is not None)


def hash_passwords(
    users: tuple[User, ...], entries: tuple[UserEntry, ...], hash_password: HashPassword
) -> tuple[User, ...]:
    """The users with their initial passwords hashed, several at a time: argon2 is slow."""

    def hashed(user: User, entry: UserEntry) -> User:
        if not entry.initial_password:
            return user
        return msgspec.structs.replace(user, password=hash_password(str(entry.initial_password)))

    with ThreadPoolExecutor(_HASHING_THREADS) as pool:
        return tuple(pool.map(hashed, users, entries))
