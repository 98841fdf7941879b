"""A softphone that hears and answers on a WebSocket, with the real core and the memory engine behind."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from http_line import turns
from hypothesis import given, settings
from hypothesis import strategies as st
from json_caller import problem
from often import often
from socket_caller import SocketCaller
from softphone_room import Page, Room, attachment_of

from cordboard.contract import ContractFault
from cordboard.contract.access import Scope
from cordboard.contract.softphone import ANSWER_SECONDS, SoftphoneChange, SoftphoneState
from cordboard.web.api import talk as talks

STATE = {"inputs": ["Headset"], "outputs": ["Headset"], "microphoneLevel": 40}


@pytest.fixture
def room() -> Room:
    return Room()


async def attending(room: Room) -> tuple[Page, str, SocketCaller]:
    """A page that has the audio, the id of its attachment, and the WebSocket on which it attends."""
    page = await room.page()
    attachment = attachment_of(await page.attach())
    talk = await room.talk(page)
    assert await talk.says("attend", 2, attachment=attachment) == [{"type": "done", "id": 2}]
    return page, attachment, talk


def code(messages: list[dict[str, Any]]) -> str:
    """Of the one refusal."""
    [message] = messages
    assert message["type"] == "refused"
    return str(message["problem"]["code"])


def questions(talk: SocketCaller) -> list[Any]:
    return [message["question"] for message in talk.messages if message["type"] == "question"]


async def test_it_is_asked_and_answers(room: Room) -> None:
    # given
    _, attachment, talk = await attending(room)
    # when
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await talk.heard()
    [question] = questions(talk)
    said = {"attachment": attachment, "question": question["id"], "reply": {"state": STATE}}
    # then
    assert await talk.says("reply", 3, **said) == [{"type": "done", "id": 3}]
    assert await asked == SoftphoneState(inputs=("Headset",), outputs=("Headset",), microphoneLevel=40)
    assert code(await talk.says("reply", 4, **said)) == "UNKNOWN_QUESTION"


async def test_a_question_that_is_open_is_asked_again_on_the_next_connection(room: Room) -> None:
    page, attachment, talk = await attending(room)
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await talk.heard()
    await talk.line.leaves()
    again = await room.talk(page)
    await again.says("attend", attachment=attachment)
    assert questions(again) == questions(talk)
    reply = {"problem": "The headset is gone."}
    await again.says("reply", attachment=attachment, question=questions(again)[0]["id"], reply=reply)
    with pytest.raises(ContractFault, match="headset is gone"):
        await asked


async def test_whoever_attends_last_is_asked(room: Room) -> None:
    # given a softphone that attends by WebSocket, and then opens its stream
    page, attachment, talk = await attending(room)
    stream = await page.hears(attachment)

    # when it is asked
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await turns()

    # then the stream has the question, and the WebSocket has not
    assert (await talk.heard())[1:] == []
    assert b"event: question" in bytes(stream.wire.sent)
    asked.cancel()


async def test_who_leaves_while_they_are_let_attend_takes_no_question_from_the_next(room: Room) -> None:
    # given a WebSocket that ends while the center looks whose attachment it is
    page = await room.page()
    attachment = attachment_of(await page.attach())
    former, found = await room.talk(page), asyncio.Event()
    find = room.attaching.questions

    async def find_slowly(*asked: Any) -> Any:
        heard = await find(*asked)
        await found.wait()
        return heard

    room.attaching.questions = find_slowly  # type: ignore[method-assign]
    await former.says("attend", attachment=attachment)
    await former.line.leaves()
    room.attaching.questions = find  # type: ignore[method-assign]
    found.set()
    await turns()

    # then the next one hears what is asked, and nothing listens at the one that is over
    assert asyncio.all_tasks() == {asyncio.current_task()}
    talk = await room.talk(page)
    await talk.says("attend", attachment=attachment)
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await talk.heard()
    assert len(questions(talk)) == 1
    asked.cancel()


async def test_who_loses_the_audio_hears_to_whom(room: Room) -> None:
    page, attachment, talk = await attending(room)
    await page.attach("?take=true", user_agent="HeadlessChrome/1 Linux")
    why = {"cause": "taken", "holder": "Chromium on Linux, 127.0.0.1"}
    assert (await talk.heard())[-1] == {"type": "detached", "attachment": attachment, "detached": why}
    asked = {"attachment": attachment, "news": {"speakerVolume": 3}}
    assert code(await talk.says("report", **asked)) == "NOT_ATTACHED"
    assert talk.closed is None


async def test_another_attachment_is_attended_in_its_place(room: Room) -> None:
    page, first, talk = await attending(room)
    second = attachment_of(await page.attach("?take=true"))
    talk.messages.clear()
    await talk.says("attend", 7, attachment=second)
    asked = asyncio.ensure_future(room.asking.ask(second))
    await talk.heard()
    assert [message.get("attachment") for message in talk.messages] == [None, second]
    assert first != second
    asked.cancel()


async def test_it_tells_of_itself(room: Room) -> None:
    _, attachment, talk = await attending(room)
    news = {"speakerVolume": 70, "problem": "The headset is gone."}
    assert await talk.says("report", 9, attachment=attachment, news=news) == [{"type": "done", "id": 9}]
    assert dict(room.rig.core._world.softphones.attached["softphone:anna@demo"].levels) == {"speaker": 70}


@pytest.mark.parametrize("said", ["attend", "reply", "report"])
async def test_nothing_is_done_for_who_may_not(room: Room, said: str) -> None:
    # given attachments of anna's
    _, attachment, _ = await attending(room)
    stranger = await room.page("bob")
    talk = await room.talk(stranger)

    # then bob cannot touch them, and nobody can without a token that is good for audio
    assert code(await talk.says(said, attachment=attachment)) == "NOT_ATTACHED"
    assert code(await talk.says(said, attachment="nonsense")) == "NOT_ATTACHED"
    assert code(await talk.says(said)) == "NOT_ATTACHED"
    grant = await room.tokens.grant("anna", "a", "", frozenset({Scope.OPERATIONS, Scope.EVENTS}))
    page = await room.page()
    page.token = grant.accessToken or ""
    talk = await room.talk(page)
    assert code(await talk.says(said, attachment=attachment)) == "OUT_OF_SCOPE"


async def test_a_token_that_has_ended_ends_the_line_and_another_one_prolongs_it(room: Room) -> None:
    # given a softphone whose user has logged in anew, and shows that token
    page, attachment, talk = await attending(room)
    anew = await room.page()
    [told] = await talk.says("authorize", 5, token=anew.token)
    assert told["type"] == "authorized"

    # when the first token is revoked, then the audio lives by the other one
    room.tokens.revoke(page.token)
    await room.pass_seconds(5)
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await talk.heard()
    assert len(questions(talk)) == 1
    asked.cancel()

    # and when that is revoked, it ends
    room.tokens.revoke(anew.token)
    talk.line.clock.advance(talks.CHECK_SECONDS)
    await talk.heard()
    assert talk.closed == talks.NO_TOKEN


# -- the same by stream and requests ------------------------------------------------------------------


class ByStream:
    """A softphone that reads its stream and answers by requests."""

    async def begin(self, room: Room) -> None:
        self.page = await room.page()
        self.attachment = attachment_of(await self.page.attach())
        self.line = await self.page.hears(self.attachment)

    async def told(self) -> list[tuple[str, Any]]:
        await turns()
        text = bytes(self.line.wire.sent).decode().partition("\r\n\r\n")[2]
        blocks = [block.split("\n") for block in text.split("\n\n") if block.startswith("event: ")]
        return [(name[7:], json.loads(data[6:])) for name, data in blocks]

    async def reply(self, question: str, reply: Any) -> str:
        return await self._post(f"/questions/{question}", reply)

    async def report(self, news: Any) -> str:
        return await self._post("/news", news)

    async def _post(self, path: str, value: Any) -> str:
        body = json.dumps(value)
        answer = await self.page.ask(
            "POST", f"/{self.attachment}{path}", body, content_type="application/json"
        )
        return "" if answer.status == 200 else problem(answer)[1]


class BySocket:
    """One that does both on a WebSocket."""

    async def begin(self, room: Room) -> None:
        self.page, self.attachment, self.talk = await attending(room)

    async def told(self) -> list[tuple[str, Any]]:
        found = [each for each in await self.talk.heard() if each["type"] in {"question", "detached"}]
        assert {each["attachment"] for each in found} <= {self.attachment}
        return [(each["type"], each[each["type"]]) for each in found]

    async def reply(self, question: str, reply: Any) -> str:
        return await self._say("reply", question=question, reply=reply)

    async def report(self, news: Any) -> str:
        return await self._say("report", news=news)

    async def _say(self, kind: str, **members: Any) -> str:
        [told] = await self.talk.says(kind, 77, attachment=self.attachment, **members)
        assert told["id"] == 77
        return "" if told["type"] == "done" else str(told["problem"]["code"])


PROBLEMS = st.sampled_from(["", "No.", "x" * 301])
REPLIES = st.one_of(
    st.fixed_dictionaries({"problem": PROBLEMS}),
    st.fixed_dictionaries({"state": st.fixed_dictionaries({}, optional={
        "inputs": st.lists(st.sampled_from(["Headset", "x" * 201]), max_size=2),
        "microphoneLevel": st.integers(-1, 101),
        "micAgc": st.booleans(),
        "volume": st.just(1),
    })}),
    st.just({}),
)  # fmt: skip
NEWS = st.fixed_dictionaries({}, optional={
    "speakerVolume": st.integers(-1, 101), "problem": PROBLEMS,
    "more": st.just(1),
})  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("asked"), st.none() | st.builds(SoftphoneChange, micAgc=st.booleans()), REPLIES),
    st.tuples(st.just("silent"), st.none(), REPLIES),
    st.tuples(st.just("unasked"), st.none(), REPLIES),
    st.tuples(st.just("tells"), st.none(), NEWS),
)


async def story(way: ByStream | BySocket, steps: list[tuple[str, Any, Any]]) -> list[Any]:
    """All that a softphone and those who ask it have seen."""
    room, seen = Room(), []
    await way.begin(room)
    for step, change, said in steps:
        seen.append(await _step(room, way, step, change, said))
    await way.page.ask("DELETE", f"/{way.attachment}")
    room.flow()
    levels = [dict(each.levels) for each in room.rig.core._world.softphones.attached.values()]
    return [*seen, await way.told(), levels]


async def _step(room: Room, way: ByStream | BySocket, step: str, change: Any, said: Any) -> Any:
    if step == "tells":
        return await way.report(said)
    if step == "unasked":
        return await way.reply("f" * 32, said)
    asked = asyncio.ensure_future(room.asking.ask(way.attachment, change))
    _, question = (await way.told())[-1]
    if step == "silent":
        await room.pass_seconds(ANSWER_SECONDS)
    answered = await way.reply(question["id"], said)
    await room.pass_seconds(ANSWER_SECONDS)
    [found] = await asyncio.gather(asked, return_exceptions=True)
    return answered, str(found)


@settings(max_examples=often(100))
@given(steps=st.lists(STEPS, max_size=5))
def test_by_stream_or_by_socket_it_is_the_same(steps: list[tuple[str, Any, Any]]) -> None:
    async def both() -> None:
        assert await story(BySocket(), steps) == await story(ByStream(), steps)

    asyncio.run(both())
