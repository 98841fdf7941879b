"""What several capabilities do together on one command, signal or failure, each through its own functions."""

from __future__ import annotations

from msgspec.structs import replace

from . import telephony
from .agents import (
    ConfirmLogin,
    Logout,
    RestartStation,
    held,
    session,
    station,
)
from .callbacks import dialing as callback_calls
from .callbacks import sharing
from .calls import (
    AnswerHungUp,
    CallFinished,
    FinishCall,
    HangUpStation,
    LeaveConference,
    MakeCall,
    RetrieveCall,
    SetCallVariable,
    TransferCall,
    arrival,
    closing,
    conference,
    departure,
    deposit,
    dialing,
    ending,
    failures,
    knowledge,
    legs,
    offer,
    park,
    rules,
    talking,
    transfer,
)
from .calls import handlers as calls
from .configuration import ReplaceCenter
from .configuration import handlers as configuration
from .connectors import ProcessConnector
from .connectors import triggers as connectors
from .contacts import SetContactField, TellContacts
from .contacts import handlers as contacts
from .ids import CallId, DispositionId
from .menus import asking as menus
from .messages import writing
from .news import telling as news
from .player import alone
from .player import handlers as player
from .previews import EndPreview, MakePreviewCall, PreviewState, RenewPreview, following
from .previews import handlers as previews
from .queue import asking
from .supervision import ForceLogout, forcing, monitoring
from .voicemail import PlayRecording, PlayVoicemail, personal, working
from .work import Work
from .worksheets import handlers as worksheets


def confirm_login(work: Work, command: ConfirmLogin) -> None:
    """Whoever has to give way lets go of their call first."""
    for agent in session.displaced(work.world, command):
        departure.set_free(work, agent)
        monitoring.set_free(work, agent.id)
        previews.set_free(work, agent)
    session.confirm_login(work, command)


def leg_failed(work: Work, verb: telephony.Originate, signal: telephony.VerbFailed) -> None:
    """The engine cannot even begin: as if the leg had ended at once."""
    ended = legs.never_began(verb, signal)
    held.ended(work, ended)
    monitoring.left(work, ended)
    alone.left(work, ended)
    legs.left(work, ended)


def restart(work: Work, command: RestartStation) -> None:
    """A held leg is called anew; whatever was left of it ends."""
    if not work.world.agent_at(command.seat).restarting:
        station.restart(work, command)
        held.restarted(work, command.seat)


def answer_hung_up(work: Work, command: AnswerHungUp) -> None:
    """A held leg that has been hung up is called first."""
    if not offer.awaits_phone(work, command):
        offer.pick_up(work, command)
        return
    if work.world.agent_at(command.seat).station_leg is None:
        restart(work, RestartStation(seat=command.seat))
    offer.take_when_up(work, command)


def not_added(work: Work, verb: telephony.AddToBridge, signal: telephony.VerbFailed) -> None:
    """Somebody of a call, or a supervisor, is not in the bridge in which they belong."""
    failures.bridge_failed(work, verb, signal)
    monitoring.bridge_failed(work, verb, signal)


def probe_failed(work: Work, verb: telephony.ProbeStation, signal: telephony.VerbFailed) -> None:
    session.probe_failed(work, verb, signal)
    station.probe_failed(work, verb, signal)


def play_failed(work: Work, verb: telephony.Play, signal: telephony.VerbFailed) -> None:
    arrival.play_failed(work, verb, signal)
    deposit.play_failed(work, verb, signal)
    menus.not_said(work, verb, signal)
    asking.not_said(work, verb, signal)
    player.failed(work, verb, signal)


def play_recording(work: Work, command: PlayRecording) -> None:
    """The agent hears a voicemail of their own."""
    voicemail = personal.own(work.world, command.seat, command.voicemail)
    agent = alone.require_phone(work.world, command.seat)
    personal.heard(work, command)
    alone.listen(work, agent, voicemail.file, voicemail.id, voicemail.number)


def play_voicemail(work: Work, command: PlayVoicemail) -> None:
    """The agent hears the voicemail that they work on."""
    voicemail = working.to_play(work.world, command)
    agent = alone.require_phone(work.world, command.seat)
    alone.listen(work, agent, voicemail.file, voicemail.id, voicemail.number)


def logout(work: Work, command: Logout) -> None:
    """A supervisor who goes stops monitoring; a contact that the agent looks at is given back."""
    agent = session.leaving(work.world, command)
    monitoring.set_free(work, agent.id)
    previews.set_free(work, agent)
    session.logout(work, command)


def hang_up_station(work: Work, command: HangUpStation) -> None:
    """A supervisor who puts down the receiver stops monitoring; a held leg is another matter."""
    agent = work.world.agent_at(command.seat)
    if agent.id in work.world.monitorings and not agent.held:
        monitoring.set_free(work, agent.id)
    else:
        ending.hang_up_station(work, command)


def finish_call(work: Work, command: FinishCall) -> None:
    """A disposition may want the worksheet complete."""
    worksheets.require_complete(work.world, command.seat, command.disposition)
    closing.finish(work, command)


def transfer_call(work: Work, command: TransferCall) -> None:
    """So may one that is given up front."""
    worksheets.require_complete(work.world, command.seat, command.disposition, command.call)
    transfer.transfer(work, command)


def leave_conference(work: Work, command: LeaveConference) -> None:
    """So may one that is given when an agent leaves."""
    worksheets.require_complete(work.world, command.seat, command.disposition)
    conference.leave_it(work, command)


def process_connector(work: Work, command: ProcessConnector) -> None:
    """A connector that an agent sets off is told what is known of their call."""
    connectors.process(work, command, calls.known_of)


def tell_of_calls(work: Work) -> None:
    """Others hear what has become of calls; then the worksheets of those that are over are put away."""
    news.follow(work, writing.tell_users)
    connectors.follow(work, calls.known_of)
    worksheets.follow(work)


def force_logout(work: Work, command: ForceLogout) -> None:
    """Whoever is logged out lets go of their call first."""
    agent = forcing.leaving(work.world, command)
    departure.tear_out(work, agent)
    monitoring.set_free(work, agent.id)
    previews.set_free(work, agent)
    by = forcing.supervisor(work.world, command)
    session.force_out(work, work.world.agents[agent.id], by, command.reason)


def retrieve(work: Work, command: RetrieveCall) -> None:
    """A held leg joins the parked call at once."""
    call = park.retrieve(work, command)
    if call is not None:
        talking.connect_lifted(work, call)


def set_variable(work: Work, command: SetCallVariable) -> None:
    """Fields of contacts are variables of their calls too."""
    field = work.world.directory.contact_fields.get(command.variable)
    if field is None:
        knowledge.set_variable(work, command)
    else:
        contacts.set_field(work, SetContactField(seat=command.seat, field=field.name, value=command.value))


def tell_contacts(work: Work, command: TellContacts) -> None:
    """Where a number belongs to several, a call for a callback is with the one whom that is about."""
    meant = callback_calls.customer_of(work.world, command.call)
    chosen = sorted(command.contacts, key=lambda each: each.id != meant)
    contacts.tell(work, replace(command, contacts=tuple(chosen)))


def make_call(work: Work, command: MakeCall) -> CallId | None:
    """A call for a callback goes where that says."""
    return dialing.make_call(work, callback_calls.filled_in(work.world, command))


def replace_center(work: Work, command: ReplaceCenter) -> None:
    """Whoever is in another group now sees the callbacks of that one."""
    before = sharing.seen(work.world)
    configuration.replace_center(work, command)
    sharing.follow(work, before)


def make_preview_call(work: Work, command: MakePreviewCall) -> None:
    previews.make_call(work, command, dialing)


def renew_preview(work: Work, command: RenewPreview) -> None:
    previews.renew(work, command, dialing)


def end_preview(work: Work, command: EndPreview) -> None:
    """A call to the contact that is still the agent's is finished first."""
    preview = previews.preview_at(work.world, command.seat)
    if preview.state is not PreviewState.ON_CALL:
        previews.end_it(work, command)
        return
    call = work.world.calls[preview.id]
    asked = command.disposition or DispositionId(0)
    finish = FinishCall(seat=command.seat, disposition=asked, comments=call.comments)
    rules.admit(work.world, finish)
    finish_call(work, finish)
    over = next(fact.call for fact in work.facts if type(fact) is CallFinished)
    following.call_over(work, over, again=False)


def preview_timed_out(work: Work, subject: str) -> None:
    previews.timed_out(work, subject, dialing)
