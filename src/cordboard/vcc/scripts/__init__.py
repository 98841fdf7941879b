"""Scripts: what agents say to customers of a campaign, with what is known of the call.

A script without faults is safe to show as part of a page, whatever the values are.
"""

from collections.abc import Mapping

from . import markup, template
from .queries import GetScript
from .template import Fault, render

__all__ = ["Fault", "GetScript", "faults", "render"]


def faults(text: str, known: Mapping[str, object]) -> tuple[Fault, ...]:
    """What is wrong with a script. `known`: what may be known of a call, by `Group.name`."""
    return template.faults(text, known) or markup.faults(template.pieces(text))
