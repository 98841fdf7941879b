"""What every verb and signal of the engine port has, and the words that several of them share."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import Milliseconds, WishId


class Verb(msgspec.Struct, frozen=True, kw_only=True, tag_field="verb"):
    """One request to the engine; `id` makes it repeatable."""

    id: WishId


class Signal(msgspec.Struct, frozen=True, kw_only=True, tag_field="signal"):
    """One thing that happened in the engine at `at` (engine's clock), caused by wish `settles` if any."""

    at: Milliseconds
    settles: WishId | None = None


@unique
class HangupCause(StrEnum):
    """Why a leg ended, in the trade's words."""

    NORMAL = "normal"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REJECTED = "rejected"
    UNREACHABLE = "unreachable"
    INVALID_NUMBER = "invalid_number"
    CANCELLED = "cancelled"
    CONGESTION = "congestion"
    MEDIA_LOST = "media_lost"
    ENGINE_LOST = "engine_lost"
    FAILED = "failed"


@unique
class By(StrEnum):
    """Who ended a leg: us (a verb), the far end, or neither (time-out, loss)."""

    US = "us"
    THEM = "them"
    SYSTEM = "system"


class VerbDone(Signal, frozen=True, kw_only=True, tag="verb_done"):
    """The wish named by `settles` is done (verbs that have no signal of their own)."""


class VerbFailed(Signal, frozen=True, kw_only=True, tag="verb_failed"):
    """The wish named by `settles` cannot be done; `code` is stable, `text` is for the log."""

    code: str
    text: str
