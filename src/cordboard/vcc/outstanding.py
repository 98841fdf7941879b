"""Which wishes the engine has not settled yet, and what each of them is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from .kernel import WishIssued, WishSettled
from .telephony import AnyVerb, Verb

if TYPE_CHECKING:
    from .world import World

_OBJECTS = ("recording", "leg", "play", "bridge", "station", "refer")

_OBJECT_OF: dict[type[Verb], str] = {
    kind: next(name for name in _OBJECTS if name in kind.__struct_fields__) for kind in get_args(AnyVerb)
}
"""The field that says what a verb is about: a recording outlives its leg, all else ends with it."""


def _object(verb: AnyVerb) -> str:
    """What a wish is about; a play to a whole bridge is about no leg."""
    return str(getattr(verb, _OBJECT_OF[type(verb)]))


def issue(world: World, fact: WishIssued) -> None:
    """A wish is outstanding."""
    world.wishes[fact.wish.id] = fact.wish
    world.wishes_about.setdefault(_object(fact.wish), {})[fact.wish.id] = None


def settle(world: World, fact: WishSettled) -> None:
    """A wish is outstanding no longer."""
    verb = world.wishes.pop(fact.wish, None)
    if verb is None:
        return
    about = world.wishes_about[_object(verb)]
    about.pop(fact.wish)
    if not about:
        del world.wishes_about[_object(verb)]
