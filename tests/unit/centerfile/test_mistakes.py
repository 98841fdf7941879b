"""Mistakes in a center file: each has its code, its line and a remedy; none shows a secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.centerfile import CenterFileInvalid, Code, Problem, load_center, parse_center


def mistakes(text: str | bytes) -> tuple[Problem, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(data, "test.yaml", lambda _: "hash")
    return caught.value.problems


def only(text: str | bytes) -> Problem:
    (problem,) = mistakes(text)
    return problem


BASE = "domain: d\nskills: [{name: S}]\n"
HALF = "initial_password: eight888"
HOURS = "campaigns: [{{name: C, skills: [S], hours: {{zone: UTC, week: {}}}}}]\n"
WRAP_UP = "campaigns: [{{name: C, skills: [S], wrap_up: {{timeout: {}}}}}]\n"
PROMPTS = "domain: d\nprompts: [terms]\nskills:\n  - name: S\n    prompts:\n      - {}\n"
DIALING = "campaigns: [{{name: C, skills: [S], type: {}, dialing: {{{}}}}}]\n"
CALLING = "campaigns: [{{name: C, skills: [S], calling_hours: {{zone: {}, week: {{}}}}}}]\n"
FIELD = "domain: d\ncontact_fields: [{{{}}}]\n"
VARIABLE = "domain: d\ncall_variables: [{{{}}}]\n"

SINGLE = [
    # text, code, line, words of text or remedy
    ("skills: []\n", Code.MISSING, 1, "domain"),
    ("domain: Demo Center\n", Code.VALUE, 1, "lower-case"),
    ("domain: d\ncountry: us\n", Code.VALUE, 2, "capitals"),
    ("domain: d\ncampains: []\n", Code.UNKNOWN_KEY, 2, "Did you mean 'campaigns'?"),
    ("domain: d\ndomain: e\n", Code.DUPLICATE_KEY, 2, "first in line 1"),
    ("domain: d\nskills: Sales\n", Code.TYPE, 2, "Begin each item with"),
    ("domain: d\nskills: [Sales]\n", Code.TYPE, 2, "is not a mapping"),
    ("domain: d\nskills: [{name: [a]}]\n", Code.TYPE, 2, "one value"),
    ("domain: d\nskills:\n  - name:\n", Code.TYPE, 3, "is empty"),
    ("domain: d\noptions: {may_select_none: yes}\n", Code.TYPE, 2, "true or false"),
    ("domain: d\noptions: {offer_timeout: 20}\n", Code.TYPE, 2, "unit"),
    ("domain: d\noptions: {default_campaign: X}\n", Code.UNKNOWN_NAME, 2, "There is none yet"),
    (
        BASE + "campaigns: [{name: C, skills: [S], hours: {zone: Berlin, week: {}}}]\n",
        Code.VALUE,
        3,
        "Europe/Berlin",
    ),
    (
        BASE + "campaigns: [{name: C, skills: [S], hours: {zone: UTC, week: {Mo: '9-5'}}}]\n",
        Code.VALUE,
        3,
        "Mon-Fri",
    ),
    (BASE + HOURS.format("{Mon: '9-17'}"), Code.VALUE, 3, "09:00-17:30"),
    (BASE + HOURS.format("{Mon: '18:00-09:00'}"), Code.VALUE, 3, "no hours of a day"),
    (BASE + HOURS.format("{Mon: '09:00-12:00, 11:00-13:00'}"), Code.VALUE, 3, "in order"),
    (BASE + HOURS.format("{Mon: '09:00-24:30'}"), Code.VALUE, 3, "24:00"),
    (
        BASE + HOURS.format("{Mon-Fri: '09:00-17:00', Tue: '10:00-11:00'}"),
        Code.DUPLICATE,
        3,
        "Tue has its hours",
    ),
    (BASE + HOURS.format("{Fri-Mon: '09:00-17:00'}"), Code.VALUE, 3, "no day of the week"),
    (BASE + HOURS.format("{}, holidays: [Christmas]"), Code.VALUE, 3, "2026-12-25"),
    (BASE + HOURS.format("{}, closed_prompt: bye"), Code.UNKNOWN_NAME, 3, "prompt"),
    (BASE + WRAP_UP.format("0s, disposition: No Disposition"), Code.VALUE, 3, "1s or more"),
    (BASE + WRAP_UP.format("9s, disposition: Nope"), Code.UNKNOWN_NAME, 3, "disposition"),
    (
        BASE + WRAP_UP.format("9s, disposition: No Disposition, not_ready: Tea"),
        Code.UNKNOWN_NAME,
        3,
        "NotReady",
    ),
    ("domain: d\nspeed_dials: [{code: one, number: '+15550100911'}]\n", Code.VALUE, 2, "1 to 6"),
    ("domain: d\nspeed_dials: [{code: 1, number: '911911'}]\n", Code.NUMBER, 2, "+15550100123"),
    (
        "domain: d\nspeed_dials: [{code: 1, number: '+15550100911'}, {code: 1, number: '+15550100912'}]\n",
        Code.DUPLICATE,
        2,
        "speed dial '1'",
    ),
    (
        BASE
        + "campaigns: [{name: C, skills: [S], extension: 30}]\n"
        + "speed_dials: [{code: 30, number: '+15550100911'}]\n",
        Code.DUPLICATE,
        4,
        "speed dial",
    ),
    (BASE + DIALING.format("INBOUND", "lists: [{name: L}]"), Code.VALUE, 3, "type: OUTBOUND"),
    (
        BASE + DIALING.format("OUTBOUND", "lists: [{name: L}, {name: L}]"),
        Code.DUPLICATE,
        3,
        "list of the campaign",
    ),
    (BASE + DIALING.format("OUTBOUND", "lists: [{name: L}], numbers: [4]"), Code.TYPE, 3, "from 1 to 3"),
    (BASE + DIALING.format("OUTBOUND", "lists: [{name: L}], numbers: [1, 1]"), Code.VALUE, 3, "[1, 3]"),
    (
        BASE + DIALING.format("OUTBOUND", "lists: [{name: L}], conditions: [{field: stat, value: NY}]"),
        Code.UNKNOWN_NAME,
        3,
        "state",
    ),
    (
        BASE + DIALING.format("OUTBOUND", "lists: [{name: L}], conditions: [{field: state}]"),
        Code.VALUE,
        3,
        "needs one",
    ),
    (
        BASE + DIALING.format("OUTBOUND", "lists: [{name: L}], preview: {skip_dispositions: [Never]}"),
        Code.UNKNOWN_NAME,
        3,
        "disposition",
    ),
    (
        BASE
        + DIALING.format(
            "OUTBOUND", "lists: [{name: L}], conditions: [{field: state, value: NY}], grouping: 2"
        ),
        Code.VALUE,
        3,
        "counted from 1 to 1",
    ),
    (
        BASE
        + DIALING.format(
            "OUTBOUND",
            "lists: [{name: L}], conditions: [{field: state, value: NY}], any_condition: true, grouping: 1",
        ),
        Code.VALUE,
        3,
        "Leave one of them out",
    ),
    (BASE + "dispositions: [{name: D, email_to: [boss]}]\n", Code.VALUE, 3, "one address"),
    (BASE + "dispositions: [{name: D, message_to: [ada]}]\n", Code.UNKNOWN_NAME, 3, "user"),
    (
        BASE + "dispositions: [{name: D, only_onward: true}]\n"
        "campaigns: [{name: C, skills: [S], wrap_up: {timeout: 9s, disposition: D}}]\n",
        Code.VALUE,
        4,
        "Name another",
    ),
    (
        BASE
        + "dispositions: [{name: D, only_onward: true}]\n"
        + DIALING.format("OUTBOUND", "lists: [{name: L}], preview: {skip_dispositions: [D]}"),
        Code.VALUE,
        4,
        "skip_dispositions",
    ),
    (BASE + CALLING.format("Moon/Base"), Code.VALUE, 3, "no time zone"),
    (FIELD.format("name: _record_id"), Code.VALUE, 2, "letter"),
    (FIELD.format("name: City"), Code.DUPLICATE, 2, "Write 'city'"),
    (FIELD.format("name: number1, type: NUMBER"), Code.VALUE, 2, "system's own"),
    (FIELD.format("name: city, map_to: LAST_AGENT"), Code.VALUE, 2, "who writes it"),
    (FIELD.format("name: tries, type: DATE, map_to: ATTEMPTS_FOR_LAST_CAMPAIGN"), Code.VALUE, 2, "NUMBER"),
    (FIELD.format("name: due, type: DATE, restrictions: {min: soon}"), Code.VALUE, 2, "DATE"),
    ("domain: d\ncontact_fields: [{name: a}, {name: A}]\n", Code.DUPLICATE, 2, "another name"),
    (VARIABLE.format("group: Call, name: a"), Code.DUPLICATE, 2, "another group"),
    (VARIABLE.format("group: A, name: 1st"), Code.VALUE, 2, "letter"),
    (VARIABLE.format("group: A, name: b, type: TEXT"), Code.VALUE, 2, "STRING"),
    (VARIABLE.format("group: A, name: b, type: DATE, default: tomorrow"), Code.VALUE, 2, "DATE"),
    (VARIABLE.format("group: A, name: b, type: NUMBER, restrictions: {min: few}"), Code.VALUE, 2, "NUMBER"),
    (VARIABLE.format("group: A, name: b, restrictions: {max: long}"), Code.VALUE, 2, "characters"),
    (VARIABLE.format("group: A, name: b, restrictions: {regexp: '('}"), Code.VALUE, 2, "regular expression"),
    (
        VARIABLE.format("group: A, name: b, default: no, restrictions: {one_of: [x, y]}"),
        Code.VALUE,
        2,
        "is one of x, y",
    ),
    (BASE + "skills2: []\n", Code.UNKNOWN_KEY, 3, "'skills'"),
    ("domain: d\nskills: [{name: S}, {name: S}]\n", Code.DUPLICATE, 2, "already"),
    (BASE + f"users: [{{name: a, {HALF}, skills: {{s: 1}}}}]\n", Code.UNKNOWN_NAME, 3, "Did you mean 'S'?"),
    (BASE + f"users: [{{name: a, {HALF}, skills: {{S: 11}}}}]\n", Code.TYPE, 3, "from 1 to 10"),
    (f"domain: d\nusers: [{{name: a b, {HALF}}}]\n", Code.VALUE, 2, "user name"),
    (f"domain: d\nusers: [{{name: a@other, {HALF}}}]\n", Code.VALUE, 2, "@d may follow"),
    (f"domain: d\nusers: [{{name: a, {HALF}}}, {{name: A@d, {HALF}}}]\n", Code.DUPLICATE, 2, "already"),
    (f"domain: d\nusers: [{{name: a, {HALF}, role: Boss}}]\n", Code.VALUE, 2, "There is: Agent"),
    (f"domain: d\nusers: [{{name: a, {HALF}, extension: 1}}]\n", Code.VALUE, 2, "2 to 6 digits"),
    (f"domain: d\nusers: [{{name: a, {HALF}, permissions: [HOLDS]}}]\n", Code.UNKNOWN_NAME, 2, "'HOLD'"),
    ("domain: d\npermission_sets: {x: [FLY]}\n", Code.UNKNOWN_NAME, 2, "permission"),
    ("domain: d\npermission_sets: {all: [HOLD]}\n", Code.DUPLICATE, 2, "another name"),
    ("domain: d\nusers: [{name: a}]\n", Code.PASSWORD, 2, "no password"),
    ("domain: d\nusers: [{name: a, initial_password: short}]\n", Code.PASSWORD, 2, "8 characters"),
    ("domain: d\nusers: [{name: a, password_hash: plain-text}]\n", Code.PASSWORD, 2, "initial_password"),
    ("domain: d\nstations: [{extension: 1001}]\n", Code.SECRET, 2, "Add `secret"),
    (
        "domain: d\nstations: [{extension: 1001, secret: long-enough, address: 'sip:a@192.0.2.1'}]\n",
        Code.SECRET,
        2,
        "Keep `secret`",
    ),
    (
        "domain: d\nstations: [{extension: 1001, address: 'sip:a@example.com'}]\n",
        Code.VALUE,
        2,
        "sip:user@IP",
    ),
    (
        "domain: d\nstations: [{extension: 1001, address: 'sip:a@192.0.2.1:0'}]\n",
        Code.VALUE,
        2,
        "sip:user@IP",
    ),
    (
        "domain: d\nstation_addresses:\n  - sip:2??@pbx.example\n  - sip:2??@*.example\n",
        Code.VALUE,
        4,
        "only USER may hold",
    ),
    (
        "domain: d\nstations: [{extension: 1001, address: 'sip:a@192.0.2.999'}]\n",
        Code.VALUE,
        2,
        "sip:user@IP",
    ),
    ("domain: d\nstations: [{extension: 1001, secret: short}]\n", Code.SECRET, 2, "8 characters"),
    ("domain: d\nstations: [{extension: x1, secret: long-enough}]\n", Code.VALUE, 2, "digits"),
    ("domain: d\ntrunks: [{name: t, host: 'a b'}]\n", Code.VALUE, 2, "host"),
    ("domain: d\ntrunks: [{name: t, host: h, port: 65536}]\n", Code.TYPE, 2, "65535"),
    ("domain: d\ntrunks: [{name: t, host: h, user: u}]\n", Code.SECRET, 2, "both, or neither"),
    ("domain: d\ntrunks: [{name: t, host: h}, {name: u, host: h}]\n", Code.DUPLICATE, 2, "h:5060"),
    ("domain: d\ndnc: [12]\n", Code.NUMBER, 2, "+15550100123"),
    ("domain: d\ndnc: [1-800-FLOWERS]\n", Code.NUMBER, 2, "country code"),
    ("domain: d\ndnc: ['+999 1']\n", Code.NUMBER, 2, "phone number"),
    ("domain: d\ndispositions: [{name: Do Not Call}]\n", Code.DUPLICATE, 2, "already"),
    ("domain: d\nreason_codes: [{name: A}, {name: A}]\n", Code.DUPLICATE, 2, "already"),
    ("domain: d\nprompts: [hello.wav]\n", Code.VALUE, 2, "letters"),
    ("domain: d\nskills:\n  - name: S\n    prompts: [{name: P}]\n", Code.MISSING, 4, "`file`"),
    (PROMPTS.format("{name: P, file: lost}"), Code.UNKNOWN_NAME, 6, "There is: terms"),
    (PROMPTS.format("{name: P, file: ../terms}"), Code.UNKNOWN_NAME, 6, "Did you mean 'terms'"),
    (PROMPTS.format("{name: P, file: terms, length: 4s}"), Code.UNKNOWN_KEY, 6, "file"),
    (PROMPTS.format("{name: P, file: terms}\n      - {name: P, file: terms}"), Code.DUPLICATE, 7, "'P'"),
    ("domain: d\nscripts: [{name: S, text: '{{ Call.x }}'}]\n", Code.SCRIPT, 2, "'Call.x'"),
    (BASE + "campaigns: [{name: C}]\n", Code.MISSING, 3, "no skill"),
    (BASE + "campaigns: [{name: C, skills: [S, S]}]\n", Code.DUPLICATE, 3, "named twice"),
    (BASE + "campaigns: [{name: C, skills: [S], greeting: hi}]\n", Code.UNKNOWN_NAME, 3, "prompt 'hi'"),
    (BASE + "campaigns: [{name: C, skills: [S], priority: 0}]\n", Code.TYPE, 3, "from 1 to 100"),
    ("domain: d\nskills: [{name: A, id: 5}, {name: B, id: 5}]\n", Code.ID, 2, "another `id:`"),
    ("domain: d\nskills: [{name: A, id: 0}]\n", Code.TYPE, 2, "whole number"),
    ("domain: [d\n", Code.SYNTAX, 2, "not YAML"),
    ("domain: d\n\tx: 1\n", Code.SYNTAX, 2, "not YAML"),
    ("domain: d\n---\ndomain: e\n", Code.SYNTAX, 2, "second document"),
    ("domain: &a d\n", Code.ALIAS, 1, "quotes"),
    ("domain: *a\n", Code.ALIAS, 1, "quotes"),
    ("domain: !!python/object:os.system d\n", Code.TAG, 1, "Remove it"),
    ("domain: d\n? [a]\n: b\n", Code.TYPE, 2, "cannot be a key"),
    ("domain: d\x07\n", Code.SYNTAX, 1, "control character"),
    (b"domain: d\nskills: [{name: caf\xe9}]\n", Code.ENCODING, 2, "UTF-8"),
    (b"#" * (1024 * 1024 + 1), Code.TOO_LARGE, 1, "1048576"),
    ("domain: " + "[" * 1000, Code.TOO_DEEP, 1, "12 levels"),
    ("- domain\n", Code.TYPE, 1, "mapping"),
    ("domain: d\ndesk:\n  logo: none.svg\n", Code.FILE, 3, "No such file"),
]


@pytest.mark.parametrize(("text", "code", "line", "words"), SINGLE)
def test_a_mistake_is_explained(text: str | bytes, code: Code, line: int, words: str) -> None:
    problem = next(found for found in mistakes(text) if found.code is code)
    assert problem.place.line == line
    assert words in f"{problem.text} {problem.remedy}"
    assert problem.remedy


def test_every_code_has_an_example() -> None:
    assert {code for _, code, _, _ in SINGLE} | {Code.UNREADABLE} == set(Code)


def test_an_empty_file_lacks_its_domain() -> None:
    assert only("").code is Code.MISSING


def test_all_mistakes_come_at_once_by_line() -> None:
    found = mistakes(
        "domain: d\n"
        "dnc: [12]\n"
        "skills:\n"
        "  - nam: S\n"
        "users:\n"
        "  - name: a\n"
        "    skills: {T: x}\n"
        "campaigns:\n"
        "  - name: C\n"
    )
    assert [(problem.place.line, problem.code) for problem in found] == [
        (2, Code.NUMBER),
        (4, Code.UNKNOWN_KEY),
        (4, Code.MISSING),
        (6, Code.PASSWORD),
        (7, Code.UNKNOWN_NAME),
        (7, Code.TYPE),
        (9, Code.MISSING),
    ]


def test_a_mistake_in_a_thing_does_not_hide_the_thing() -> None:
    problem = only(
        f"domain: d\nskills: [{{name: S, id: x}}]\nusers: [{{name: a, {HALF}, skills: {{S: 1}}}}]\n"
    )
    assert (problem.place.line, problem.place.column, problem.code) == (2, 24, Code.TYPE)


@pytest.mark.parametrize(
    "text",
    [
        "domain: d\nusers: [{name: a, initial_password: hunter}]\n",
        "domain: d\nusers: [{name: a, initial_password: !hunter x}]\n",
        "domain: d\nusers: [{name: a, initial_password: !hunter!x y}]\n",
        "domain: d\nusers: [{name: a, initial_password: *hunter}]\n",
        "domain: d\nusers: [{name: a, initial_password: &hunter}]\n",
        "domain: d\nusers: [{name: a, initial_password: %hunter}]\n",
        "domain: d\nusers: [{name: a, initial_password: [hunter]}]\n",
        "domain: d\nusers: [{name: a, initial_password: {hunter: }}]\n",
        "domain: d\nusers: [{name: a, initial_password: 'hunter}]\n",
        "domain: d\nusers: [{name: a, password_hash: hunter}]\n",
        "domain: d\nusers: [{name: a, password_hash: $argon2id$hunter}]\n",
        "domain: d\nstations: [{extension: 1001, secret: hunter}]\n",
        "domain: d\nstations: [{extension: 1001, secret: hunter, secret: hunter}]\n",
        "domain: d\ntrunks: [{name: t, host: h, secret: hunter}]\n",
    ],
)
def test_no_mistake_shows_a_secret(text: str) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(text.encode(), "test.yaml", lambda _: "hash")
    assert "hunter" not in f"{caught.value} {caught.value.problems}"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        load_center(tmp_path / "none.yaml")
    assert caught.value.code == Code.UNREADABLE
    assert "none.yaml" in caught.value.text


def test_no_password_is_hashed_where_there_is_a_mistake() -> None:
    asked: list[str] = []
    with pytest.raises(CenterFileInvalid):
        parse_center(
            f"domain: d\nx: 1\nusers: [{{name: a, {HALF}}}]\n".encode(), "f", lambda p: asked.append(p) or ""
        )
    assert asked == []


def test_ten_thousand_aliases_cost_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(10_000))
    assert only(bomb).code is Code.ALIAS


@given(st.binary(max_size=200))
def test_any_bytes_are_a_center_or_a_list_of_mistakes(data: bytes) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(data + b"\nx: x\n", "test.yaml", lambda _: "hash")
    assert caught.value.problems


@settings(max_examples=often(200))
@given(
    st.recursive(
        st.sampled_from(["a", "1", "'x'", "true", "20s", "-1", "~"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.dictionaries(
                st.sampled_from(["name", "id", "skills", "users", "extension", "secret"]), inner, max_size=3
            ).map(lambda table: "{" + ", ".join(f"{key}: {value}" for key, value in table.items()) + "}")
        ),
        max_leaves=12,
    ),
    st.sampled_from(
        ["users", "skills", "campaigns", "options", "trunks", "dnc", "stations", "permission_sets"]
    ),
)
def test_any_shape_in_any_section_is_read_or_explained(value: str, section: str) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(f"domain: d\nwrong: 1\n{section}: {value}\n".encode(), "test.yaml", lambda _: "hash")
    assert Code.UNKNOWN_KEY in {problem.code for problem in caught.value.problems}
