"""Who decides on what is asked of the player."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import queries
from ..work import Work
from ..world import World
from . import commands, handlers

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    commands.PlayPrompt: handlers.play_prompt,
    commands.PlayFile: handlers.play_file,
    commands.PausePlayer: handlers.pause,
    commands.ResumePlayer: handlers.resume,
    commands.StopPlayer: handlers.stop,
    commands.SeekPlayer: handlers.seek,
    commands.SetVolume: handlers.set_volume,
    commands.FetchPrompt: handlers.fetch,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    queries.ListPrompts: handlers.list_prompts,
    queries.GetPrompt: handlers.get_prompt,
    queries.GetVolume: handlers.get_volume,
}
