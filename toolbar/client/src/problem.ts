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

  constructor(problem: Problem, status = problem.status ?? 0) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.code = problem.code ?? `HTTP_${status}`;
    this.status = status;
    this.remedy = problem.remedy ?? "";
  }

  /** A failure of the center's own, in which nothing happened: the same request may be tried again. */
  get passes(): boolean {
    return this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Nobody answered, or the answer broke off: whether the request was done is not known. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}
