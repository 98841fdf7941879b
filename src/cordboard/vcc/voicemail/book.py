"""The book of voicemails: what is alive of them now, as the facts have made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..addresses import Address
from ..calls import Deposit, DepositBegan, DepositCut, DepositSettled
from ..contacts import Contact
from ..ids import AgentId, Milliseconds, RecordingId, VoicemailId
from . import facts
from .model import FIRST_ID, Mail, Voicemail, VoicemailState


@dataclass(slots=True)
class Voicemails:
    """What is being said now, what lies in the boxes, and who has chosen which greeting."""

    deposits: dict[RecordingId, Deposit] = field(default_factory=dict)
    """What is being said, or has been and whose file is not whole yet."""
    cut: set[RecordingId] = field(default_factory=set)
    """Those of them that the engine's death has cut off, and whose file somebody has to look at."""
    callers: dict[RecordingId, Contact] = field(default_factory=dict)
    """Who speaks, where we know them."""
    greetings: dict[AgentId, str] = field(default_factory=dict)
    """The prompts that users have chosen for their boxes."""
    mails: dict[VoicemailId, Mail] = field(default_factory=dict)
    """News that has still to be sent."""
    last: int = 0
    """How many voicemails there have been."""
    alive: dict[VoicemailId, Voicemail] = field(default_factory=dict)
    """Those that lie in a user's box, or that no agent is done with."""
    boxes: dict[Address, dict[VoicemailId, None]] = field(default_factory=dict)
    waiting: dict[VoicemailId, None] = field(default_factory=dict)
    """Those of skills that nobody is offered or works on."""
    with_agents: dict[AgentId, VoicemailId] = field(default_factory=dict)
    """What each agent is offered, or works on."""
    offered: dict[AgentId, Milliseconds] = field(default_factory=dict)
    """When each agent was offered one last."""

    def held(self, box: Address) -> int:
        """How many messages a box holds, with those that are being said."""
        saying = sum(each.box == box for each in self.deposits.values())
        return saying + len(self.boxes.get(box, ()))

    def of_user(self, user: AgentId) -> tuple[Voicemail, ...]:
        """What lies in a user's own box, oldest first."""
        return tuple(each for each in self.alive.values() if each.owner == user)

    def of_agent(self, agent: AgentId) -> Voicemail | None:
        """What an agent is offered, or works on."""
        found = self.with_agents.get(agent)
        return None if found is None else self.alive[found]

    def next_id(self) -> VoicemailId:
        """The id of the next voicemail."""
        return VoicemailId(FIRST_ID + self.last + 1)

    def put(self, voicemail: Voicemail) -> None:
        """It is like this from now on."""
        self.remove(voicemail.id)
        if voicemail.state is VoicemailState.PROCESSED:
            return
        self.alive[voicemail.id] = voicemail
        self.boxes.setdefault(voicemail.box, {})[voicemail.id] = None
        if voicemail.agent is not None:
            self.with_agents[voicemail.agent] = voicemail.id
        elif voicemail.skill is not None:
            self.waiting[voicemail.id] = None

    def remove(self, voicemail: VoicemailId) -> None:
        """It is not here any more, if it was."""
        before = self.alive.pop(voicemail, None)
        if before is None:
            return
        box = self.boxes[before.box]
        del box[voicemail]
        if not box:
            del self.boxes[before.box]
        self.waiting.pop(voicemail, None)
        if before.agent is not None:
            self.with_agents.pop(before.agent, None)


def _begin(book: Voicemails, fact: DepositBegan) -> None:
    book.deposits[fact.deposit.recording] = fact.deposit


def _cut(book: Voicemails, fact: DepositCut) -> None:
    book.cut.add(fact.deposit.recording)


def _mail(book: Voicemails, fact: facts.MailDue) -> None:
    book.mails[fact.mail.voicemail] = fact.mail


def _mailed(book: Voicemails, fact: facts.MailSettled) -> None:
    book.mails.pop(fact.voicemail, None)


def _recognise(book: Voicemails, fact: facts.CallerRecognised) -> None:
    book.callers[fact.recording] = fact.contact


def _settle(book: Voicemails, fact: DepositSettled) -> None:
    book.deposits.pop(fact.deposit.recording, None)
    book.cut.discard(fact.deposit.recording)
    if not fact.kept:
        book.callers.pop(fact.deposit.recording, None)


def _arrive(book: Voicemails, fact: facts.VoicemailArrived) -> None:
    book.last = max(book.last, fact.voicemail.id - FIRST_ID)
    book.callers.pop(RecordingId(fact.voicemail.file.removesuffix(".wav")), None)
    book.put(fact.voicemail)


def _put(book: Voicemails, fact: Any) -> None:
    book.put(fact.voicemail)


def _offer(book: Voicemails, fact: facts.VoicemailOffered) -> None:
    book.put(fact.voicemail)
    if fact.voicemail.agent is not None:
        book.offered[fact.voicemail.agent] = fact.at


def _forget(book: Voicemails, fact: facts.VoicemailsForgotten) -> None:
    """No news goes out any more of what is gone."""
    for each in fact.voicemails:
        book.mails.pop(each, None)


def _choose(book: Voicemails, fact: facts.GreetingChosen) -> None:
    if fact.greeting:
        book.greetings[fact.user] = fact.greeting
    else:
        book.greetings.pop(fact.user, None)


EFFECTS: Mapping[type, Callable[[Voicemails, Any], None]] = {
    DepositBegan: _begin,
    DepositCut: _cut,
    DepositSettled: _settle,
    facts.MailDue: _mail,
    facts.MailSettled: _mailed,
    facts.CallerRecognised: _recognise,
    facts.VoicemailArrived: _arrive,
    facts.RecordingHeard: _put,
    facts.RecordingRemoved: _put,
    facts.GreetingChosen: _choose,
    facts.VoicemailOffered: _offer,
    facts.VoicemailWithdrawn: _put,
    facts.VoicemailOpenToAll: _put,
    facts.VoicemailAccepted: _put,
    facts.VoicemailPostponed: _put,
    facts.VoicemailResumed: _put,
    facts.VoicemailReturned: _put,
    facts.VoicemailSentOn: _put,
    facts.VoicemailProcessed: _put,
    facts.VoicemailDeleted: _put,
    facts.VoicemailLeftBehind: _put,
    facts.VoicemailsForgotten: _forget,
}
"""What each fact changes in the book."""
