/** Who sits at the desk: the session with the center, logging in and out. */

import type { Operations, SoftphoneStatus as Status } from "@cordboard/client";
import { Refused, SoftphoneStatus } from "@cordboard/client";
import type { Softphone } from "@cordboard/softphone";
import type { Doing, Feature } from "../port.ts";
import { NotDone, type Trouble } from "../trouble.ts";

export type StationType = "SOFTPHONE" | "VoIP" | "PSTN";

export interface LogIn {
  readonly user: string;
  readonly password: string;
  readonly type: StationType;
  /** A phone's extension or address, or an outside number; empty for the softphone. */
  readonly station: string;
  /** End another session of this user, or of this station. */
  readonly force?: boolean;
  /** Remember who and where, for the next time. */
  readonly remember?: boolean;
}

export interface SessionState {
  /** The full name of the user; empty where nobody is. */
  readonly user: string;
  /** Events do not come for the moment; the connection is made again. */
  readonly away: boolean;
  /** A login is on its way. */
  readonly entering: boolean;
  /** The center has heard this softphone. */
  readonly heard: boolean;
  /** Why a login was refused where another session stands in its way, so that it can be forced. */
  readonly inTheWay: boolean;
  /** Why the last session ended, where nobody had asked for that. */
  readonly ended: Trouble | null;
  /** Who and where, as remembered. */
  readonly last: { readonly user: string; readonly type: StationType; readonly station: string } | null;
}

declare module "../port.ts" {
  interface DeskState {
    readonly session: SessionState;
  }
  interface DeskActs {
    "session.remembered": [];
    "session.logIn": [wanted: LogIn];
    /** `reasonId` as in `getReasonCodes`. */
    "session.logOut": [reasonId?: string];
  }
}

const PLACE = "login";
/** Milliseconds after which a login is tried even if the center has not heard the softphone. */
const KNOWN = 5000;
const IN_THE_WAY = new Set(["DUPLICATE_LOGIN", "STATION_BUSY"]);

export const session: Feature<"session"> = {
  name: "session",
  stays: "always",
  initial: { user: "", away: false, entering: false, heard: false, inTheWay: false, ended: null, last: null },
  after: (mine, event) => {
    if (event.event !== "setSoftphoneStatus") return mine;
    return { ...mine, heard: (event.status as Status | undefined) === SoftphoneStatus.CONNECTED };
  },
  acts: {
    "session.remembered": async ({ around, change }) => {
      change({ last: JSON.parse((await around.keep.get(PLACE)) ?? "null") });
    },
    "session.logIn": async (doing, wanted) => {
      doing.change({ entering: true, inTheWay: false, ended: null });
      try {
        await enter(doing, wanted);
      } catch (error) {
        doing.change({ inTheWay: error instanceof Refused && IN_THE_WAY.has(error.code) });
        throw error;
      } finally {
        doing.change({ entering: false });
      }
    },
    "session.logOut": async ({ desk, state, call }, reasonId = "0") => {
      if (state.agent.loggedIn) await call("logout", { reasonId });
      await desk.end();
    },
  },
};

async function enter(doing: Doing<"session">, wanted: LogIn): Promise<void> {
  await doing.desk.admit(wanted.user, wanted.password);
  const works = doing.state.agent.loggedIn;
  await remember(doing, wanted);
  if (wanted.type === "SOFTPHONE" && !(await speak(doing))) return;
  if (works || doing.state.agent.loggedIn) return;
  const login = {
    userName: wanted.user,
    password: wanted.password,
    stationId: wanted.type === "SOFTPHONE" ? "" : wanted.station,
    stationType: wanted.type,
  } satisfies Operations["login"]["request"];
  if (wanted.force) await doing.call("loginAsync2", { ...login, force: true });
  else await doing.call("login", login);
}

/** Connect the audio, and wait until the center has heard it; false where the agent has left meanwhile. */
async function speak(doing: Doing<"session">): Promise<boolean> {
  const { desk, change } = doing;
  const { softphone } = desk;
  if (!softphone) throw new NotDone("NO_AUDIO_HERE");
  const left = () => desk.softphone !== softphone;
  if (!isUp(softphone)) {
    change({ heard: false });
    await softphone.attach();
  }
  if (!left() && !isUp(softphone)) throw new NotDone("NO_LINE"); // the line says why
  await until(() => doing.mine.heard || left(), desk.subscribe.bind(desk), KNOWN);
  return !left();
}

async function remember(
  { around }: Doing<"session">,
  { user, type, station, remember }: LogIn,
): Promise<void> {
  await around.keep.set(PLACE, remember ? JSON.stringify({ user, type, station }) : "null");
}

function isUp({ state }: Softphone): boolean {
  return state.line.kind === "up";
}

/** Wait until something is so, or for `patience` milliseconds. */
async function until(
  so: () => boolean,
  subscribe: (heard: () => void) => () => void,
  patience: number,
): Promise<void> {
  if (so()) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      leave();
      clearTimeout(late);
      resolve();
    };
    const leave = subscribe(() => so() && done());
    const late = setTimeout(done, patience);
  });
}
