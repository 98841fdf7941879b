"""The spelling rules that every SIP header shares: tokens, quoted strings, lists and parameters.

Strict where RFC 3261 section 25.1 is strict: what does not match to the last character raises
`GrammarError`. All patterns are linear in the length of their input, so hostile text cannot stall us.
"""

import re
from functools import lru_cache

TOKEN = r"[A-Za-z0-9\-.!%*_+`'~]+"  # noqa: S105  a rule of the grammar, no secret
QUOTED = r'"(?:[^"\\\x00-\x08\x0a-\x1f\x7f]|\\[\x00-\x09\x0b\x0c\x0e-\x7f])*"'
HOST = r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._\-]*[A-Za-z0-9.])?)"
MAX_PARAMS = 64

_TOKEN = re.compile(TOKEN)
_PARAM = re.compile(rf"[ \t]*;[ \t]*({TOKEN})[ \t]*(?:=[ \t]*({QUOTED}|[A-Za-z0-9\-.!%*_+`'~:\[\]]+))?[ \t]*")

Params = tuple[tuple[str, str | None], ...]
"""Parameters in the order of the wire: lower-case name, value as written, None where there is no `=`."""


class GrammarError(ValueError):
    """A text does not follow the grammar of RFC 3261; the message says what was expected."""


def is_token(text: str) -> bool:
    """Whether `text` is one token (a method, an option tag, a tag)."""
    return _TOKEN.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def parse_params(text: str) -> Params:
    """Read `;name=value;flag` to its end; a name that comes twice is an error (RFC 3261 section 7.3.1)."""
    found: dict[str, str | None] = {}
    position = 0
    while position < len(text):
        match = _PARAM.match(text, position)
        if match is None or len(found) >= MAX_PARAMS:
            raise GrammarError("malformed parameter")
        name = match[1].lower()
        if name in found:
            raise GrammarError("repeated parameter")
        found[name] = match[2]
        position = match.end()
    return tuple(found.items())


def param(params: Params, name: str) -> str | None:
    """The value of a parameter; the empty string for one without a value, None for an absent one."""
    for key, value in params:
        if key == name:
            return value or ""
    return None


def with_param(params: Params, name: str, value: str | None) -> Params:
    """The parameters with one set, in its old place if it had one."""
    if any(key == name for key, _ in params):
        return tuple((key, value if key == name else old) for key, old in params)
    return (*params, (name, value))


def format_params(params: Params) -> str:
    """Write parameters as they stand on the wire."""
    return "".join(f";{name}" if value is None else f";{name}={value}" for name, value in params)


def quote(text: str) -> str:
    """A quoted string that holds `text`; line ends, which no quoted string can hold, become spaces."""
    plain = text.replace("\r", " ").replace("\n", " ")
    return '"' + re.sub(r'(["\\\x00-\x08\x0b-\x1f\x7f])', r"\\\1", plain) + '"'


def unquote(text: str) -> str:
    """The text inside a quoted string; anything else is given back as it is."""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
    return text


def split_list(value: str) -> tuple[str, ...]:
    """Split a header value at the commas that stand outside quotes and angle brackets.

    Empty elements are errors, as are quotes and brackets that stay open.
    """
    if "," not in value and '"' not in value:
        return (value.strip(" \t"),)
    parts: list[str] = []
    start = 0
    for position in _commas(value):
        parts.append(value[start:position].strip(" \t"))
        start = position + 1
    parts.append(value[start:].strip(" \t"))
    if not all(parts):
        raise GrammarError("empty list element")
    return tuple(parts)


def _commas(value: str) -> list[int]:
    found: list[int] = []
    quoted = bracketed = escaped = False
    for position, char in enumerate(value):
        if escaped:
            escaped = False
        elif quoted:
            escaped = char == "\\"
            quoted = char != '"'
        elif char == '"' and not bracketed:
            quoted = True
        elif char in "<>":
            bracketed = char == "<"
        elif char == "," and not bracketed:
            found.append(position)
    if quoted or bracketed:
        raise GrammarError("unbalanced quote or bracket")
    return found
