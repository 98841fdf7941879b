/** What the parts of the extension say to each other in one message; the desk itself is seen by ports (`wire.ts`). */

import type { Left } from "./left.ts";
import type { News } from "./news.ts";
import type { Settings } from "./settings.ts";

export type Command = "answer" | "end" | "mute" | "ready";

/** What the panel is to show: a sheet by its name, or what the moment asks for. */
export interface Showing {
  readonly sheet?: string;
  readonly beginning?: string;
}

/** Which panel is meant: others may be open in other windows. */
export interface Shown extends Showing {
  readonly window: number;
}

/** Settings of the toolbar that are chosen at the desk. */
export const CHOSEN = ["language", "theme"] as const;
export type Chosen = (typeof CHOSEN)[number];

/** To the worker, and what it answers. */
export interface ToWorker {
  /** Somebody wants to see the desk: see that it is there. */
  readonly wake: { readonly asked: object; readonly answer: boolean };
  /** What is set, as far as the browser lets it be. */
  readonly settings: { readonly asked: object; readonly answer: Settings };
  /** What the desk before this one has left at the center; it is given once. */
  readonly begin: { readonly asked: { readonly server: string }; readonly answer: string };
  /** The agent has chosen how the toolbar looks. */
  readonly choose: { readonly asked: Partial<Pick<Settings, Chosen>>; readonly answer: boolean };
  /** What another desk would have to know to go on. */
  readonly keep: { readonly asked: Left; readonly answer: boolean };
  /** What is new, for badge and notification. */
  readonly told: { readonly asked: { readonly news: News }; readonly answer: boolean };
  /** Show a page. */
  readonly open: { readonly asked: { readonly url: string }; readonly answer: boolean };
  /** Show the panel, beside the page that asks; one of its sheets, which begins with something. */
  readonly panel: { readonly asked: Showing; readonly answer: boolean };
  /** Make the numbers on the page that asks ones that can be clicked. */
  readonly clicks: { readonly asked: object; readonly answer: boolean };
}

/** To the host of the desk. */
export interface ToHost {
  readonly press: { readonly asked: { readonly command: Command }; readonly answer: boolean };
  readonly there: { readonly asked: object; readonly answer: boolean };
  /** Settings are others: let the strips look and speak by them. */
  readonly dress: { readonly asked: object; readonly answer: boolean };
  /** Go away, and let the next desk begin. */
  readonly leave: { readonly asked: object; readonly answer: boolean };
}

interface Sent<To, Asked> {
  readonly to: To;
  readonly what: PropertyKey;
  readonly asked: Asked;
}

/** Ask the worker; undefined where there is none to answer, as when the extension is replaced. */
export function askWorker<What extends keyof ToWorker>(
  what: What,
  asked: ToWorker[What]["asked"],
): Promise<ToWorker[What]["answer"] | undefined> {
  return send("worker", what, asked);
}

export function askHost<What extends keyof ToHost>(
  what: What,
  asked: ToHost[What]["asked"],
): Promise<ToHost[What]["answer"] | undefined> {
  return send("host", what, asked);
}

async function send(to: string, what: string, asked: object): Promise<never | undefined> {
  try {
    return (await chrome.runtime.sendMessage({ to, what, asked })) as never;
  } catch {
    return undefined; // nobody is there
  }
}

type Answers<Table> = {
  readonly [What in keyof Table]: (
    asked: Table[What] extends { readonly asked: infer Asked } ? Asked : never,
    from: chrome.runtime.MessageSender,
  ) => Promise<Table[What] extends { readonly answer: infer Answer } ? Answer : never>;
};

/** Answer what comes; `strangers` are what a page's content script may ask too. */
export function answerAs<To extends "worker" | "host">(
  me: To,
  answers: Answers<To extends "worker" ? ToWorker : ToHost>,
  strangers: readonly PropertyKey[] = [],
): void {
  chrome.runtime.onMessage.addListener((sent: unknown, from, reply) => {
    if (!isSent(sent, me) || from.id !== chrome.runtime.id) return;
    if (!isOurs(from) && !strangers.includes(sent.what)) return;
    const answer = Reflect.get(answers, sent.what) as (asked: unknown, from: unknown) => Promise<unknown>;
    answer?.(sent.asked, from).then(reply, () => reply(undefined));
    return true;
  });
}

/** Whether a message or a port comes from one of our own pages, and not from a web page that we are on. */
export function isOurs({ url, origin }: chrome.runtime.MessageSender): boolean {
  const own = chrome.runtime.getURL("");
  return (url?.startsWith(own) ?? false) || `${origin}/` === own;
}

function isSent<To>(sent: unknown, me: To): sent is Sent<To, unknown> {
  return typeof sent === "object" && sent !== null && Reflect.get(sent, "to") === me;
}
