/**
 * What a page and the panel in it say to each other, by `postMessage`. Each message is an object with `cordboard`, the
 * version of this protocol; whoever does not know the version says nothing.
 *
 * The page asks `{cordboard, id, ask, given}`, and is answered `{cordboard, answer: id, done, trouble?}`; the panel
 * tells by itself `{cordboard, tell, ...}`.
 */
export const VERSION = 1;

/** Where a page shows the panel. */
export const PANEL = "/panel";

export interface DialOptions {
  /** The name or the id of a campaign; the agent's usual one where it is left out. */
  readonly campaign?: string;
  /** Call variables to set once the call begins: `Group.name` to text. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface LogOptions {
  /** What the comments of the call's disposition begin with. */
  readonly comments?: string;
  /** Call variables of the current call: `Group.name` to text. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a page may ask. */
export interface Asks {
  dial: DialOptions & { readonly number: string };
  log: LogOptions;
}

/** Somebody is on the line, or about to be. Times are epoch milliseconds by the clock of this machine. */
export interface CallTold {
  readonly callId: string;
  readonly number: string;
  readonly name: string;
  readonly campaign: string;
  readonly skill: string;
  readonly direction: "in" | "out";
}

/** What the panel tells. */
export interface Tells {
  /** The panel is there, and can be asked. */
  ready: { readonly version: string };
  /** The page may not show the panel any more, which says so in place of the desk; what it was asked is not done. */
  gone: { readonly code: string };
  /** Who sits at the desk, and whether they take calls; `user` is empty where nobody has logged in. */
  agent: { readonly user: string; readonly state: "out" | "ready" | "notReady" };
  /** Show who it is. It comes again for the same call when more is known of the customer. */
  pop: CallTold & {
    readonly contact: Readonly<Record<string, string>>;
    readonly contactId: string;
    readonly variables: Readonly<Record<string, string>>;
  };
  /** What the call is doing; `none` where it is over. */
  call: CallTold & {
    readonly phase: "none" | "offered" | "connecting" | "talking" | "held" | "wrapUp";
    readonly since: number;
  };
  /** The call is over, and has its disposition: to be written down. `duration`: milliseconds of conversation. */
  log: CallTold & {
    readonly began: number;
    readonly ended: number;
    readonly duration: number;
    readonly dispositionId: string;
    readonly disposition: string;
    readonly comments: string;
  };
}

export interface Trouble {
  readonly code: string;
  readonly text: string;
}

export type AskName = keyof Asks & string;
export type TellName = keyof Tells & string;

/** From the page. */
export interface Asked {
  readonly cordboard: number;
  readonly id: number;
  readonly ask: AskName;
  readonly given: Asks[AskName];
}

/** From the panel. */
export type Said =
  | {
      readonly cordboard: number;
      readonly answer: number;
      readonly done: boolean;
      readonly trouble?: Trouble | undefined;
    }
  | { readonly cordboard: number; readonly tell: TellName; readonly about: Tells[TellName] };
