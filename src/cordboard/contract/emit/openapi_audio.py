"""The addresses of a seat's audio in the OpenAPI document: WHIP (RFC 9725), and the softphone's channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from cordboard.contract import softphone
from cordboard.contract.record import Record, wire_name

Schema: TypeAlias = dict[str, Any]
Content: TypeAlias = Callable[[str, Schema, str], Schema]
"""A description, a schema and a type of content, to the description of a body."""

JSON: Final = "application/json"
EVENT_STREAM: Final = "text/event-stream"
_PROBLEM: Final = {"$ref": "#/components/responses/problem"}
_TEXT: Final[Schema] = {"type": "string"}
_NOTHING: Final[Schema] = {"type": "null"}
_ANSWER: Final = "The answer, as a session description (RFC 8866)."
_ASKED: Final = (
    "What the softphone is asked, as server-sent events.\n\n"
    f"Each `question` is a softphoneQuestion, to be answered within {softphone.ANSWER_SECONDS} s; "
    "`detached`, a softphoneDetached, is the last."
)


def audio_paths(seats: str, content: Content) -> Schema:
    """The paths below `SEATS/{seat}/audio`."""
    audio = f"{seats}/{{seat}}/{softphone.AUDIO}"
    one = f"{audio}/{{attachment}}"
    return {
        audio: _path([], get=_holder(content), post=_attach(content)),
        one: _path([_ATTACHMENT], patch=_restart(content), delete=_detach(content)),
        f"{one}/{softphone.QUESTIONS}": _path([_ATTACHMENT], get=_questions(content)),
        f"{one}/{softphone.QUESTIONS}/{{question}}": _path([_ATTACHMENT, _QUESTION], post=_answer(content)),
        f"{one}/{softphone.NEWS}": _path([_ATTACHMENT], post=_news(content)),
    }


def _identity(name: str, about: str) -> Schema:
    schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}


_ATTACHMENT: Final = _identity("attachment", "What the audio was attached as: the end of its Location.")
_QUESTION: Final = _identity("question", "The id of a question.")
_TAKE: Final[Schema] = {
    "name": "take",
    "in": "query",
    "description": "Take the audio over from whoever has it; without that they keep it, and this is a 409.",
    "schema": {"type": "boolean"},
}


def _path(parameters: list[Schema], **calls: Schema) -> Schema:
    return {"parameters": [{"$ref": "#/components/parameters/seat"}, *parameters], **calls}


def _call(name: str, description: str, status: str, done: Schema, **more: Any) -> Schema:
    return {
        "operationId": name,
        "tags": ["SOFTPHONE"],
        "summary": description.partition("\n")[0],
        "description": description,
        **more,
        "responses": {status: done, "default": _PROBLEM},
    }


def _body(content_type: str, schema: Schema) -> Schema:
    return {"requestBody": {"required": True, "content": {content_type: {"schema": schema}}}}


def _record(declared: type[Record]) -> Schema:
    return {"$ref": f"#/components/schemas/{wire_name(declared)}"}


def _holder(content: Content) -> Schema:
    done = content("Who has it.", _record(softphone.AudioHolder), JSON)
    about = "Who has the audio of a seat, and the ICE servers: what to ask before attaching."
    return _call("prepareAudio", about, "200", done)


def _attach(content: Content) -> Schema:
    done = content(_ANSWER, _TEXT, softphone.SDP)
    about = "Attach a softphone to a seat: an offer (WHIP, RFC 9725), whose answer says where the audio goes."
    return _call("attachAudio", about, "201", done, parameters=[_TAKE], **_body(softphone.SDP, _TEXT))


def _restart(content: Content) -> Schema:
    done = content("The fragment that answers.", _TEXT, softphone.SDP_FRAGMENT)
    about = "Restart ICE on another network, or tell of candidates."
    call = _call("restartAudio", about, "200", done, **_body(softphone.SDP_FRAGMENT, _TEXT))
    call["responses"]["204"] = {"description": "Candidates need not be told: those that work are found."}
    return call


def _detach(content: Content) -> Schema:
    return _call("detachAudio", "Give the audio of a seat back.", "200", content("Done.", _NOTHING, JSON))


def _questions(content: Content) -> Schema:
    told = content("Server-sent events, until either side leaves.", _TEXT, EVENT_STREAM)
    return _call("askedOfSoftphone", _ASKED, "200", told)


def _answer(content: Content) -> Schema:
    body = _body(JSON, _record(softphone.SoftphoneReply))
    return _call("answerQuestion", "Answer a question.", "200", content("Done.", _NOTHING, JSON), **body)


def _news(content: Content) -> Schema:
    body = _body(JSON, _record(softphone.SoftphoneNews))
    done = content("Done.", _NOTHING, JSON)
    return _call("tellNews", "Tell that a level was moved, or that something is wrong.", "200", done, **body)
