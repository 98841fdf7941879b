/**
 * A desk in one page, its views in another: both ends of a `DeskPort`, over messages that may get lost, come late or
 * end with a page.
 *
 * - The far page is told the whole state once, and then the slices that have changed. Each message says which one
 *   it follows, so that whoever misses one knows, and asks for the whole.
 * - An act goes with an id, again and again until it is answered, and is done once. One that was meant for a desk
 *   that is gone is not done by the next one.
 */

import type { ActName, DeskPort, DeskState, Given, SliceName } from "./port.ts";

/** Carries messages between two pages, both ways. What is posted may get lost; it is no error. */
export interface Wire {
  post(message: unknown): void;
  /** `heard` is called with each message, until what is returned is called. */
  hear(heard: (message: unknown) => void): () => void;
}

/** What a far page may see and do; everything, where it does not say. */
export interface Reach {
  readonly slices?: readonly SliceName[];
  readonly acts?: readonly ActName[];
}

/** What comes from the far page. */
type Asked =
  /** `at` is what it has: the desk's id, and how far it is. */
  | { readonly kind: "look"; readonly desk: string; readonly at: number }
  | {
      readonly kind: "act";
      readonly id: string;
      readonly desk: string;
      readonly name: ActName;
      readonly given: Given<ActName>;
    };

/** What the desk tells. */
type Told =
  | { readonly kind: "whole"; readonly desk: string; readonly at: number; readonly state: DeskState }
  | {
      readonly kind: "patch";
      readonly desk: string;
      readonly after: number;
      readonly at: number;
      readonly slices: Partial<DeskState>;
    }
  | { readonly kind: "done"; readonly id: string; readonly done: boolean };

/** So many acts are remembered, in case one of them is asked for again. */
const REMEMBERED = 200;

/** The near end: a desk, and who sees it from afar. */
export class Served {
  readonly #desk: DeskPort;
  /** Of this desk and no other, so that nobody takes it for the one before. */
  readonly #id = newId();
  readonly #acts = new Map<string, Promise<boolean>>();
  #number = 0;

  constructor(desk: DeskPort) {
    this.#desk = desk;
  }

  /** Let the far page of a wire see the desk, until what is returned is called. */
  serve(wire: Wire, reach: Reach = {}): () => void {
    const view = new View(this.#desk, { id: this.#id, next: () => ++this.#number }, wire, reach);
    const unhear = wire.hear((message) => {
      if (!isAsked(message)) return;
      if (message.kind === "look") view.look(message);
      else
        void this.#act(message, reach).then((done) =>
          wire.post(said({ kind: "done", id: message.id, done })),
        );
    });
    return () => {
      unhear();
      view.close();
    };
  }

  /** Do an act once, however often it is asked for, by whichever wire. */
  #act(asked: Extract<Asked, { kind: "act" }>, reach: Reach): Promise<boolean> {
    const allowed = reach.acts?.includes(asked.name) ?? true;
    if (asked.desk !== this.#id || !allowed) return Promise.resolve(false);
    const known = this.#acts.get(asked.id);
    if (known) return known;
    const doing = this.#desk.act(asked.name, ...asked.given);
    this.#acts.set(asked.id, doing);
    const [oldest] = this.#acts.keys();
    if (this.#acts.size > REMEMBERED && oldest !== undefined) this.#acts.delete(oldest);
    return doing;
  }
}

/** The numbers of what is told, one after the other over all wires. */
interface Numbers {
  readonly id: string;
  next(): number;
}

/** What one far page has been told. */
class View {
  readonly #desk: DeskPort;
  readonly #numbers: Numbers;
  readonly #wire: Wire;
  readonly #reach: Reach;
  readonly #unsubscribe: () => void;
  #told: DeskState | undefined;
  #at = 0;
  #waiting = false;

  constructor(desk: DeskPort, numbers: Numbers, wire: Wire, reach: Reach) {
    this.#desk = desk;
    this.#numbers = numbers;
    this.#wire = wire;
    this.#reach = reach;
    this.#unsubscribe = desk.subscribe(() => this.#soon());
  }

  close(): void {
    this.#unsubscribe();
    this.#told = undefined;
  }

  look({ desk, at }: { readonly desk: string; readonly at: number }): void {
    if (this.#told && desk === this.#numbers.id && at === this.#at) return;
    this.#told = this.#desk.state;
    this.#at = this.#numbers.next();
    const state = this.#seen(this.#told) as DeskState;
    this.#post({ kind: "whole", desk: this.#numbers.id, at: this.#at, state });
  }

  /** Several changes of one moment are told as one. */
  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#tell();
    });
  }

  #tell(): void {
    const { state } = this.#desk;
    const before = this.#told;
    if (!before) return;
    const changed = namesOf(state).filter((name) => state[name] !== before[name]);
    const slices = this.#seen(Object.fromEntries(changed.map((name) => [name, state[name]])));
    this.#told = state;
    if (Object.keys(slices).length === 0) return;
    const after = this.#at;
    this.#at = this.#numbers.next();
    this.#post({ kind: "patch", desk: this.#numbers.id, after, at: this.#at, slices });
  }

  #seen(slices: Partial<DeskState>): Partial<DeskState> {
    const { slices: reach } = this.#reach;
    if (!reach) return slices;
    return Object.fromEntries(Object.entries(slices).filter(([name]) => reach.includes(name as SliceName)));
  }

  #post(message: Told): void {
    this.#wire.post(said(message));
  }
}

/** Milliseconds after which what was not answered is asked for again. */
const BEAT = 3000;
/** Milliseconds after which an act counts as not done. */
const PATIENCE = 60_000;

interface Pending {
  readonly name: ActName;
  readonly given: Given<ActName>;
  readonly until: number;
  readonly settle: (done: boolean) => void;
  /** Which desk it was first said to. */
  desk: string;
}

/** The far end: a desk that runs in another page. Wires may come and go; it keeps what it knew meanwhile. */
export class RemoteDesk implements DeskPort {
  #state = {} as DeskState;
  #desk = "";
  #at = -1;
  #wire: Wire | undefined;
  #current = false;
  readonly #heard = new Set<() => void>();
  readonly #pending = new Map<string, Pending>();

  /** Nothing stands in it until the desk is `known`. */
  get state(): DeskState {
    return this.#state;
  }

  get known(): boolean {
    return this.#desk !== "";
  }

  /** There is a wire, and by it came what is known. Without one it may be of a desk that is gone. */
  get connected(): boolean {
    return this.#wire !== undefined && this.#current;
  }

  subscribe(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => void this.#heard.delete(heard);
  }

  act<Name extends ActName>(name: Name, ...given: Given<Name>): Promise<boolean> {
    return new Promise((resolve) => {
      const id = newId();
      const settle = (done: boolean) => {
        this.#pending.delete(id);
        resolve(done);
      };
      const pending = { name, given, until: Date.now() + PATIENCE, settle, desk: this.#desk };
      this.#pending.set(id, pending as Pending);
      this.#say(id, pending as Pending);
    });
  }

  /** Go on by this wire, until what is returned is called. */
  use(wire: Wire): () => void {
    const unhear = wire.hear((message) => {
      if (isTold(message) && wire === this.#wire) this.#hear(message);
    });
    const beat = setInterval(() => this.#ask(), BEAT);
    this.#wire = wire;
    this.#current = false;
    this.#ask();
    return () => {
      unhear();
      clearInterval(beat);
      if (this.#wire === wire) this.#wire = undefined;
      this.#changed();
    };
  }

  /** Say how far it is, and what is still to be done. */
  #ask(): void {
    this.#look();
    for (const [id, pending] of [...this.#pending]) {
      if (Date.now() < pending.until) this.#say(id, pending);
      else pending.settle(false);
    }
  }

  #look(): void {
    this.#post({ kind: "look", desk: this.#desk, at: this.#at });
  }

  #say(id: string, pending: Pending): void {
    pending.desk ||= this.#desk;
    const { name, given, desk } = pending;
    if (desk) this.#post({ kind: "act", id, desk, name, given });
  }

  #post(message: Asked): void {
    this.#wire?.post(said(message));
  }

  #hear(told: Told): void {
    if (told.kind === "done") this.#pending.get(told.id)?.settle(told.done);
    else if (told.kind === "whole") this.#replace(told);
    else this.#patch(told);
  }

  #replace({ desk, at, state }: Extract<Told, { kind: "whole" }>): void {
    if (desk === this.#desk && at < this.#at) return;
    const first = !this.known;
    this.#desk = desk;
    this.#at = at;
    this.#state = state;
    this.#current = true;
    this.#changed();
    if (first) this.#ask();
  }

  #patch({ desk, after, at, slices }: Extract<Told, { kind: "patch" }>): void {
    if (desk === this.#desk && at <= this.#at) return;
    if (desk !== this.#desk || after !== this.#at) {
      this.#look();
      return;
    }
    this.#at = at;
    this.#state = { ...this.#state, ...slices };
    this.#changed();
  }

  #changed(): void {
    for (const heard of [...this.#heard]) heard();
  }
}

/** Our messages among others that go over the same wire. */
const MARK = "cordboard.desk";

function said(message: Asked | Told): unknown {
  return { mark: MARK, ...message };
}

function isAsked(message: unknown): message is Asked {
  if (!isOurs(message)) return false;
  const { kind, desk, at, id, name, given } = message;
  if (typeof desk !== "string") return false;
  if (kind === "look") return typeof at === "number";
  return kind === "act" && typeof id === "string" && typeof name === "string" && Array.isArray(given);
}

/** What comes from the desk is believed: whoever can post it is the desk, or owns this page. */
function isTold(message: unknown): message is Told {
  return isOurs(message) && (message.kind === "whole" || message.kind === "patch" || message.kind === "done");
}

function isOurs(message: unknown): message is Record<string, unknown> {
  return typeof message === "object" && message !== null && Reflect.get(message, "mark") === MARK;
}

function namesOf(state: DeskState): SliceName[] {
  return Object.keys(state) as SliceName[];
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
}
