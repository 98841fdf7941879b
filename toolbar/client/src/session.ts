import type { TokenGrant } from "./contract.ts";
import { Door, type Fetch } from "./door.ts";
import { once } from "./once.ts";
import { Refused } from "./problem.ts";

const TOKENS = "/api/v2/tokens";

/** Tokens as they are kept for another page or process; whoever has them may use them. */
export interface KeptSession {
  readonly user: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds at which the access token ends. */
  readonly ends: number;
}

export interface SessionOptions {
  readonly fetch?: Fetch;
  /** What the tokens are to be good for; everything, where nothing is named. */
  readonly scopes?: readonly string[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Refresh an access token when so many milliseconds are left, at most a third of its life. */
const AHEAD = 60_000;

/** What a program has been given for a user name and a password: tokens, renewed before they end. */
export class Session {
  readonly door: Door;
  /** The full user name. */
  readonly user: string;
  readonly #now: () => number;
  #kept: KeptSession;
  #early: number;
  /** A refresh token counts once, so that there is one renewal at a time. */
  readonly #renew = once(() => this.#exchangeTokens());

  private constructor(door: Door, kept: KeptSession, now: () => number) {
    this.door = door;
    this.user = kept.user;
    this.#now = now;
    this.#kept = kept;
    this.#early = Math.min(AHEAD, (kept.ends - now()) / 3);
  }

  /** Tokens for a password, which is not kept. Throws `Refused` with `UNAUTHORIZED` where it is wrong. */
  static async logIn(server: string, user: string, password: string, options: SessionOptions = {}) {
    const door = new Door(server, options.fetch);
    const now = options.now ?? Date.now;
    const asked = { user, password, ...(options.scopes ? { scopes: options.scopes } : {}) };
    return new Session(door, keptOf((await door.exchange(TOKENS, asked)) as TokenGrant, now), now);
  }

  /** Go on with tokens that another page or process has left. */
  static resume(server: string, kept: KeptSession, options: SessionOptions = {}): Session {
    return new Session(new Door(server, options.fetch), kept, options.now ?? Date.now);
  }

  /** The tokens, for whoever goes on with them: from then on this session must not be used any more. */
  handOver(): KeptSession {
    return this.#kept;
  }

  /** An access token that is not about to end. Throws `Refused` where the session has ended: log in again. */
  async token(): Promise<string> {
    if (this.#now() < this.#kept.ends - this.#early) return this.#kept.accessToken;
    return await this.#renew();
  }

  /**
   * Do something with an access token, once more with the next one where that is all that was wrong.
   *
   * Throws `Refused` where the session has ended: log in again.
   */
  async with<Answer>(work: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.token();
    try {
      return await work(token);
    } catch (error) {
      if (!wantsToken(error)) throw error;
      return await work(await this.#tokenAfter(token));
    }
  }

  /** End all tokens of this session. */
  async end(): Promise<void> {
    await this.door.exchange(`${TOKENS}/revoke`, { token: this.#kept.refreshToken }, { keepalive: true });
  }

  /** The one that follows a token that was refused; several who ask at once get the same. */
  async #tokenAfter(refused: string): Promise<string> {
    if (refused !== this.#kept.accessToken) return this.#kept.accessToken;
    return await this.#renew();
  }

  async #exchangeTokens(): Promise<string> {
    const asked = { refreshToken: this.#kept.refreshToken };
    const grant = (await this.door.exchange(`${TOKENS}/refresh`, asked)) as TokenGrant;
    this.#kept = keptOf(grant, this.#now);
    this.#early = Math.min(AHEAD, (this.#kept.ends - this.#now()) / 3);
    return this.#kept.accessToken;
  }
}

/** Whether another token may help where this refusal came. */
export function wantsToken(error: unknown): boolean {
  return error instanceof Refused && (error.code === "TOKEN_EXPIRED" || error.code === "TOKEN_UNKNOWN");
}

function keptOf(grant: TokenGrant, now: () => number): KeptSession {
  return {
    user: grant.user ?? "",
    accessToken: grant.accessToken ?? "",
    refreshToken: grant.refreshToken ?? "",
    ends: now() + 1000 * (grant.expiresIn ?? 0),
  };
}
