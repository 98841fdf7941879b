import { Seat, SeatAudio, Session, type SoftphoneDetached } from "@cordboard/client";
import { expect, test } from "vitest";
import { type Said, socketeer } from "../../client/test/socketeer.ts";
import { answerQuestions } from "../src/questions.ts";

const GRANT = { accessToken: "one", refreshToken: "next", expiresIn: 900, user: "ada@demo" };
const TOO_LATE = { code: "UNKNOWN_QUESTION", status: 404 };

/** A center that asks two things one after the other, says of the first answer that it came too late, and then ends it. */
function center({ type, id, attachment, question }: Said): readonly object[] {
  const asks = (name: string) => ({ type: "question", attachment, question: { id: name, ask: "state" } });
  if (type === "authorize") return [{ type: "authorized", id, expiresIn: 900 }];
  if (type === "follow") return [{ type: "reached", number: "5" }];
  if (type === "attend") return [{ type: "done", id }, asks("f1")];
  if (question === "f1") return [{ type: "refused", id, problem: TOO_LATE }, asks("f2")];
  return [
    { type: "done", id },
    { type: "detached", attachment, detached: { cause: "left" } },
  ];
}

test("whoever answers too late is asked the next thing all the same", async () => {
  // given a softphone that attends by WebSocket
  const { server, said } = await socketeer(center, (_, answer) => {
    answer.setHeader("content-type", "application/json");
    answer.end(JSON.stringify(GRANT));
  });
  const seat = new Seat(await Session.logIn(server, "ada", "secret"));
  const leaving = new AbortController();
  const events = seat.events({ by: "socket", signal: leaving.signal });
  await events.next();
  await events.next();

  // when the center waits for its first answer no longer
  const ended: SoftphoneDetached[] = [];
  await answerQuestions(new SeatAudio(seat), "a1", leaving.signal, {
    answer: () => Promise.reject(new Error("The headset is gone.")),
    detached: (why) => ended.push(why),
  });

  // then it answers the second one, and hears its end
  const reply = { problem: "The headset is gone." };
  expect(said.filter((one) => one.type === "reply").map((one) => [one.question, one.reply])).toEqual([
    ["f1", reply],
    ["f2", reply],
  ]);
  expect(ended).toEqual([{ cause: "left" }]);
  leaving.abort();
});
