"""The written word stays true: links lead somewhere, the map shows every part, records are numbered."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_relative_link_leads_to_a_file() -> None:
    broken = [
        f"{page.relative_to(ROOT)} -> {link}"
        for page in PAGES
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert broken == []


def test_the_map_in_the_readme_shows_every_source_folder() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    folders = {path.parent.name for path in (ROOT / "src" / "cordboard").glob("*/__init__.py")}
    assert {folder for folder in folders if f"`{folder}/`" not in readme} == set()


def test_the_map_names_no_folder_that_is_gone() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"^\|[^|]*\| `([a-z/]+)/` \|", readme, flags=re.MULTILINE)
    assert len(named) > 10
    assert [folder for folder in named if not (ROOT / "src" / "cordboard" / folder).is_dir()] == []


def test_decision_records_are_numbered_without_gaps_and_have_a_status() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(len(records)))
    assert [record.name for record in records if "\nStatus: " not in record.read_text("utf-8")] == []


def test_the_demo_of_the_package_is_the_example_to_learn_from() -> None:
    packaged = ROOT / "src" / "cordboard" / "simulator" / "demo.yaml"
    assert packaged.read_text("utf-8") == (ROOT / "examples" / "centers" / "demo.yaml").read_text("utf-8")
