"""The center file: one YAML file that describes a whole center, and every mistake in it explained.

A mistake has a stable code, its line, what is wrong and what to do; all mistakes come at once, and
none of them shows a secret. A file with a mistake describes nothing. `describe` gives all of it,
`load_center` the center alone.
"""

from .loader import Described, describe, load_center, parse_center
from .problems import CenterFileInvalid, Code, Place, Problem
from .reference import json_schema, reference_page

__all__ = [
    "CenterFileInvalid",
    "Code",
    "Described",
    "Place",
    "Problem",
    "describe",
    "json_schema",
    "load_center",
    "parse_center",
    "reference_page",
]
