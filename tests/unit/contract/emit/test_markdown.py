"""The reference pages."""

from itertools import groupby

from cordboard.contract import EVENTS, OPERATIONS, TYPES, X1, FaultCode, codes
from cordboard.contract.emit import reference_pages


def rows(page: str, first: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith(f"| `{first}")]


def test_status_follows_what_is_alive() -> None:
    pages = reference_pages({"login"}, {"callStarted"})
    assert rows(pages["operations.md"], "login`")[0].endswith("| alive |")
    assert rows(pages["operations.md"], "logout`")[0].endswith("| not yet |")
    assert rows(pages["events.md"], "callStarted`")[0].endswith("| alive |")
    assert rows(pages["events.md"], "callEnded`")[0].endswith("| not yet |")
    assert "176 operations are declared; alive: 1." in pages["operations.md"]


def test_everything_is_on_its_page_once() -> None:
    pages = reference_pages((), ())
    assert len(rows(pages["operations.md"], "")) == len(OPERATIONS)
    assert len(rows(pages["events.md"], "")) == len(EVENTS)
    assert len(rows(pages["faults.md"], "")) == len(FaultCode)
    assert [line[3:] for line in pages["types.md"].splitlines() if line.startswith("## ")] == list(TYPES)
    headings = [line[3:] for line in pages["codes.md"].splitlines() if line.startswith("## ")]
    assert headings[:-1] == [table.__name__ for table in codes.TABLES]


def test_the_extension_is_on_one_page() -> None:
    page = reference_pages({"getEvents"}, ())["x1.md"]
    assert rows(page, "getEvents`")[0].endswith("| alive |")
    assert [line[4:] for line in page.splitlines() if line.startswith("### ")] == [
        *(group.capitalize() for group in (*X1.operation_groups, *X1.event_groups)),
        *X1.types,
    ]
    assert len([row for row in rows(page, "") if row.endswith(("alive |", "not yet |"))]) == (
        len(X1.operations) + len(X1.events)
    )


def test_tables_have_the_same_columns_in_every_row() -> None:
    for page in reference_pages((), ()).values():
        for is_table, lines in groupby(page.splitlines(), key=lambda line: line.startswith("|")):
            assert not is_table or len({line.replace("\\|", "").count("|") for line in lines}) == 1


def test_parameters_and_answers_are_shown() -> None:
    page = reference_pages((), ())["operations.md"]
    assert "`setActiveSkills`(skills: list of id) | nothing |" in page
    assert "`getStatus`() | agentBridgeStatus |" in page
