import { Refused } from "@cordboard/client";
import type { ActName, Call, DeskPort, DeskState, Given } from "@cordboard/desk";
import {
  type Asked,
  type AskName,
  type Asks,
  type CallTold,
  type Said,
  type TellName,
  type Tells,
  type Trouble,
  VERSION,
} from "./protocol.ts";

/** Carries messages to the page around, and from it; who that is has been made sure of. */
export interface Around {
  post(said: Said): void;
  hear(heard: (asked: unknown) => void): void;
}

/** A desk in the page of somebody else, which asks it and hears from it. */
export interface Seated extends DeskPort {
  readonly call: Call;
  say(error: unknown): void;
}

const MOST_VARIABLES = 50;
const MOST_LETTERS = 1000;

/**
 * The panel's side of the protocol: does what the page asks, as the agent could, and tells what happens.
 *
 * It is the port that the panel's views use, so that it knows what the agent says about a call.
 */
export class Counterpart implements DeskPort {
  readonly #desk: Seated;
  readonly #around: Around;
  readonly #version: string;
  #told = new Map<TellName, string>();
  #closed = false;
  /** The call that the page was told of last, as it was before it was over. */
  #before: DeskState["call"] | undefined;
  #outcome = { dispositionId: "", comments: "" };
  /** To be set when the call begins that the page has asked for. */
  #variables: Readonly<Record<string, string>> | undefined;

  constructor(desk: Seated, around: Around, version: string) {
    this.#desk = desk;
    this.#around = around;
    this.#version = version;
    around.hear((asked) => void this.#answer(asked));
    desk.subscribe(() => this.#follow());
  }

  get state(): DeskState {
    return this.#desk.state;
  }

  subscribe(heard: () => void): () => void {
    return this.#desk.subscribe(heard);
  }

  async act<Name extends ActName>(name: Name, ...given: Given<Name>): Promise<boolean> {
    if (name === "call.finish") {
      const [dispositionId, comments] = given as unknown as Given<"call.finish">;
      this.#outcome = { dispositionId, comments: comments ?? "" };
    }
    return await this.#desk.act(name, ...given);
  }

  /** The panel can be asked from now on. */
  open(): void {
    this.#tell("ready", { version: this.#version });
    this.#follow();
  }

  /** The page is let in no more: it is told so, and nothing else. */
  close(): void {
    this.#tell("gone", { code: "UNKNOWN_ORIGIN" });
    this.#closed = true;
  }

  // -- what the page asks

  async #answer(message: unknown): Promise<void> {
    const asked = askedBy(message);
    if (!asked || this.#closed) return;
    const { id } = asked;
    try {
      await this.#does(asked.ask, asked.given);
      this.#around.post({ cordboard: VERSION, answer: id, done: true });
    } catch (error) {
      if (!(error instanceof Shown)) this.#desk.say(error);
      this.#around.post({ cordboard: VERSION, answer: id, done: false, trouble: told(error) });
    }
  }

  async #does(ask: AskName, given: Asks[AskName]): Promise<void> {
    if (ask === "dial") await this.#dial(given as Asks["dial"]);
    else if (ask === "log") await this.#log(given as Asks["log"]);
    else throw new Error(`This panel does not know ${JSON.stringify(ask)}.`);
  }

  async #dial({ number, campaign, variables }: Asks["dial"]): Promise<void> {
    const known = checked(variables);
    const [whom, options] = [text(number), this.#campaign(campaign)];
    this.#variables = known;
    if (!(await this.#desk.act("dial.call", whom, options))) throw new Shown(this.state.trouble.now);
  }

  #campaign(wanted: unknown): { readonly campaignId?: string } {
    if (wanted === undefined) return {};
    const name = text(wanted);
    const found = this.state.campaigns.all.find((one) => one.id === name || one.name === name);
    if (!found?.id) throw new Error(`There is no campaign ${JSON.stringify(name)} for this agent.`);
    return { campaignId: found.id };
  }

  async #log({ comments, variables }: Asks["log"]): Promise<void> {
    if (this.state.call.phase === "none") throw new Error("There is no call now.");
    const known = checked(variables);
    if (known) await this.#write(known);
    if (comments !== undefined) await this.#desk.act("call.note", this.#noted(text(comments)));
  }

  /** What the agent has noted already stays below it. */
  #noted(comments: string): string {
    const before = this.state.call.comments;
    return before.includes(comments) ? before : [comments, before].filter(Boolean).join("\n");
  }

  /** Set call variables of the current call by their names. */
  async #write(variables: Readonly<Record<string, string>>): Promise<void> {
    const there = await this.#desk.call("getCallAttachedVariables");
    const ids = new Map(there.map((one) => [`${one.groupName}.${one.name}`, one.id]));
    for (const [name, value] of Object.entries(variables)) {
      const id = ids.get(name);
      if (!id) throw new Error(`There is no call variable ${JSON.stringify(name)}.`);
      await this.#desk.call("setCallAttachedVariable", { id, value });
    }
  }

  // -- what the page is told

  #follow(): void {
    const { agent, call, session } = this.state;
    const state = agent.loggedIn ? (agent.ready ? "ready" : "notReady") : "out";
    this.#tell("agent", { user: session.user, state });
    const before = this.#before;
    const now = call.phase === "none" ? undefined : call;
    this.#before = now;
    if (before && before.id !== now?.id) {
      this.#tell("call", { ...this.#callTold(before), phase: "none", since: call.since });
      void this.#over(before);
    }
    if (!now) return;
    if (before?.id !== now.id) this.#begins();
    this.#tell("call", { ...this.#callTold(now), phase: now.phase, since: now.since });
    this.#tell("pop", this.#popTold());
  }

  #begins(): void {
    this.#outcome = { dispositionId: "", comments: "" };
    const variables = this.#variables;
    this.#variables = undefined;
    if (variables && this.state.call.outgoing) {
      this.#write(variables).catch((error: unknown) => this.#desk.say(error));
    }
  }

  #callTold(call: DeskState["call"]): CallTold {
    const { campaigns, routing } = this.state;
    const campaign = campaigns.all.find((one) => one.id === call.campaignId);
    return {
      callId: call.id,
      number: call.number,
      name: call.name,
      campaign: campaign?.name ?? "",
      skill: routing.callId === call.id ? (routing.reason?.skillName ?? "") : "",
      direction: call.outgoing ? "out" : "in",
    };
  }

  #popTold(): Tells["pop"] {
    const { call, customer, fields } = this.state;
    const mine = customer.callId === call.id;
    const shown = fields.shown.filter((one) => !one.ofContact && one.id in customer.variables);
    const variables = shown.map((one) => [
      `${one.group}.${one.name}`,
      customer.variables[one.id]?.value ?? "",
    ]);
    return {
      ...this.#callTold(call),
      contact: mine ? customer.record : {},
      contactId: mine ? customer.recordId : "",
      variables: mine ? Object.fromEntries(variables) : {},
    };
  }

  /** A call is over and has its disposition; what the center has written down of it counts most. */
  async #over(call: DeskState["call"]): Promise<void> {
    const { dispositionId, comments } = this.#outcome;
    const named = call.dispositions.find((one) => one.id === dispositionId)?.name ?? "";
    const history = await this.#desk.call("getCallHistory", { limit: 20 }).catch(() => null);
    const past = history?.calls.find((one) => one.callSessionId === call.id);
    this.#tell("log", {
      ...this.#callTold(call),
      began: Number(past?.begin ?? call.connectedAt),
      ended: Number(past?.end ?? call.since),
      duration: Number(past?.talkTime ?? 0),
      dispositionId: past?.dispositionId ?? dispositionId,
      disposition: past?.dispositionName || named,
      comments: comments || call.comments,
    });
  }

  /** The same is not told twice in a row. */
  #tell<Name extends TellName>(name: Name, about: Tells[Name]): void {
    const said = JSON.stringify(about);
    if (this.#told.get(name) === said || this.#closed) return;
    this.#told.set(name, said);
    this.#around.post({ cordboard: VERSION, tell: name, about });
  }
}

/** The agent sees already what went wrong. */
class Shown extends Error {
  override readonly name = "Shown";
  readonly code: string;

  constructor(trouble: DeskState["trouble"]["now"]) {
    super(trouble?.text ?? "");
    this.code = trouble?.code ?? "NOT_DONE";
  }
}

function askedBy(message: unknown): Asked | null {
  const { cordboard, id, ask, given } = Object(message) as Partial<Asked>;
  const is =
    cordboard === VERSION && typeof id === "number" && typeof ask === "string" && Object(given) === given;
  return is ? (message as Asked) : null;
}

/** A text of a page, as one may be sent on. */
function text(given: unknown): string {
  if (typeof given !== "string" || given.length > MOST_LETTERS)
    throw new Error("A text is none, or too long.");
  return given;
}

function checked(variables: unknown): Readonly<Record<string, string>> | undefined {
  if (variables === undefined) return undefined;
  const pairs = Object.entries(Object(variables));
  if (pairs.length > MOST_VARIABLES) throw new Error("There are too many variables.");
  return Object.fromEntries(pairs.map(([name, value]) => [text(name), text(value)]));
}

function told(error: unknown): Trouble {
  if (error instanceof Refused || error instanceof Shown) return { code: error.code, text: error.message };
  return { code: "NOT_DONE", text: error instanceof Error ? error.message : String(error) };
}
