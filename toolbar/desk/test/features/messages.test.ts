import { expect, test } from "vitest";
import { unreadOf } from "../../src/features/messages.ts";
import { type Body, status, ToldDesk } from "../told.ts";

const BEN = { id: "2", name: "ben@demo" };
const ADA = { id: "1", name: "ada@demo" };

function ada(...events: Body[]): ToldDesk {
  const desk = new ToldDesk().hear(status({}));
  return desk.knows({ session: { ...desk.state.session, user: "ada@demo" } }).hear(...events);
}
const lines = (desk: ToldDesk, id: string) =>
  desk.state.messages.talks.find((one) => one.id === id)?.lines.map((one) => one.note ?? one.text);

test("a message to one is shown once, though it is told twice", () => {
  const desk = ada(
    { event: "chatMessage", message: "Lunch?", senderId: "2" },
    { event: "chatMessageDialog", from: "ben@demo", msg: "Lunch?", type: "USER" },
  );
  expect(lines(desk, "user ben@demo")).toEqual(["Lunch?"]);
  expect(unreadOf(desk.state)).toBe(1);
});

test("messages to all and to a skill are talks of their own", () => {
  const desk = ada(
    { event: "chatBroadcastMessageReceived", from: "ben@demo", type: "ALL", message: "Hello" },
    { event: "chatBroadcastMessageReceived", from: "ben@demo", type: "SKILL", message: "Call back" },
    { event: "chatBroadcastMessageReceived", from: "ben@demo", type: "ALL", message: "Again" },
  );
  expect([lines(desk, "all"), lines(desk, "skills")]).toEqual([["Hello", "Again"], ["Call back"]]);
});

test("an invitation waits until it is answered or has lost its meaning", () => {
  const invite = { event: "chatInvite", chatId: "C", requestor: BEN, request: false } as const;
  expect(unreadOf(ada(invite).state)).toBe(1);
  expect(unreadOf(ada(invite, { event: "chatInviteCancelled", chatId: "C" }).state)).toBe(0);
  const joined = ada(invite, { event: "chatParticipantStarted", chatId: "C", requestor: BEN });
  expect(joined.state.messages.invitations).toEqual([]);
  expect(joined.state.messages.talks[0]).toMatchObject({ id: "C", own: false, with: ["ben@demo"] });
});

test("a chat of one's own, from its opening to its end", () => {
  const desk = ada(
    { event: "chatParticipantStarted", chatId: "C", requestor: ADA },
    { event: "chatUserJoined", chatId: "C", userInfo: BEN },
    { event: "chatParticipantUpdated", chatId: "C", participants: [ADA, BEN] },
    { event: "chatMessageReceived", chatId: "C", from: BEN, message: "Hi" },
    { event: "chatUserLeft", chatId: "C", userInfo: BEN },
    { event: "chatEnded", chatId: "C" },
  );
  expect(lines(desk, "C")).toEqual(["joined", "Hi", "left", "ended"]);
  expect(desk.state.messages.talks[0]).toMatchObject({
    own: true,
    with: ["ben@demo"],
    over: true,
    unread: 1,
  });
});

test("who is put out of a chat writes there no more", () => {
  const desk = ada(
    { event: "chatParticipantStarted", chatId: "C", requestor: BEN },
    { event: "chatKickedFrom", chatId: "C", userInfo: ADA },
  );
  expect(desk.state.messages.talks[0]?.over).toBe(true);
});

test("what was written long ago is let go", () => {
  const desk = ada();
  for (let count = 0; count < 300; count += 1) {
    desk.hear({ event: "chatMessageDialog", from: "ben@demo", msg: String(count) });
  }
  expect(lines(desk, "user ben@demo")).toHaveLength(200);
  expect(lines(desk, "user ben@demo")?.at(-1)).toBe("299");
});
