"""Who decides on voicemails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..agents import LoggedOut, LoginFinished
from ..calls import DepositBegan, DepositSettled
from ..configuration import CenterReplaced
from ..kernel import Fact
from ..reconnection import Reconnected
from ..work import Work
from ..world import World
from . import answers, arrival, commands, leaving, mailing, offering, personal, queries, working
from .facts import VoicemailArrived, VoicemailReturned, VoicemailWithdrawn

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {
    commands.RequestRecordings: personal.request,
    commands.RemoveRecording: personal.remove,
    commands.ChooseGreeting: personal.choose_greeting,
    commands.ResetGreeting: personal.reset_greeting,
    commands.TellMail: mailing.tell,
    commands.AcceptVoicemail: offering.accept,
    commands.RejectVoicemail: offering.reject,
    commands.ProcessVoicemail: working.process,
    commands.TransferVoicemail: working.transfer,
    commands.DeleteVoicemail: working.delete,
    commands.ForgetVoicemails: leaving.forget,
}

TIMERS: Mapping[str, Callable[[Work, str], None]] = {
    offering.OFFER_TIMER: offering.timed_out,
    offering.OFFER_AGAIN_TIMER: offering.open_to_all,
}

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {
    queries.GetVoicemail: answers.get_voicemail,
    queries.ListMails: answers.list_mails,
    queries.ListCutDeposits: answers.list_cut_deposits,
    queries.GetKeeping: leaving.keeping,
}


_MAY_LEAVE = (CenterReplaced, VoicemailArrived, VoicemailReturned, VoicemailWithdrawn)
"""After these a voicemail may lie where nobody comes."""


def follow(work: Work, since: int) -> int:
    """What follows from the facts after the first `since`. Answer: how many there are now."""
    done = since
    gone = False
    while done < len(work.facts):
        fact: Fact = work.facts[done]
        done += 1
        if isinstance(fact, DepositBegan):
            arrival.recognise(work, fact)
        elif isinstance(fact, DepositSettled) and fact.kept:
            arrival.kept(work, fact)
        elif isinstance(fact, LoginFinished | Reconnected):
            personal.greet_with_box(work, fact)
        elif isinstance(fact, VoicemailArrived):
            mailing.arrived(work, fact)
        elif isinstance(fact, LoggedOut):
            working.gone_home(work, fact)
        gone = gone or isinstance(fact, _MAY_LEAVE)
    if gone:
        leaving.inherit(work)
    working.follow(work)
    return len(work.facts)
