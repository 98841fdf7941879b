"""The page and the JSON Schema of the center file: complete, and committed as they are generated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cordboard.centerfile import Code, json_schema, reference_page
from cordboard.centerfile.entries import CenterEntry, Secret, Word
from cordboard.centerfile.problems import Place

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [each for each in schema.values() if isinstance(each, dict)]
    return [schema, *(found for each in inner for found in objects(each))]


def test_every_field_is_explained() -> None:
    properties = [
        each["properties"]
        for each in objects(json_schema())
        if "additionalProperties" in each and "properties" in each
    ]
    silent = [name for table in properties for name, field in table.items() if not field.get("description")]
    assert len(properties) > 5
    assert silent == []


def test_the_page_names_every_section_and_code() -> None:
    page = reference_page()
    assert all(f"`{name}`" in page for name in CenterEntry.__struct_fields__ if name != "place")
    assert all(f"`{code}`" in page for code in Code)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("center-file.md", reference_page()),
        ("center.schema.json", json.dumps(json_schema(), indent=2) + "\n"),
    ],
)
def test_what_is_committed_is_what_is_generated(name: str, text: str) -> None:
    assert (REFERENCE / name).read_text("utf-8") == text, "run: make docs"


def test_a_secret_prints_as_nothing() -> None:
    secret = Secret.at(Place(), "hunter22")
    assert "hunter22" not in repr([secret])
    assert repr(Word.at(Place(), "word")) == "'word'"
