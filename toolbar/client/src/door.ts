import type { Problem } from "./contract.ts";
import { Refused, Unreachable } from "./problem.ts";

/** What a request may bring along. */
export interface Asked {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly body?: string;
  /** Of the body. */
  readonly type?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds until the head of the answer has to be here. */
  readonly patience?: number;
  /** Send it even if the page goes away meanwhile. */
  readonly keepalive?: boolean;
}

/** Sends requests as `fetch` does; tests and other programs may bring their own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const JSON_TYPE = "application/json";
const PATIENCE = 15_000;

/** One center's web services: every answer that is no success is thrown as `Refused` or `Unreachable`. */
export class Door {
  /** Scheme and host, without a closing slash. */
  readonly server: string;
  readonly #fetch: Fetch;

  constructor(server: string, fetcher: Fetch = (url, init) => fetch(url, init)) {
    this.server = server.replace(/\/+$/, "");
    this.#fetch = fetcher;
  }

  /** One request; the answer's body is still to be read. */
  async ask(path: string, asked: Asked = {}): Promise<Response> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), asked.patience ?? PATIENCE);
    const signal = asked.signal ? AbortSignal.any([asked.signal, late.signal]) : late.signal;
    let answer: Response;
    try {
      answer = await this.#fetch(this.server + path, initOf(asked, signal));
    } catch (error) {
      asked.signal?.throwIfAborted();
      throw new Unreachable(`${this.server} does not answer`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }

  /** One request with a value in JSON, and the value that comes back. */
  async exchange(path: string, value: unknown, asked: Asked = {}): Promise<unknown> {
    const answer = await this.ask(path, {
      method: "POST",
      body: JSON.stringify(value),
      type: JSON_TYPE,
      ...asked,
    });
    try {
      return await answer.json();
    } catch (error) {
      asked.signal?.throwIfAborted();
      throw new Unreachable("the answer broke off", { cause: error });
    }
  }
}

function initOf(asked: Asked, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { ...asked.headers };
  if (asked.type) headers["content-type"] = asked.type;
  if (asked.token) headers.authorization = `Bearer ${asked.token}`;
  return {
    method: asked.method ?? "GET",
    headers,
    signal,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    ...(asked.body === undefined ? {} : { body: asked.body }),
    ...(asked.keepalive ? { keepalive: true } : {}),
  };
}

/** Why an answer is no success; a proxy in between may say so in words of its own. */
async function refusalOf(answer: Response): Promise<Refused> {
  const problem = await answer.json().catch(() => ({}));
  return new Refused(isRecord(problem) ? (problem as Problem) : {}, answer.status);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
