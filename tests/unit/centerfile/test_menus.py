"""Menus and queues in the center file: every route leads somewhere, every mistake is explained."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, parse_center
from cordboard.vcc.center import (
    Announcements,
    CallerCallback,
    Center,
    Collect,
    Menu,
    Overflow,
    QueueManners,
    Route,
    Way,
)

CENTER = """
domain: d
prompts: [main, digits, wrong, hold]
skills: [{name: Sales}, {name: Support}]
users: [{name: ada, initial_password: eight888}]
call_variables: [{group: Order, name: number}]
menus:
  - name: main
    prompt: main
    choices:
      "1": skill Sales
      "2": menu digits
      "3": agent ada
      "4": number +12025550188
      "5": voicemail Support
      "6": voicemail ada
      "7": campaign Other
      "8": again
      "9": busy
      "*": hang up
    wrong: wrong
    patience: 7s
    tries: 2
    otherwise: skill Support
  - name: digits
    prompt: digits
    collect: {variable: Order.number, least: 4, most: 8, then: skill Sales}
    otherwise: hang up
campaigns:
  - name: Main
    skills: [Sales]
    menu: main
    queue:
      announce_first: 10s
      language: de
      whole_numbers: 99
      announce_every: 45s
      position: true
      expected_wait: true
      comfort: hold
      overflow: {to: skill Support, after: 5m, calls: 20, longest: 10m}
      when_closed: voicemail Sales
      when_nobody: hang up
      callback: {key: "2", attempts: 3, retry_after: 1m}
  - {name: Other, skills: [Support]}
"""


def read(text: str) -> Center:
    return parse_center(text.encode(), "test.yaml", lambda _: "hash")


def test_a_menu_is_read_whole() -> None:
    center = read(CENTER)
    sales, support = (each.id for each in center.skills)
    (ada,) = center.users
    other = center.campaigns[1].id
    assert center.menus[0] == Menu(
        name="main",
        prompt="main",
        choices=(
            ("1", Route(Way.SKILL, sales)),
            ("2", Route(Way.MENU, text="digits")),
            ("3", Route(Way.AGENT, ada.id)),
            ("4", Route(Way.NUMBER, text="+12025550188")),
            ("5", Route(Way.VOICEMAIL, support)),
            ("6", Route(Way.VOICEMAIL, ada.id)),
            ("7", Route(Way.CAMPAIGN, other)),
            ("8", Route(Way.AGAIN)),
            ("9", Route(Way.BUSY)),
            ("*", Route(Way.HANG_UP)),
        ),
        wrong="wrong",
        patience=7_000,
        tries=2,
        otherwise=Route(Way.SKILL, support),
    )
    variable = center.call_variables[0].id
    assert center.menus[1].collect == Collect(
        variable=variable, least=4, most=8, then=Route(Way.SKILL, sales)
    )


def test_what_happens_to_those_who_wait() -> None:
    center = read(CENTER)
    sales, support = (each.id for each in center.skills)
    main, other = center.campaigns
    assert main.menu == "main"
    assert main.queue == QueueManners(
        announcements=Announcements(
            first=10_000,
            every=45_000,
            position=True,
            wait=True,
            comfort="hold",
            language="de",
            whole_numbers=99,
        ),
        overflow=Overflow(to=Route(Way.SKILL, support), after=300_000, calls=20, longest=600_000),
        when_closed=Route(Way.VOICEMAIL, sales),
        when_nobody=Route(Way.HANG_UP),
        callback=CallerCallback(key="2", offer="say-callback-offer", attempts=3, retry_after=60_000),
    )
    assert (other.menu, other.queue) == ("", QueueManners())


MENU = "domain: d\nprompts: [p]\nskills: [{{name: S}}]\nmenus: [{{name: m, prompt: p, {}}}]\n"
QUEUE = "domain: d\nprompts: [p]\nskills: [{{name: S}}]\ncampaigns: [{{name: C, skills: [S], {}}}]\n"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (MENU.format("otherwise: hang up"), Code.VALUE, "Write `choices`, or `collect`"),
        (MENU.format("choices: {'1': skill X}, otherwise: busy"), Code.UNKNOWN_NAME, "no skill 'X'"),
        (MENU.format("choices: {'1': agent X}, otherwise: busy"), Code.UNKNOWN_NAME, "no user 'X'"),
        (MENU.format("choices: {'1': campaign X}, otherwise: busy"), Code.UNKNOWN_NAME, "no campaign 'X'"),
        (MENU.format("choices: {'1': menu X}, otherwise: busy"), Code.UNKNOWN_NAME, "no menu 'X'"),
        (MENU.format("choices: {'1': voicemail X}, otherwise: busy"), Code.UNKNOWN_NAME, "skill or user"),
        (MENU.format("choices: {'1': number X}, otherwise: busy"), Code.NUMBER, "country code"),
        (MENU.format("choices: {'1': skill}, otherwise: busy"), Code.VALUE, "and a name"),
        (MENU.format("choices: {'1': Sales}, otherwise: busy"), Code.VALUE, "leads nowhere"),
        (MENU.format("choices: {'12': busy}, otherwise: busy"), Code.VALUE, "no key"),
        (MENU.format("choices: {'1': busy}, otherwise: again"), Code.VALUE, "cannot be here"),
        (MENU.format("choices: {'1': busy}, otherwise: menu m"), Code.VALUE, "cannot be here"),
        (MENU.format("collect: {variable: A.b, then: busy}, otherwise: busy"), Code.UNKNOWN_NAME, "A.b"),
        (MENU.format("choices: {'1': busy}, tries: 0, otherwise: busy"), Code.TYPE, "from 1 to 10"),
        (QUEUE.format("menu: m"), Code.UNKNOWN_NAME, "no menu 'm'"),
        (QUEUE.format("queue: {overflow: {to: menu m}}"), Code.VALUE, "cannot be here"),
        (QUEUE.format("queue: {callback: {key: A}}"), Code.VALUE, "no key"),
        (QUEUE.format("queue: {comfort: x}"), Code.UNKNOWN_NAME, "no prompt 'x'"),
    ],
)
def test_every_mistake_is_explained(text: str, code: Code, words: str) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.code is code
    assert words in problem.text + problem.remedy


def test_digits_that_cannot_be_are_a_mistake() -> None:
    collect = "collect: {variable: A.b, least: 5, most: 4, then: again}, otherwise: busy"
    text = MENU.format(collect) + "call_variables: [{group: A, name: b}]\n"
    with pytest.raises(CenterFileInvalid) as caught:
        read(text)
    assert ["at most" in each.remedy or "where to" in each.remedy for each in caught.value.problems] == [
        True,
        True,
    ]


@pytest.mark.parametrize("folder", ["../secrets", "de/at", "/etc", "a b"])
def test_a_language_is_a_folder_of_the_library(folder: str) -> None:
    with pytest.raises(CenterFileInvalid, match="no name of a folder"):
        read(CENTER.replace("language: de", f"language: '{folder}'"))
