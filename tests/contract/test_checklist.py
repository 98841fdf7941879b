"""The committed checklist is what the stories say, and nothing that is alive is missing on it."""

from __future__ import annotations

from pathlib import Path

from checklist.page import page

from checklist import stories
from cordboard.seat import alive_events, alive_operations

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "checklist.md"

NEVER_GRANTED = {
    "saveRecording": "a service writes no files on the agent's machine: it says where to read this one",
    "saveVoicemail": "the same",
    "cancelDownloadSkillPrompt": "a prompt's file is there at once, so nothing is ever on its way",
}
"""Operation -> why it only ever refuses."""
WITHOUT_A_STORY = {
    "skillPromptPauseFailed": "only an engine that fails causes it: tests/unit/seat/test_playing.py",
    "skillPromptStopFailed": "only an engine that fails causes it: tests/unit/seat/test_playing.py",
    "conferenceError": "only an engine that fails causes it: tests/scenario/test_conference.py",
}
"""Event -> why no story at a running center can show it."""


def test_the_page_is_up_to_date() -> None:
    """When this fails: make docs"""
    assert COMMITTED.read_text("utf-8") == page()


def test_every_operation_has_a_story() -> None:
    shown = {name for story in stories() for name in story.operations}
    assert alive_operations() - shown == NEVER_GRANTED.keys()


def test_every_event_has_a_story() -> None:
    shown = {name for story in stories() for name in story.events}
    assert alive_events() - shown == WITHOUT_A_STORY.keys()


def test_only_what_is_alive_is_on_it() -> None:
    for story in stories():
        assert story.operations <= alive_operations()
        assert story.events <= alive_events()
        assert {operation for operation, _ in story.faults} <= alive_operations()
