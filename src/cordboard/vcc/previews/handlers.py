"""What agents do with the contact that they preview, and what follows when they do nothing."""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import Agent
from ..calls import Party
from ..center import Disposition, OnTimeout
from ..dispositions import chosen, is_final, offered
from ..errors import Reason, Refusal
from ..ids import AgentId, DispositionId, SeatId
from ..numbers import read
from ..work import Work
from ..world import World
from .commands import EndPreview, MakePreviewCall, RenewPreview, SkipPreview
from .facts import EndOfPreviewFailed
from .looking import Dialing, dial, dial_by_itself, end, in_dialing_order, look_again, show_again, stop_agent
from .marking import correct, mark_skip, outbound_of
from .model import NumberState, Preview, PreviewState
from .queries import ListSkipDispositions


def preview_at(world: World, seat: SeatId) -> Preview:
    """What the agent at `seat` previews. Raises Refusal NOT_LOGGED_IN or WRONG_STATE."""
    agent = world.agent_at(seat)
    preview = world.previews.shown.get(agent.id)
    if preview is None:
        raise Refusal(
            Reason.WRONG_STATE, "the agent previews no contact; wait until one is shown (previewInitiated)"
        )
    return preview


def make_call(work: Work, command: MakePreviewCall, dialing: Dialing) -> None:
    """Dial the number, or the first that may be dialed."""
    preview = preview_at(work.world, command.seat)
    dial(work, preview, _index_of(work.world, preview, command.number), dialing)


def skip(work: Work, command: SkipPreview) -> None:
    """Leave the contact; where its number is being dialed already, that is told and nothing changes."""
    preview = preview_at(work.world, command.seat)
    if preview.state is PreviewState.ON_CALL:
        work.record(EndOfPreviewFailed(seat=preview.seat, preview=preview))
        return
    said = _skip_disposition(work.world, preview, command.disposition)
    after = mark_skip(work, preview, said, command.redial_after)
    end(work, replace(preview, record=after), Party.AGENT)


def renew(work: Work, command: RenewPreview, dialing: Dialing) -> None:
    """Show the contact again, for another of its numbers."""
    preview = preview_at(work.world, command.seat)
    said = _better_word(work.world, preview, command.disposition)
    if said is not None and is_final(said):
        raise Refusal(
            Reason.BAD_VALUE, f"with {said.name} the contact is done; end the preview with endPreviewCall"
        )
    if said is not None:
        preview = replace(preview, record=correct(work, preview, said))
    show_again(work, preview, dialing)


def end_it(work: Work, command: EndPreview) -> None:
    """Be done with the contact after a try; the agent may have a better word for it."""
    preview = preview_at(work.world, command.seat)
    said = _better_word(work.world, preview, command.disposition)
    if said is not None:
        preview = replace(preview, record=correct(work, preview, said))
    end(work, preview, Party.AGENT)


def set_free(work: Work, agent: Agent) -> None:
    """The agent leaves: what they preview is given back."""
    preview = work.world.previews.shown.get(agent.id)
    if preview is not None:
        end(work, preview, Party.AGENT)


def timed_out(work: Work, subject: str, dialing: Dialing) -> None:
    """The agent has looked for as long as the campaign allows."""
    preview = work.world.previews.shown.get(AgentId(int(subject)))
    if preview is None:
        return
    if preview.state is PreviewState.RENEWING:
        end(work, preview, Party.SYSTEM)
    elif outbound_of(work.world, preview.campaign).on_timeout is OnTimeout.DIAL:
        dial_by_itself(work, preview, dialing)
    else:
        stop_agent(work, preview)


def clock_struck(work: Work, subject: str) -> None:
    """A number has rested, or people may be called no longer, or again."""
    preview = work.world.previews.shown.get(AgentId(int(subject)))
    if preview is not None:
        look_again(work, preview)


def list_skip_dispositions(world: World, query: ListSkipDispositions) -> tuple[Disposition, ...]:
    """With which the agent may skip what they preview."""
    return _skip_dispositions(world, preview_at(world, query.seat))


def _skip_dispositions(world: World, preview: Preview) -> tuple[Disposition, ...]:
    """Those that the campaign names for it, else all that the agent could give its calls."""
    directory = world.directory
    named = outbound_of(world, preview.campaign).skip_dispositions
    if not named:
        every = offered(directory, directory.users[preview.agent], preview.campaign)
        return tuple(each for each in every if not each.only_onward)
    return tuple(directory.dispositions[each] for each in named if each in directory.dispositions)


def _skip_disposition(world: World, preview: Preview, asked: DispositionId | None) -> Disposition | None:
    if not asked:
        return None
    found = (each for each in _skip_dispositions(world, preview) if each.id == asked)
    said = next(found, None)
    if said is None:
        raise Refusal(
            Reason.UNKNOWN_DISPOSITION,
            f"{asked} skips no contact of this campaign; choose one of getPreviewSkipDispositions",
        )
    return said


def _better_word(world: World, preview: Preview, asked: DispositionId | None) -> Disposition | None:
    """Another word for the last try than it has; None where the agent leaves it at that."""
    if not asked or asked == preview.disposition:
        return None
    said = chosen(world.directory, world.directory.users[preview.agent], preview.campaign, asked)
    if said.must_complete_worksheet and preview.worksheet_open:
        raise Refusal(
            Reason.WORKSHEET_INCOMPLETE,
            f"the disposition {said.name} wants the worksheet complete, and the call is over; choose another",
        )
    return said


def _index_of(world: World, preview: Preview, text: str) -> int:
    """Which of the contact's numbers `text` is. Raises Refusal INVALID_NUMBER or NUMBER_RESTRICTED."""
    typed = text.strip()
    if not typed:
        return in_dialing_order(world, preview)[0]
    number = read(typed, world.directory.options.country)
    record = preview.record
    found = next((each for each in record.indices if record.number(each) in {typed, number}), None)
    if found is None:
        raise Refusal(
            Reason.INVALID_NUMBER, "this is none of the contact's numbers; choose one of the record's"
        )
    state = next((each for each in preview.numbers if each.index == found), NumberState(found))
    if state.restriction is not None:
        raise Refusal(
            Reason.NUMBER_RESTRICTED,
            f"number{found} of the contact may not be dialed now ({state.restriction}); choose another",
        )
    return found
