import type { FaultCode, Problem } from "./contract.ts";

/** What goes wrong at the door itself, beside the faults of the seats (docs/reference/json.md). */
export type DoorCode =
  | "NO_TOKEN"
  | "UNAUTHORIZED"
  | "TOKEN_EXPIRED"
  | "TOKEN_UNKNOWN"
  | "TOKEN_REUSED"
  | "OUT_OF_SCOPE"
  | "AUDIO_HELD"
  | "NOT_ATTACHED"
  | "BAD_OFFER"
  | "NO_PORT";

/** The center said no. Branch on `code`; `message` and `remedy` are for people. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: FaultCode | DoorCode | (string & {});
  readonly status: number;
  /** What to do about it. */
  readonly remedy: string;
  /** Who has the audio, where somebody else has. */
  readonly holder: string;

  constructor(problem: Problem, status = problem.status ?? 0) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.code = problem.code ?? `HTTP_${status}`;
    this.status = status;
    this.remedy = problem.remedy ?? "";
    this.holder = problem.holder ?? "";
  }

  /** A failure of the center's own that passes, in which nothing happened: the same request may be tried again. */
  get passes(): boolean {
    return PASSES.has(this.code);
  }
}

const PASSES = new Set([
  "ENGINE_UNAVAILABLE",
  "JOURNAL_UNAVAILABLE",
  "TOKENS_UNAVAILABLE",
  // of a proxy in front
  "HTTP_502",
  "HTTP_503",
  "HTTP_504",
]);

/** Nobody answered, or the answer broke off: whether the request was done is not known. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}
