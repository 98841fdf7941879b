/** What views know of a desk, wherever it runs: in this page, or in another one of the browser. */

import type { AnyEvent, Operations } from "@cordboard/client";
import type { Desk } from "./engine.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Everything that the desk knows, one slice a feature. Plain JSON values, so that it can be sent; a slice is a new
 * object whenever something in it changes. Each feature declares its own slice.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it
export interface DeskState {}

/** What can be done at the desk, each as the arguments that it takes. Each feature declares its own. */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it
export interface DeskActs {}

export type SliceName = keyof DeskState & string;
export type ActName = keyof DeskActs & string;
export type Given<Name extends ActName> = DeskActs[Name] extends readonly unknown[] ? DeskActs[Name] : never;

export interface DeskPort {
  readonly state: DeskState;
  /** `heard` is called after each change, until what is returned is called. */
  subscribe(heard: () => void): () => void;
  /** True where it was done. A refusal never throws: it is in `state.trouble`. */
  act<Name extends ActName>(name: Name, ...given: Given<Name>): Promise<boolean>;
}

/** Asks one operation of the center; throws what the client throws. */
export type Call = <Name extends keyof Operations>(
  name: Name,
  request?: Operations[Name]["request"],
) => Promise<Operations[Name]["answer"]>;

/** What an act of a feature works with. */
export interface Doing<Name extends SliceName> {
  readonly desk: Desk;
  /** As it is at this moment, not as it was when the act began. */
  readonly state: DeskState;
  readonly mine: DeskState[Name];
  readonly around: Surroundings;
  readonly call: Call;
  /** Asks although the page goes away; nobody hears what becomes of it. */
  readonly tell: (...asked: Parameters<Call>) => void;
  readonly act: DeskPort["act"];
  change(change: Partial<DeskState[Name]>): void;
  /** Ask anew for what this feature has learnt. */
  learn(): Promise<void>;
}

/** What a feature learns with. */
export interface Learning {
  readonly state: DeskState;
  readonly around: Surroundings;
  readonly call: Call;
}

type Act<Name extends SliceName, Given extends readonly unknown[]> = (
  doing: Doing<Name>,
  ...given: Given
) => Promise<void> | void;

/** The acts that a feature serves: some of `DeskActs`. */
export type Acts<Name extends SliceName> = {
  readonly [One in ActName]?: Act<Name, Given<One>>;
};

/** One thing that people do at a desk: what it knows, what changes that, and what it can do. */
export interface Feature<Name extends SliceName = SliceName> {
  readonly name: Name;
  /**
   * Where nobody is logged in; it is so again after a logout, unless it `stays`: as long as the session does, or
   * always, for it is about this machine.
   */
  readonly initial: DeskState[Name];
  readonly stays?: "session" | "always";
  /** The slice after an event that happened `at`, epoch milliseconds by this machine's clock. Pure. */
  readonly after?: (mine: DeskState[Name], event: AnyEvent, at: number, state: DeskState) => DeskState[Name];
  /**
   * What it asks when an agent is there, after a gap in what was told, and after events that `relearn` names.
   * What is refused here is left as it was.
   */
  readonly learn?: (learning: Learning) => Promise<Partial<DeskState[Name]>>;
  readonly relearn?: readonly AnyEvent["event"][];
  /** Called with the state before and after each change of any slice; effects such as a ringing phone. */
  readonly watch?: (before: DeskState, doing: Doing<Name>) => void;
  /** Called when the desk leaves its session, to the next page or to nobody. */
  readonly leave?: (doing: Doing<Name>) => void;
  readonly acts?: Acts<Name>;
}
