"""The VCC: every decision of the center, made by a pure core.

The engine's process needs the words in here and not the core, so `Core` is imported where it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .core import Core

__all__ = ["Core"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .core import Core

    return Core
