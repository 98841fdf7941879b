"""What has to hold while everybody works, and when everybody has gone home."""

from __future__ import annotations

from collections import Counter

from cordboard.vcc.agents import Presence
from cordboard.vcc.calls import Call, CallConnected, CallState, CallType, PlaceKept
from cordboard.vcc.ids import CallId, Milliseconds

from .center import MANNERS, HourCenter

assert MANNERS.callback is not None
ATTEMPTS = MANNERS.callback.attempts


class Proof:
    """Looks at a whole center at a moment when nothing is on its way."""

    def __init__(self, center: HourCenter) -> None:
        self._center = center
        self.looks = 0

    def look(self) -> None:
        """Raises AssertionError where something does not hold."""
        self.looks += 1
        self._prove_ownership()
        self._prove_nobody_waits_in_vain()
        self._prove_legs()
        self._prove_places()

    def _prove_ownership(self) -> None:
        """No two agents have one call, and each call knows its agent."""
        world = self._center.core
        for agent in world.agents.values():
            if agent.call is not None:
                assert world.calls[agent.call].agent == agent.id, (agent, world.calls[agent.call])
        owners = Counter(agent.call for agent in world.agents.values() if agent.call is not None)
        assert all(count == 1 for count in owners.values()), owners

    def _prove_nobody_waits_in_vain(self) -> None:
        """Where a call waits, nobody is free who could take it and has not just let it go.

        Who was called back in vain rests, and waits for no agent until it is time again.
        """
        world = self._center.core
        free = [world.agents[each] for each in world.free]
        for call in (world.calls[each] for each in world.queue):
            for agent in () if call.resting else free:
                can = call.skill in world.directory.levels(agent.id) and call.skill not in agent.skills_off
                assert not can or agent.id in call.not_for, (call, agent)

    def _prove_legs(self) -> None:
        """What lives in the engine is somebody's."""
        world = self._center.core
        for leg in self._center.engine._board.legs:
            assert world.knows(leg), leg

    def _prove_places(self) -> None:
        """Who keeps their place is on no line, can be called back, and has not been in vain too often."""
        world = self._center.core
        for each in (world.calls[call] for call in world.queue):
            if each.type is CallType.QUEUE_CALLBACK:
                assert each.customer_leg is None, each
                assert each.callback_number, each
                assert each.attempts < ATTEMPTS, each

    def prove_the_places(self, asked: int) -> int:
        """Who asked to be called back kept the place that they had. Answer: how many have spoken then."""
        queued: dict[CallId, Milliseconds] = {}
        kept: set[CallId] = set()
        spoken: set[CallId] = set()
        for recorded in self._center.owner.replay(0):
            fact = recorded.fact
            call = getattr(fact, "call", None)
            if type(fact) is PlaceKept:
                assert fact.call.queued_at == queued[fact.call.id], fact
                assert fact.call.id not in kept, fact
                kept.add(fact.call.id)
            elif type(fact) is CallConnected and fact.call.id in kept:
                spoken.add(fact.call.id)
            if type(call) is Call and call.state is CallState.QUEUED:
                queued[call.id] = call.queued_at
        assert 0 < len(kept) <= asked, (len(kept), asked)
        assert spoken
        return len(spoken)

    def prove_the_end(self, calls: int) -> None:
        """Everybody has gone: nothing is left, and each call has come to its one end."""
        world, board = self._center.core, self._center.engine._board
        assert not world.calls, list(world.calls.values())[:3]
        assert not board.legs, list(board.legs)[:3]
        assert not board.bridges
        assert not world.previews.tries, world.previews.tries
        assert not world.previews.shown, list(world.previews.shown.values())[:3]
        assert not world.voicemails.deposits, list(world.voicemails.deposits.values())[:3]
        assert not world.voicemails.alive, list(world.voicemails.alive.values())[:3]
        assert not world.callbacks.all, list(world.callbacks.all.values())[:3]
        assert all(each.presence is Presence.LOGGED_IN for each in world.agents.values())
        states: dict[CallId, CallState] = {}
        for recorded in self._center.owner.replay(0):
            call = getattr(recorded.fact, "call", None)
            if type(call) is Call:
                revived = states.get(call.id) is CallState.FINISHED and call.state is not CallState.FINISHED
                assert not revived, recorded
                states[call.id] = call.state
        assert len(states) >= calls
        assert set(states.values()) <= {CallState.FINISHED}
