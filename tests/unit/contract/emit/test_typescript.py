"""The contract as TypeScript: whole, each name once, and 64 bits never as a number."""

from __future__ import annotations

import re

from cordboard.contract import ALL_EVENTS, ALL_OPERATIONS, CONTRACTS, FaultCode, codes, desk
from cordboard.contract.emit import typescript

TYPES_FILE, CODES_FILE = typescript()["contract.ts"], typescript()["codes.ts"]


def block(name: str) -> str:
    """One interface or table, from its name to its closing brace."""
    found = re.search(
        rf"^export (?:interface|const) {name} .*?^}}", TYPES_FILE + CODES_FILE, re.MULTILINE | re.DOTALL
    )
    assert found is not None, name
    return found[0]


def test_every_name_is_given_once() -> None:
    names = re.findall(r"^export (?:interface|type|const) (\w+)", TYPES_FILE, re.MULTILINE)
    values = re.findall(r"^export const (\w+)", CODES_FILE, re.MULTILINE)
    assert len(set(names) | set(values)) == len(names) + len(values)
    tables = [table.__name__ for table in codes.TABLES]
    desks = [table.__name__ for table in desk.TABLES]
    assert values == [*tables, "SoftphoneAsk", "DetachCause", *desks, "EXTENDED"]


def test_everything_declared_is_there() -> None:
    declared_types = {name for contract in CONTRACTS.values() for name in contract.types}
    for declared in declared_types - {"event", "map"}:
        assert f"export interface {declared[0].upper()}{declared[1:]} {{" in TYPES_FILE
    for event in ALL_EVENTS:
        assert f'  readonly event: "{event}";' in TYPES_FILE
    asked = set(re.findall(r"^  (\w+): \{ request", block("Operations"), re.MULTILINE))
    assert asked == {name for name, one in ALL_OPERATIONS.items() if one.alias_of is None}
    assert all(f'  | "{code}"' in TYPES_FILE for code in FaultCode)


def test_what_comes_back_has_its_lists_and_what_is_sent_need_have_nothing() -> None:
    assert "  readonly participants: readonly UserInfo[];" in block("ChatParticipantUpdated")
    assert "  readonly skills?: readonly Id[];" in block("SetActiveSkills")
    assert "  readonly timestamp: string;" in block("CallStarted")


def test_answers_may_be_nothing() -> None:
    assert "getStatus: { request: Nothing; answer: AgentBridgeStatus | null };" in TYPES_FILE
    assert "makeCall: { request: MakeCall; answer: null };" in TYPES_FILE
    assert "getCallbacks: { request: Nothing; answer: readonly CallbackInfo[] };" in TYPES_FILE


def test_wide_numbers_are_no_numbers_of_javascript() -> None:
    assert "export type Id = string;" in TYPES_FILE
    assert "  readonly id?: Id;" in block("CallbackRemoved")
    assert "  INBOUND: 1n," in block("CampaignFlag")
    assert "  READY: 1," in block("ReadyState")


def test_a_name_that_javascript_would_not_take_is_in_quotes() -> None:
    assert '  readonly "--accent"?: string;' in block("ThemeValues")
    assert "  readonly theme: DeskTheme;" in block("DeskSettings")


def test_no_word_of_ours_ends_a_comment_early() -> None:
    comments = re.findall(r"/\*\*.*?\*/", TYPES_FILE, re.DOTALL)
    assert TYPES_FILE.count("/**") == len(comments) == TYPES_FILE.count("*/")
