"""The same calls over a link that loses, doubles and reorders: both sides always agree in the end."""

import contextlib

import pytest

from cordboard.sip import CallEnded, CallFailed, CallIncoming, ReinviteReceived, WrongCallState


def play(wire, bodies, make_story):
    """Both sides answer whatever comes; the story adds its own commands at its own times."""
    offer, answer = bodies

    def tried(command, *arguments, **options):
        with contextlib.suppress(WrongCallState):  # it may come too late
            command(*arguments, **options)

    def ring_and_answer(event, now):
        wire.callee.agent.ring(event.call, now)
        wire.at(0.8, lambda: tried(wire.callee.agent.answer, event.call, answer, now=wire.now))

    wire.callee.on[CallIncoming] = ring_and_answer
    for party in (wire.caller, wire.callee):
        party.on[ReinviteReceived] = lambda event, now, agent=party.agent: tried(
            agent.accept_reinvite, event.call, answer, now=now
        )
    call = wire.call()
    for seconds, command in make_story(wire, call, offer):
        wire.at(seconds, lambda command=command: tried(command))
    wire.run(400)
    return call


def caller_hangs_up(wire, call, offer):
    yield 6, lambda: wire.caller.agent.hang_up(call, wire.now)


def caller_cancels_near_the_answer(wire, call, offer):
    yield 0.81, lambda: wire.caller.agent.hang_up(call, wire.now)


def at_callee(wire, command, *arguments):
    """A command of the callee, for the call that reached it, if one did."""
    for event in wire.callee.seen(CallIncoming):
        command(event.call, *arguments, now=wire.now)


def callee_hangs_up(wire, call, offer):
    yield 6, lambda: at_callee(wire, wire.callee.agent.hang_up)
    yield 80, lambda: wire.caller.agent.hang_up(call, wire.now)  # if the call never came through


def both_hang_up(wire, call, offer):
    yield 9, lambda: at_callee(wire, wire.callee.agent.hang_up)
    yield 9, lambda: wire.caller.agent.hang_up(call, wire.now)


def hold_and_hang_up(wire, call, offer):
    yield 3, lambda: wire.caller.agent.reinvite(call, offer, wire.now)
    yield 5, lambda: at_callee(wire, wire.callee.agent.reinvite, offer)
    yield 60, lambda: wire.caller.agent.hang_up(call, wire.now)


STORIES = [caller_hangs_up, caller_cancels_near_the_answer, callee_hangs_up, both_hang_up, hold_and_hang_up]


@pytest.mark.parametrize("loss", [0.0, 0.3])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_both_sides_agree_in_the_end(new_wire, bodies, story, loss):
    for seed in range(60):
        wire = new_wire(seed=seed, loss=loss, duplicate=0.2, delay=(0.01, 0.3))
        play(wire, bodies, story)

        for party in (wire.caller, wire.callee):
            assert party.agent.calls() == (), seed
            assert party.agent.next_timer() is None, seed
            core = party.agent._core
            assert [core.clients, core.servers, core.dialogs, core.origins] == [{}] * 4, seed
        begun = [[c] for c in (e.call for e in wire.callee.seen(CallIncoming))]
        ended = [[e.call] for e in wire.callee.events if isinstance(e, CallEnded)]
        assert begun == ended, seed
        caller_ends = [e for e in wire.caller.events if isinstance(e, CallEnded | CallFailed)]
        assert len(caller_ends) == 1, seed
