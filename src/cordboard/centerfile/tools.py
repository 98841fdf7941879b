"""What agents and other programs get of a call: connectors, worksheets and scripts, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cordboard.vcc.center import Connector, Disposition, Script, Worksheet

from .connectors import build_connectors
from .entries import CenterEntry
from .naming import Directory, Ids
from .problems import Problems
from .scripts import build_scripts
from .worksheets import build_worksheets


@dataclass(frozen=True, slots=True)
class Tools:
    """What campaigns name."""

    connectors: Directory[Connector]
    worksheets: Directory[Worksheet]
    scripts: Directory[Script]


def build_tools(
    entry: CenterEntry,
    known: Mapping[str, bool],
    dispositions: Directory[Disposition],
    *,
    country: str,
    ids: Ids,
    problems: Problems,
) -> Tools:
    """The tools of the file. `known`: what may be known of a call, and whether it is sensitive."""
    return Tools(
        connectors=build_connectors(entry.connectors, dispositions, known, ids, problems),
        worksheets=build_worksheets(entry.worksheets, country, ids, problems),
        scripts=build_scripts(entry.scripts, known, ids, problems),
    )
