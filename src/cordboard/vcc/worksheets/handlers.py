"""How agents fill in the worksheet of their call, and when it has to be complete.

Answers are saved all at once or not at all, in any state of the call. They stay with the call when it is
parked or goes to another agent, and are put away when it is over.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ..agents import Agent
from ..calls import Call, CallState
from ..campaigns import require_known
from ..center import Worksheet
from ..errors import Reason, Refusal
from ..ids import CallId, DispositionId, QuestionId, SeatId
from ..work import Work
from ..world import World
from .commands import SaveAnswers, UpdateAnswer
from .facts import WorksheetAnswered, WorksheetClosed
from .model import Answer, Sheet
from .policy import answers_in, filled_in, is_complete, is_open, worksheet_of
from .queries import GetAnswers, GetWorksheet, IsComplete


def save(work: Work, command: SaveAnswers) -> None:
    """Save all answers."""
    agent, call = _call_at(work.world, command.seat)
    _save(work, agent, call, _worksheet(work.world, call), command.answers)


def update(work: Work, command: UpdateAnswer) -> None:
    """Save one answer; the others stay."""
    agent, call = _call_at(work.world, command.seat)
    worksheet = _worksheet(work.world, call)
    before = _answers(work.world, call, worksheet)
    answers = {**before, command.question: command.answer}
    _save(work, agent, call, worksheet, answers.items())


def require_complete(
    world: World, seat: SeatId, asked: DispositionId | None, about: CallId | None = None
) -> None:
    """Raises Refusal WORKSHEET_INCOMPLETE where the disposition wants more answers about the call.

    `about`: the call; None: the agent's current one. What else is wrong is said by who decides.
    """
    disposition = None if asked is None else world.directory.dispositions.get(asked)
    agent = world.agents.get(world.seats[seat]) if seat in world.seats else None
    current = about or (None if agent is None else agent.call)
    call = None if current is None else world.calls.get(current)
    if disposition is None or call is None or not disposition.must_complete_worksheet:
        return
    if is_open(world.directory, call, world.sheets.begun.get(call.id)):
        raise Refusal(
            Reason.WORKSHEET_INCOMPLETE,
            f"the disposition {disposition.name} wants the worksheet complete; answer what is open first",
        )


def follow(work: Work) -> None:
    """Put the worksheets of calls away that are over."""
    begun = work.world.sheets.begun
    if not begun:
        return
    calls = (getattr(fact, "call", None) for fact in tuple(work.facts))
    over = {each.id for each in calls if isinstance(each, Call) and each.state is CallState.FINISHED}
    for call in (each for each in tuple(begun) if each in over):
        _close(work, begun[call])


def get_worksheet(world: World, query: GetWorksheet) -> Worksheet | None:
    """The worksheet of a campaign."""
    agent = world.agent_at(query.seat)
    call = None if agent.call is None else world.calls[agent.call]
    current = None if call is None else call.campaign
    require_known(world.directory, world.directory.users[agent.id], query.campaign, current)
    return worksheet_of(world.directory, query.campaign)


def get_answers(world: World, query: GetAnswers) -> tuple[Answer, ...]:
    """What has been answered about the current call."""
    _, call = _call_at(world, query.seat)
    sheet = world.sheets.begun.get(call.id)
    return () if sheet is None else sheet.answers


def get_complete(world: World, query: IsComplete) -> bool:
    """Is the current call's worksheet complete?"""
    _, call = _call_at(world, query.seat)
    worksheet = worksheet_of(world.directory, call.campaign)
    return worksheet is None or is_complete(worksheet, _answers(world, call, worksheet))


def _save(
    work: Work, agent: Agent, call: Call, worksheet: Worksheet, given: Iterable[tuple[QuestionId, str]]
) -> None:
    answers = filled_in(worksheet, given, work.world.directory.options.country)
    sheet = Sheet(call=call.id, worksheet=worksheet.id, answers=answers, by=agent.id, at=work.now)
    assert agent.seat is not None
    after = replace(call, worksheet_complete=is_complete(worksheet, answers_in(sheet)))
    work.record(WorksheetAnswered(seat=agent.seat, call=after, agent=agent, sheet=sheet))


def _close(work: Work, sheet: Sheet) -> None:
    worksheet = work.world.directory.worksheets.get(sheet.worksheet)
    names = {} if worksheet is None else {each.id: each.name for each in worksheet.questions}
    work.record(
        WorksheetClosed(
            sheet=sheet,
            worksheet="" if worksheet is None else worksheet.name,
            questions=tuple(names.get(each.question, "") for each in sheet.answers),
        )
    )


def _answers(world: World, call: Call, worksheet: Worksheet) -> dict[QuestionId, str]:
    """The answers to questions that the worksheet (still) has."""
    known = {each.id for each in worksheet.questions}
    found = answers_in(world.sheets.begun.get(call.id))
    return {question: text for question, text in found.items() if question in known}


def _worksheet(world: World, call: Call) -> Worksheet:
    worksheet = worksheet_of(world.directory, call.campaign)
    if worksheet is None:
        raise Refusal(
            Reason.WRONG_STATE, "the call's campaign has no worksheet; ask hasWorksheet before you save"
        )
    return worksheet


def _call_at(world: World, seat: SeatId) -> tuple[Agent, Call]:
    agent = world.agent_at(seat)
    if agent.call is None:
        raise Refusal(Reason.NO_CALL, "the agent has no call that could be written about; wait for one")
    return agent, world.calls[agent.call]
