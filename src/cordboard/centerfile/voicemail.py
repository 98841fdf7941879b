"""Voicemail: greetings that are prompts, numbers that are ours, addresses that can be written to."""

from __future__ import annotations

import re

from cordboard.vcc.center import (
    STANDARD_GREETING,
    CampaignVoicemail,
    Skill,
    SkillVoicemail,
    UserVoicemail,
    VoicemailRules,
)
from cordboard.vcc.ids import Milliseconds

from .entries import (
    CampaignVoicemailEntry,
    SkillVoicemailEntry,
    UserVoicemailEntry,
    VoicemailEntry,
    Word,
)
from .naming import Directory, phone_number
from .problems import Code, Problems

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,253}")


def build_rules(
    entry: VoicemailEntry, prompts: Directory[str], skills: Directory[Skill], problems: Problems
) -> VoicemailRules:
    """The rules of all boxes."""
    if entry.longest and not entry.shortest < entry.longest:
        text, remedy = "No voicemail can be so short and so long.", "Let `shortest` be below `longest`."
        problems.add(Code.VALUE, entry.place, text, remedy)
    heir = skills.find(entry.heir)
    return VoicemailRules(
        greeting=prompts.find(entry.greeting) or STANDARD_GREETING,
        shortest=Milliseconds(int(entry.shortest)),
        longest=Milliseconds(int(entry.longest)),
        silence=Milliseconds(int(entry.silence)),
        messages=entry.messages,
        after_transfer=entry.after_transfer,
        internal=tuple(dict.fromkeys(entry.internal)),
        offer_timeout=Milliseconds(int(entry.offer_timeout)),
        keep=Milliseconds(int(entry.keep)),
        heir=None if heir is None else heir.id,
    )


def build_user_box(
    entry: UserVoicemailEntry, prompts: Directory[str], country: str, problems: Problems
) -> UserVoicemail:
    """A user's box."""
    return UserVoicemail(
        greeting=prompts.find(entry.greeting) or "",
        numbers=tuple(phone_number(word, country, problems) for word in entry.numbers),
        email=email_address(entry.email, problems),
        attach=entry.attach,
    )


def build_skill_box(entry: SkillVoicemailEntry, prompts: Directory[str]) -> SkillVoicemail:
    """A skill's box."""
    return SkillVoicemail(greeting=prompts.find(entry.greeting) or "", priority=entry.priority or None)


def build_campaign_box(entry: CampaignVoicemailEntry, prompts: Directory[str]) -> CampaignVoicemail:
    """What a campaign wants of its skill's box."""
    return CampaignVoicemail(greeting=prompts.find(entry.greeting) or "", when_closed=entry.when_closed)


def email_address(word: Word, problems: Problems) -> str:
    """One address to which something can be sent."""
    if word and _EMAIL.fullmatch(word) is None:
        text, remedy = f"{str(word)!r} is no e-mail address.", "Write one address, as in anna@center.example."
        problems.add(Code.VALUE, word.place, text, remedy)
    return str(word)
