"""Skills, reason codes, dispositions and campaigns: what there is to do, and how it can end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from cordboard.vcc.center import (
    Campaign,
    CampaignType,
    Disposition,
    DispositionKind,
    ReasonCode,
    ReasonKind,
    Skill,
    SkillPrompt,
    SystemWord,
    WrapUp,
)
from cordboard.vcc.ids import AgentId, CampaignId, DispositionId, Milliseconds, PromptId, ReasonId, SkillId

from .entries import CampaignEntry, DispositionEntry, ReasonEntry, SkillEntry, Word, WrapUpEntry
from .hours import build_calling_hours, build_hours
from .naming import Directory, Ids, extension, phone_number
from .outbound import Dialing, build_outbound
from .problems import Code, Place, Problems
from .routing import build_routing
from .tools import Tools
from .voicemail import build_campaign_box, build_skill_box, email_address

SYSTEM_DISPOSITIONS = {
    "Do Not Call": DispositionKind.DO_NOT_CALL,
    SystemWord.NO_DISPOSITION: DispositionKind.FINAL,
}
"""Every center has these, and every campaign may end with them."""

RECYCLE = "Recycle"
"""As if nobody had called; for agents with the permission SELECT_RECYCLE_DISPOSITION."""

AUTOMATIC_DISPOSITIONS = {
    SystemWord.ABANDON: DispositionKind.FINAL,
    SystemWord.BUSY: DispositionKind.REDIAL,
    SystemWord.NO_ANSWER: DispositionKind.REDIAL,
    SystemWord.OPERATOR_INTERCEPT: DispositionKind.DO_NOT_DIAL,
    SystemWord.DIAL_ERROR: DispositionKind.REDIAL,
    SystemWord.RESOURCE_UNAVAILABLE: DispositionKind.REDIAL,
    SystemWord.CALLER_DISCONNECTED: DispositionKind.REDIAL,
    SystemWord.TRANSFERRED: DispositionKind.FINAL,
    SystemWord.SENT_TO_VOICEMAIL: DispositionKind.FINAL,
    SystemWord.SYSTEM_SHUTDOWN: DispositionKind.REDIAL,
}
"""What the system says where no agent does, unless the file has a disposition of that name."""


def build_skills(
    entries: Iterable[SkillEntry], library: Directory[str], ids: Ids, problems: Problems
) -> Directory[Skill]:
    """The skills by name."""
    directory = Directory[Skill]("skill", problems)
    for entry in entries:
        skill = Skill(
            id=SkillId(ids.take("skill", entry.name, entry.id)),
            name=str(entry.name),
            description=str(entry.description),
            prompts=_skill_prompts(entry, library, ids, problems),
            voicemail=build_skill_box(entry.voicemail, library),
        )
        directory.add(entry.name, skill)
    return directory


def _skill_prompts(
    skill: SkillEntry, library: Directory[str], ids: Ids, problems: Problems
) -> tuple[SkillPrompt, ...]:
    """What the skill's agents may play; each skill has names of its own."""
    directory = Directory[SkillPrompt](f"prompt of {str(skill.name)!r}", problems)
    for entry in skill.prompts:
        prompt = SkillPrompt(
            id=PromptId(ids.take(f"prompt of {skill.name}", entry.name, entry.id)),
            name=str(entry.name),
            file=library.find(entry.file) or "",
            description=str(entry.description),
        )
        directory.add(entry.name, prompt)
    return directory.all()


def build_reasons(entries: Iterable[ReasonEntry], ids: Ids, problems: Problems) -> tuple[ReasonCode, ...]:
    """The reason codes; a name may serve once a kind."""
    directory = Directory[ReasonCode]("reason code", problems)
    for entry in entries:
        number = ReasonId(ids.take(f"{entry.kind} reason", entry.name, entry.id))
        reason = ReasonCode(id=number, name=str(entry.name), kind=entry.kind, selectable=entry.selectable)
        directory.add(Word.at(entry.name.place, entry.name and f"{entry.name} ({entry.kind})"), reason)
    return directory.all()


def build_dispositions(
    entries: Iterable[DispositionEntry], ids: Ids, problems: Problems
) -> Directory[Disposition]:
    """The dispositions by name, the system's own first."""
    directory = Directory[Disposition]("disposition", problems)
    for name, kind in SYSTEM_DISPOSITIONS.items():
        word = Word.at(Place(), name)
        number = DispositionId(ids.take("disposition", word, 0))
        directory.add(word, Disposition(id=number, name=str(name), kind=kind, system=True))
    recycle = Word.at(Place(), RECYCLE)
    number = DispositionId(ids.take("disposition", recycle, 0))
    again = Disposition(
        id=number, name=RECYCLE, kind=DispositionKind.REDIAL, system=True, automatic=True, recycles=True
    )
    directory.add(recycle, again)
    for entry in entries:
        directory.add(entry.name, _disposition(entry, ids, problems))
    described = {each.name for each in directory.all()}
    for name, kind in AUTOMATIC_DISPOSITIONS.items():
        if name not in described:
            word = Word.at(Place(), name)
            number = DispositionId(ids.take("disposition", word, 0))
            said = Disposition(id=number, name=str(name), kind=kind, system=True, automatic=True)
            directory.add(word, said)
    return directory


def _disposition(entry: DispositionEntry, ids: Ids, problems: Problems) -> Disposition:
    return Disposition(
        id=DispositionId(ids.take("disposition", entry.name, entry.id)),
        name=str(entry.name),
        description=str(entry.description),
        kind=entry.kind,
        must_confirm=entry.must_confirm,
        must_complete_worksheet=entry.must_complete_worksheet,
        redial_after=Milliseconds(int(entry.redial_after)),
        may_change_redial=entry.may_change_redial,
        attempts=entry.attempts,
        reset_attempts=entry.reset_attempts,
        first_call_resolution=entry.first_call_resolution,
        only_onward=entry.only_onward,
        email_to=tuple(email_address(word, problems) for word in entry.email_to),
    )


def complete_dispositions(
    dispositions: Directory[Disposition],
    entries: Iterable[DispositionEntry],
    campaigns: Directory[Campaign],
    readers: Callable[[Iterable[Word]], tuple[AgentId, ...]],
) -> tuple[Disposition, ...]:
    """The dispositions, which know in which campaigns else they are final, and who reads of them."""
    described = {str(entry.name): entry for entry in entries}
    return tuple(
        each
        if (entry := described.get(each.name)) is None
        else replace(
            each,
            campaigns=tuple(found.id for found in campaigns.find_all(entry.campaigns)),
            message_to=readers(entry.message_to),
        )
        for each in dispositions.all()
    )


@dataclass(frozen=True, slots=True)
class Workplace:
    """What campaigns refer to."""

    country: str
    skills: Directory[Skill]
    dispositions: Directory[Disposition]
    prompts: Directory[str]
    not_ready: Directory[ReasonCode]
    tools: Tools
    dialing: Dialing
    ids: Ids
    problems: Problems


def build_campaigns(entries: Iterable[CampaignEntry], workplace: Workplace) -> Directory[Campaign]:
    """The campaigns by name; each of our numbers belongs to one."""
    directory = Directory[Campaign]("campaign", workplace.problems)
    numbers = Directory[str]("campaign's number", workplace.problems)
    for entry in entries:
        campaign = _campaign(entry, workplace)
        for word, number in zip(entry.numbers, campaign.numbers, strict=True):
            numbers.add(Word.at(word.place, number), number)
        directory.add(entry.name, campaign)
    return directory


def _campaign(entry: CampaignEntry, workplace: Workplace) -> Campaign:
    problems, country = workplace.problems, workplace.country
    skills = workplace.skills.find_all(entry.skills)
    _check_reachable(entry, problems)
    worksheet = workplace.tools.worksheets.find(entry.worksheet)
    script = workplace.tools.scripts.find(entry.script)
    return Campaign(
        id=CampaignId(workplace.ids.take("campaign", entry.name, entry.id)),
        name=str(entry.name),
        type=entry.type,
        state=entry.state,
        description=str(entry.description),
        extension=extension(entry.extension, problems),
        numbers=tuple(phone_number(word, country, problems) for word in entry.numbers),
        skills=tuple(skill.id for skill in skills),
        dispositions=_dispositions(entry, workplace.dispositions),
        caller_number=phone_number(entry.caller_number, country, problems) if entry.caller_number else "",
        greeting=workplace.prompts.find(entry.greeting) or "",
        auto_record=entry.auto_record,
        priority=entry.priority,
        routing=None if entry.routing is None else build_routing(entry.routing, workplace.skills, problems),
        worksheet=None if worksheet is None else worksheet.id,
        script=None if script is None else script.id,
        connectors=tuple(each.id for each in workplace.tools.connectors.find_all(entry.connectors)),
        hours=build_hours(entry.hours, workplace.prompts, problems),
        wrap_up=_wrap_up(entry.wrap_up, workplace),
        voicemail=build_campaign_box(entry.voicemail, workplace.prompts),
        dialing_timeout=Milliseconds(int(entry.dialing_timeout)) or None,
        calling_hours=build_calling_hours(entry.calling_hours, problems),
        outbound=build_outbound(entry, workplace.dialing),
    )


def not_ready_reasons(reasons: Iterable[ReasonCode], problems: Problems) -> Directory[ReasonCode]:
    """The reasons for not being ready, by their plain names."""
    directory = Directory[ReasonCode]("NotReady reason", problems)
    for reason in reasons:
        if reason.kind is ReasonKind.NOT_READY:
            directory.add(Word.at(Place(), reason.name), reason)
    return directory


def _wrap_up(entry: WrapUpEntry, workplace: Workplace) -> WrapUp | None:
    if not entry.given:
        return None
    if not entry.timeout >= 1000:
        text, remedy = "No wrap-up is that short.", "Write 1s or more, or leave `wrap_up` out."
        workplace.problems.add(Code.VALUE, entry.place, text, remedy)
    disposition = workplace.dispositions.find(entry.disposition)
    reason = workplace.not_ready.find(entry.not_ready)
    if disposition is None:
        return None
    if disposition.only_onward:
        text = f"{disposition.name!r} is for calls that go on to somebody else, and the wrap-up ends none so."
        workplace.problems.add(Code.VALUE, entry.disposition.place, text, "Name another disposition.")
    return WrapUp(
        timeout=Milliseconds(int(entry.timeout)),
        disposition=disposition.id,
        not_ready=None if reason is None else reason.id,
    )


def _check_reachable(entry: CampaignEntry, problems: Problems) -> None:
    if entry.type is CampaignType.INBOUND and not entry.skills:
        text = f"Nobody takes the calls of {str(entry.name)!r}: it has no skill."
        problems.add(Code.MISSING, entry.place, text, "Add `skills: [...]`.")


def _dispositions(entry: CampaignEntry, directory: Directory[Disposition]) -> tuple[DispositionId, ...]:
    everything = tuple(each for each in directory.all() if not each.automatic)
    chosen = directory.find_all(entry.dispositions) if entry.dispositions else everything
    system = (disposition for disposition in everything if disposition.system)
    return tuple(dict.fromkeys(disposition.id for disposition in (*chosen, *system)))


def build_prompts(names: Iterable[Word], problems: Problems) -> Directory[str]:
    """The names of the prompt library's files."""
    directory = Directory[str]("prompt", problems)
    for name in names:
        if name and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) is None:
            text, remedy = f"{str(name)!r} is not a prompt's name.", "Write letters, digits, - and _ only."
            problems.add(Code.VALUE, name.place, text, remedy)
        directory.add(name, str(name))
    return directory
