"""One call of one agent: begin it, take it, hold it, record it, end it."""

from __future__ import annotations

from ...center import Permission
from .. import commands, recording, talking
from ..admission import Guard, Need, Rule
from ..model import CallState
from ..states import MANUAL_FIRST, CallEvent
from .guards import (
    BEFORE_WRAP_UP,
    ENDS,
    NOT_A_TEST,
    NOT_UP,
    ON_HOOK,
    TALK,
    has_line,
    is_on,
    phone_is_up,
    secretly_recorded,
)

CONVERSATION_RULES = (
    Rule(name="make call", command=commands.MakeCall, need=Need.IDLE, begins=MANUAL_FIRST),
    Rule(
        name="make test call",
        command=commands.MakeTestCall,
        need=Need.IDLE,
        begins=MANUAL_FIRST,
        permission=Permission.MAKE_TEST_CALLS,
    ),
    Rule(name="pick up", command=commands.PickUp, states=(CallState.OFFERED,), events=(CallEvent.PICKED_UP,)),
    Rule(
        name="reject",
        command=commands.RejectCall,
        permission=Permission.REJECT_CALLS,
        states=(CallState.OFFERED,),
        refused="only an offered call can be rejected; disconnect this one",
        events=(CallEvent.RETURNED,),
    ),
    Rule(
        name="hang up",
        command=commands.HangUpStation,
        asked_by=lambda agent: not has_line(agent),
        states=BEFORE_WRAP_UP,
        refused=ON_HOOK.text,
        then=(ON_HOOK,),
        events=(CallEvent.RETURNED, CallEvent.ENDED, CallEvent.DROPPED),
    ),
    Rule(name="hang up line", command=commands.HangUpStation, asked_by=has_line, need=Need.NOTHING),
    Rule(
        name="disconnect",
        command=commands.DisconnectCall,
        states=ENDS,
        events=(CallEvent.ENDED, CallEvent.DROPPED),
    ),
    Rule(
        name="finish",
        command=commands.FinishCall,
        states=(*ENDS, CallState.WRAP_UP),
        events=(CallEvent.FINISHED, CallEvent.DROPPED),
    ),
    Rule(name="set variable", command=commands.SetCallVariable),
    Rule(
        name="hold",
        command=commands.HoldCall,
        given=is_on,
        permission=Permission.HOLD,
        first=(NOT_A_TEST,),
        states=(CallState.TALKING,),
        events=(CallEvent.HELD,),
    ),
    Rule(
        name="take off hold",
        command=commands.HoldCall,
        permission=Permission.HOLD,
        first=(NOT_A_TEST,),
        states=(CallState.ON_HOLD,),
        refused="nobody is on hold; put them on hold first",
        events=(CallEvent.RESUMED,),
    ),
    Rule(
        name="mute",
        command=commands.MuteCall,
        states=(CallState.DIALING, *TALK),
        refused=NOT_UP.text,
        then=(NOT_UP,),
    ),
    Rule(
        name="send digits",
        command=commands.SendDtmf,
        states=(CallState.TALKING, CallState.CONSULTING),
        refused=talking.NOBODY_OUTSIDE,
        then=(Guard(talking.hears_digits, talking.NOBODY_OUTSIDE),),
    ),
    Rule(
        name="start recording",
        command=commands.RecordCall,
        given=is_on,
        permission=Permission.MAKE_RECORDINGS,
        states=TALK,
        refused="there is no conversation to record",
        then=(
            Guard(
                lambda _world, _agent, call: not recording.is_shown(call),
                "the call is being recorded already",
            ),
            Guard(
                lambda world, agent, call: secretly_recorded(world, agent, call) or not call.consults,
                "a consultation is not recorded; record when the customer is back",
            ),
            Guard(
                lambda world, agent, call: (
                    secretly_recorded(world, agent, call) or recording.with_outside(world, call)
                ),
                "only a call with somebody outside is recorded",
            ),
            Guard(
                lambda world, agent, call: (
                    secretly_recorded(world, agent, call) or phone_is_up(world, agent, call)
                ),
                "the agent's phone is not connected; record when it is",
            ),
        ),
    ),
    Rule(
        name="stop recording",
        command=commands.RecordCall,
        permission=Permission.MAKE_RECORDINGS,
        states=TALK,
        refused="there is no conversation to record",
        then=(
            Guard(lambda _world, _agent, call: recording.is_shown(call), "the call is not being recorded"),
        ),
    ),
    Rule(
        name="pause recording",
        command=commands.PauseRecord,
        given=is_on,
        permission=Permission.MAKE_RECORDINGS,
        states=TALK,
        refused="there is no conversation that is recorded",
        then=(
            Guard(lambda _world, _agent, call: recording.is_shown(call), "the call is not being recorded"),
            Guard(
                lambda _world, _agent, call: not call.recording_paused_at,
                "the recording is paused already",
            ),
        ),
    ),
    Rule(
        name="resume recording",
        command=commands.PauseRecord,
        permission=Permission.MAKE_RECORDINGS,
        states=TALK,
        refused="there is no conversation that is recorded",
        then=(
            Guard(lambda _world, _agent, call: bool(call.recording_paused_at), "the recording is not paused"),
        ),
    ),
)
