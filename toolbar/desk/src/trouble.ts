import { Refused, Unreachable } from "@cordboard/client";

/** What went wrong, for people: `code` names its words in the catalogue, `text` stands where there are none. */
export interface Trouble {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Something that the desk itself refuses, in the words of the catalogue: `trouble.CODE`. */
export class NotDone extends Error {
  override readonly name = "NotDone";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export function troubleOf(error: unknown, at: number): Trouble {
  if (error instanceof Refused) return { code: error.code, text: error.message, remedy: error.remedy, at };
  if (error instanceof Unreachable) return { code: "UNREACHABLE", text: "", remedy: "", at };
  if (error instanceof NotDone) return { code: error.code, text: "", remedy: "", at };
  return { code: "UNEXPECTED", text: String(error), remedy: "", at };
}

/** Whether this refusal means that the session is over, and no token helps any more. */
export function hasEnded(error: unknown): boolean {
  return error instanceof Refused && error.code.startsWith("TOKEN_") && error.code !== "TOKENS_UNAVAILABLE";
}
