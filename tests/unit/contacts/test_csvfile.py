"""CSV files as people make them: read line by line, with the line of each row, and no row lost."""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from often import often

from cordboard.contacts.csvfile import LONGEST_CELL, CsvFile, open_csv
from cordboard.errors import UserError


def read(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    file = CsvFile(io.StringIO(text, newline=""), "test.csv", lambda _: None)
    return file.header, list(file)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_cells_are_parted_as_the_header_is(delimiter: str, ending: str) -> None:
    text = ending.join(delimiter.join(cells) for cells in (["a", "b"], ["1", "2"], ["3", "4"])) + ending
    assert read(text) == (["a", "b"], [(2, ["1", "2"]), (3, ["3", "4"])])


def test_a_cell_may_hold_anything_within_quotation_marks() -> None:
    _, rows = read('name,note\nAda,"a, ""b""\nand c"\nBob,d\n')
    assert rows == [(2, ["Ada", 'a, "b"\nand c']), (4, ["Bob", "d"])]


def test_empty_lines_are_no_rows() -> None:
    assert read("a,b\n\n , \n1,2\n") == (["a", "b"], [(4, ["1", "2"])])


def test_an_empty_file_has_no_header() -> None:
    assert read("") == ([], [])


@pytest.mark.parametrize(
    "text", ['a,b\n1,"2\n', 'a,b\n"1"2,3\n', "a,b\n" + "x" * (LONGEST_CELL + 1) + ",1\n"]
)
def test_what_is_no_csv_is_a_clear_error(text: str) -> None:
    with pytest.raises(UserError, match=r"IMPORT-CSV: test.csv:2.*nothing was imported"):
        read(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_a_file_is_read_as_it_is_written(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nZoë\n", encoding)
    with open_csv(path, encoding) as file:
        assert (file.header, list(file)) == (["name"], [(2, ["Zoë"])])


def test_a_byte_order_mark_belongs_to_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nx\n", "utf-8-sig")
    with open_csv(path) as file:
        assert file.header == ["name"]


def test_another_encoding_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name\nZoë\n".encode("latin-1"))
    with pytest.raises(UserError, match="--encoding"), open_csv(path) as file:
        list(file)


@pytest.mark.parametrize(
    ("name", "encoding", "code"),
    [("none.csv", "utf-8", "IMPORT-FILE"), ("a.csv", "klingon", "IMPORT-ENCODING")],
)
def test_a_file_that_cannot_be_opened_is_a_clear_error(
    tmp_path: Path, name: str, encoding: str, code: str
) -> None:
    (tmp_path / "a.csv").write_text("name\n")
    with pytest.raises(UserError, match=code), open_csv(tmp_path / name, encoding):
        pass


def test_progress_is_told_as_it_is_made(tmp_path: Path) -> None:
    told: list[int] = []
    path = tmp_path / "a.csv"
    path.write_text("a\n1\n22\n")
    with open_csv(path, "utf-8", told.append) as file:
        list(file)
    assert told == [2, 4, 7]


def test_a_line_without_an_end_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cordboard.contacts.csvfile.LONGEST_LINE", 100)
    with pytest.raises(UserError, match="a line of more than 100 characters"):
        read("a,b\n" + "1," * 60)


@settings(max_examples=often(160), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.text('a1,;"\n\r \x00', max_size=60).map(str.encode))
def test_any_bytes_are_rows_or_a_clear_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    with contextlib.suppress(UserError), open_csv(path) as file:
        lines = [line for line, cells in file if cells]
        assert lines == sorted(set(lines))


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cs"]), max_size=12
)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8)
)


@given(
    rows=TABLES,
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_a_program_writes_is_what_is_read(rows: list[list[str]], delimiter: str, quoting: int) -> None:
    width = len(rows[0]) if rows else 2
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type] # one of csv's own
    writer.writerows([[f"c{place}" for place in range(width)], *rows])
    header, found = read(out.getvalue())
    assert header == [f"c{place}" for place in range(width)]
    assert [cells for _, cells in found] == [row for row in rows if any(cell.strip() for cell in row)]
