"""Voicemail in the center file: whose greeting, whose numbers, when callers come to a box."""

from __future__ import annotations

import pytest

from cordboard.centerfile.loader import parse_center
from cordboard.centerfile.problems import CenterFileInvalid
from cordboard.vcc.center import CampaignVoicemail, SkillVoicemail, Unanswered, UserVoicemail

CENTER = """
domain: demo
prompts: [hello, sales_box]
voicemail:
  greeting: hello
  shortest: 2s
  longest: 1m
  silence: 0s
  messages: 7
  after_transfer: true
  internal: [no_answer, busy]
  keep: 90d
  heir: Support
skills:
  - name: Sales
    voicemail: {greeting: sales_box, priority: 40}
  - name: Support
users:
  - name: anna
    initial_password: secret-word
    voicemail: {greeting: hello, numbers: ["+12025550155"], email: anna@center.example, attach: true}
campaigns:
  - name: Sales
    numbers: ["+12025550100"]
    skills: [Sales]
    voicemail: {greeting: sales_box, when_closed: true}
"""


def loaded(text: str):
    return parse_center(text.encode(), "center.yaml", lambda _password: "$argon2id$")


def test_every_box_is_as_the_file_says() -> None:
    center = loaded(CENTER)
    rules = center.options.voicemail
    assert (rules.greeting, rules.shortest, rules.longest, rules.silence) == ("hello", 2_000, 60_000, 0)
    assert (rules.messages, rules.after_transfer) == (7, True)
    assert (rules.keep, rules.heir) == (90 * 86_400_000, center.skills[1].id)
    assert rules.internal == (Unanswered.NO_ANSWER, Unanswered.BUSY)
    assert [skill.voicemail for skill in center.skills] == [
        SkillVoicemail(greeting="sales_box", priority=40),
        SkillVoicemail(),
    ]
    assert center.users[0].voicemail == UserVoicemail(
        greeting="hello", numbers=("+12025550155",), email="anna@center.example", attach=True
    )
    assert center.campaigns[0].voicemail == CampaignVoicemail(greeting="sales_box", when_closed=True)


def test_a_file_that_says_nothing_has_the_greeting_that_comes_with_us() -> None:
    assert loaded("domain: demo").options.voicemail.greeting == "voicemail"


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("greeting: hello\n  shortest", "greeting: nobody\n  shortest", "CENTER-UNKNOWN-NAME"),
        ("shortest: 2s", "shortest: 2m", "CENTER-VALUE"),
        ("anna@center.example", "anna at home", "CENTER-VALUE"),
        ('["+12025550155"]', '["+12025550100"]', "CENTER-DUPLICATE"),
        ("no_answer", "asleep", "CENTER-VALUE"),
        ("priority: 40", "priority: 400", "CENTER-TYPE"),
    ],
)
def test_a_mistake_is_explained(right: str, wrong: str, code: str) -> None:
    assert right in CENTER
    with pytest.raises(CenterFileInvalid) as caught:
        loaded(CENTER.replace(right, wrong))
    assert [problem.code.value for problem in caught.value.problems] == [code]


def test_an_heir_is_a_skill() -> None:
    with pytest.raises(CenterFileInvalid, match="Nobody"):
        loaded(CENTER.replace("heir: Support", "heir: Nobody"))
