"""Reads a CSV file line by line, however long it is.

RFC 4180, with the freedoms that real files take: commas, semicolons, tabs or bars between the cells, any line
ending, a byte order mark. The first line names the columns.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from cordboard.errors import UserError

DELIMITERS = ",;\t|"
LONGEST_CELL = 100_000
LONGEST_LINE = 1_000_000
"""Characters; whatever the file is, memory stays small."""

Progress = Callable[[int], None]
"""Hears how many bytes have been read."""


class CsvFile:
    """An open file: its header, and then its rows."""

    def __init__(self, file: TextIO, name: str, progress: Progress) -> None:
        self._file = file
        self._name = name
        self._progress = progress
        self._bytes = 0
        csv.field_size_limit(LONGEST_CELL)
        first = self._first_line()
        self.delimiter = max(DELIMITERS, key=first.count)
        self._reader = csv.reader(self._lines(first), delimiter=self.delimiter, strict=True)
        self.header = next(self._rows(), (0, []))[1]

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Rows, each with the number of its line. Raises UserError IMPORT-CSV, IMPORT-ENCODING."""
        return self._rows()

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                text = f"{self._name}:{line}: this is no row of a CSV file ({error})."
                remedy = "Look for a quotation mark without its partner; nothing was imported."
                raise UserError("IMPORT-CSV", text, remedy) from None
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _first_line(self) -> str:
        lines = self._lines("")
        return next(lines, "")

    def _lines(self, first: str) -> Iterator[str]:
        if first:
            yield first
        while True:
            try:
                line = self._file.readline(LONGEST_LINE + 1)
            except UnicodeDecodeError:
                text = f"{self._name} is not written in {self._file.encoding}."
                remedy = "Say how with --encoding, as in windows-1252; nothing was imported."
                raise UserError("IMPORT-ENCODING", text, remedy) from None
            if len(line) > LONGEST_LINE:
                text = f"{self._name} has a line of more than {LONGEST_LINE} characters."
                raise UserError("IMPORT-CSV", text, "This is no file of customers; nothing was imported.")
            if not line:
                return
            self._bytes += len(line)
            self._progress(self._bytes)
            yield line


@contextmanager
def open_csv(path: Path, encoding: str = "utf-8", progress: Progress = lambda _: None) -> Iterator[CsvFile]:
    """The CSV file at `path`. Raises UserError where it cannot be read."""
    with opened(path, encoding) as file:
        yield CsvFile(file, str(path), progress)


@contextmanager
def opened(path: Path, encoding: str) -> Iterator[TextIO]:
    """The text file at `path`, without its byte order mark. Raises UserError where it cannot be opened."""
    try:
        file = path.open(
            encoding="utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding, newline=""
        )
    except OSError as error:
        text = f"{path} cannot be read: {error.strerror}."
        raise UserError("IMPORT-FILE", text, "Check its name and its rights.") from None
    except LookupError:
        text = f"{encoding!r} is not an encoding."
        raise UserError("IMPORT-ENCODING", text, "Write one as in utf-8, windows-1252, utf-16.") from None
    with file:
        yield file
