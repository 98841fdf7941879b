/** What colleagues write to each other: chats, messages to one, to a skill, to all; help from supervisors. */

import { type AnyEvent, MessageType, type SkillInfo, type UserInfo } from "@cordboard/client";
import type { DeskState, Doing, Feature } from "../port.ts";

/** Something that has happened in a chat, beside what is written. */
export type Note = "joined" | "left" | "declined" | "silent" | "nobody" | "removed" | "ended";

export interface Line {
  /** The user's name; empty: this agent. */
  readonly from: string;
  readonly text: string;
  /** Where it is no text but something that happened to `from`. */
  readonly note: Note | null;
  /** Epoch milliseconds by this machine's clock. */
  readonly at: number;
}

export interface Talk {
  /** Of the chat; else with whom: `user NAME`, `skill ID`, `skills` (to one of the agent's), `all`. */
  readonly id: string;
  readonly kind: "chat" | "user" | "skill" | "all";
  /** User names, or the name of a skill. */
  readonly with: readonly string[];
  /** The agent has opened this chat, and may end it. */
  readonly own: boolean;
  readonly lines: readonly Line[];
  readonly unread: number;
  readonly over: boolean;
}

export interface Invitation {
  readonly chatId: string;
  readonly who: string;
  /** Somebody asks for help. */
  readonly help: boolean;
}

export interface MessagesState {
  /** What began last comes first. */
  readonly talks: readonly Talk[];
  readonly invitations: readonly Invitation[];
  /** Whom one can write to, as of the last look. */
  readonly people: readonly UserInfo[];
  readonly skills: readonly SkillInfo[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly messages: MessagesState;
  }
  interface DeskActs {
    /** See who is there. */
    "messages.look": [];
    "messages.invite": [talkId: string, user: string];
    "messages.answer": [chatId: string, accept: boolean];
    /** To a talk that is there, or to `user NAME`, `skill ID`, `all`. */
    "messages.write": [talkId: string, text: string];
    /** Open a chat with one or several. */
    "messages.chat": [users: readonly string[]];
    "messages.leave": [chatId: string];
    "messages.end": [chatId: string];
    "messages.remove": [chatId: string, user: string];
    /** Ask the supervisors. */
    "messages.help": [];
    "messages.read": [talkId: string];
    "messages.forget": [talkId: string];
  }
}

const MOST_LINES = 200;
const MOST_TALKS = 50;

export const messages: Feature<"messages"> = {
  name: "messages",
  initial: { talks: [], invitations: [], people: [], skills: [] },
  after,
  acts: {
    "messages.look": async ({ state, call, change }) => {
      const [people, skills] = await Promise.all([call("getLoggedUsers"), call("getAllSkills")]);
      change({
        people: (people ?? []).filter((one) => one.name !== state.session.user),
        skills: skills ?? [],
      });
    },
    "messages.invite": async ({ call }, chatId, name) => {
      await call("inviteUserToChat", { chatId, userInfo: { name } });
    },
    "messages.answer": async (doing, chatId, accept) => {
      const help = doing.mine.invitations.find((one) => one.chatId === chatId)?.help ?? false;
      if (help && accept) await doing.call("acceptChatRequest", { chatId });
      else await doing.call("processChatInvite", { chatId, accept });
      doing.change({ invitations: uninvited(doing.mine, chatId) });
    },
    "messages.write": write,
    "messages.chat": async ({ call }, users) => {
      const chatId = (await call("createChat")) ?? "";
      for (const name of users) await call("inviteUserToChat", { chatId, userInfo: { name } });
    },
    "messages.leave": async ({ call }, chatId) => void (await call("exitChat", { chatId })),
    "messages.end": async ({ call }, chatId) => void (await call("endChat", { chatId })),
    "messages.remove": async ({ call }, chatId, name) => {
      await call("kickUserFromChat", { chatId, userInfo: { name } });
    },
    "messages.help": async ({ call }) => void (await call("requestHelpChat")),
    "messages.read": ({ mine, change }, id) => {
      change({ talks: mine.talks.map((one) => (one.id === id && one.unread ? { ...one, unread: 0 } : one)) });
    },
    "messages.forget": ({ mine, change }, id) => {
      change({ talks: mine.talks.filter((one) => one.id !== id) });
    },
  },
};

/** One's own words are not told back: they are noted here. */
async function write(doing: Doing<"messages">, id: string, message: string): Promise<void> {
  const { call, around } = doing;
  const [kind = "", ...rest] = id.split(" ");
  const whom = rest.join(" ");
  if (id === "all") await call("sendBroadcastMessage", { message });
  else if (kind === "user") await call("sendUserMessage", { user: { name: whom }, message });
  else if (kind === "skill") await call("sendSkillBroadcastMessage", { skill: { id: whom }, message });
  else await call("sendChatMessage", { chatId: id, message });
  const line: Line = { from: "", text: message, note: null, at: around.now() };
  doing.change({ talks: said(doing.mine, talkOf(id, doing.state), line, 0) });
}

function talkOf(id: string, { messages }: DeskState): Talk {
  const found = messages.talks.find((one) => one.id === id);
  if (found) return found;
  const [kind = "", ...rest] = id.split(" ");
  const whom = rest.join(" ");
  if (kind === "user") return talk(id, "user", [whom]);
  const skill = messages.skills.find((one) => one.skillId === whom)?.name ?? whom;
  return kind === "skill" ? talk(id, "skill", [skill]) : talk(id, kind === "all" ? "all" : "chat");
}

function talk(id: string, kind: Talk["kind"], people: readonly string[] = [], own = false): Talk {
  return { id, kind, with: people, own, lines: [], unread: 0, over: false };
}

function after(mine: MessagesState, event: AnyEvent, at: number, state: DeskState): MessagesState {
  return invitedAfter(chatAfter(writtenAfter(mine, event, at), event, at, state), event);
}

/** Messages that belong to no chat. */
function writtenAfter(mine: MessagesState, event: AnyEvent, at: number): MessagesState {
  const line = (from = "", text = "") => ({ from, text, note: null, at });
  if (event.event === "chatMessageDialog") {
    const id = `user ${event.from}`;
    return { ...mine, talks: said(mine, talk(id, "user", [event.from ?? ""]), line(event.from, event.msg)) };
  }
  if (event.event === "chatBroadcastMessageReceived") {
    const begun = event.type === MessageType.SKILL ? talk("skills", "skill") : talk("all", "all");
    return { ...mine, talks: said(mine, begun, line(event.from, event.message)) };
  }
  return mine;
}

function chatAfter(mine: MessagesState, event: AnyEvent, at: number, { session }: DeskState): MessagesState {
  const noted = (chatId = "", note: Note, from = "", over = false): MessagesState => {
    const there = mine.talks.find((one) => one.id === chatId);
    if (!there) return mine;
    const talks = said(mine, there, { from, text: "", note, at }, 0);
    return {
      ...mine,
      talks: talks.map((one) => (one.id === chatId ? { ...one, over: one.over || over } : one)),
    };
  };
  switch (event.event) {
    case "chatParticipantStarted": {
      const own = event.requestor?.name === session.user;
      const begun = talk(event.chatId ?? "", "chat", own ? [] : [event.requestor?.name ?? ""], own);
      return {
        ...mine,
        talks: [begun, ...mine.talks.filter((one) => one.id !== begun.id)].slice(0, MOST_TALKS),
      };
    }
    case "chatParticipantUpdated": {
      const people = event.participants.map((one) => one.name ?? "").filter((one) => one !== session.user);
      const change = (one: Talk) => (one.id === event.chatId ? { ...one, with: people } : one);
      return { ...mine, talks: mine.talks.map(change) };
    }
    case "chatMessageReceived": {
      const line = { from: event.from?.name ?? "", text: event.message ?? "", note: null, at };
      return { ...mine, talks: said(mine, talk(event.chatId ?? "", "chat"), line) };
    }
    case "chatUserJoined":
      return event.userInfo?.name === session.user
        ? mine
        : noted(event.chatId, "joined", event.userInfo?.name);
    case "chatUserLeft":
      if (event.userInfo?.name === session.user) return noted(event.chatId, "ended", "", true);
      return noted(event.chatId, "left", event.userInfo?.name);
    case "chatUserDeclined":
      return noted(event.chatId, "declined", event.userInfo?.name);
    case "chatUserDidNotRespond":
      return noted(event.chatId, event.userInfo ? "silent" : "nobody", event.userInfo?.name);
    case "chatKickedFrom":
      return noted(event.chatId, "removed", "", true);
    case "chatEnded":
      return noted(event.chatId, "ended", "", true);
    case "chatLoggedUsersUpdated":
      return { ...mine, people: event.users.filter((one) => one.name !== session.user) };
    default:
      return mine;
  }
}

function invitedAfter(mine: MessagesState, event: AnyEvent): MessagesState {
  switch (event.event) {
    case "chatInvite": {
      const { chatId = "", requestor, request = false } = event;
      const invitation = { chatId, who: requestor?.name ?? "", help: request };
      return { ...mine, invitations: [...uninvited(mine, chatId), invitation] };
    }
    case "chatInviteCancelled":
    case "chatParticipantStarted":
      return { ...mine, invitations: uninvited(mine, event.chatId) };
    default:
      return mine;
  }
}

function uninvited({ invitations }: MessagesState, chatId = ""): readonly Invitation[] {
  return invitations.filter((one) => one.chatId !== chatId);
}

/** The talks after a line in one of them, which may begin with it. */
function said({ talks }: MessagesState, begun: Talk, line: Line, unread = 1): readonly Talk[] {
  const there = talks.find((one) => one.id === begun.id);
  const next = (one: Talk): Talk => ({
    ...one,
    lines: [...one.lines, line].slice(-MOST_LINES),
    unread: one.unread + unread,
  });
  if (!there) return [next(begun), ...talks].slice(0, MOST_TALKS);
  return talks.map((one) => (one === there ? next(one) : one));
}

/** Messages that nobody has looked at, and invitations that wait. */
export function unreadOf({ messages }: DeskState): number {
  return messages.talks.reduce((sum, one) => sum + one.unread, messages.invitations.length);
}

/** A user as people say it: without the center's domain. */
export function shortName(user: string): string {
  return user.split("@")[0] ?? user;
}
