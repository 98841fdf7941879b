/** What the center has to say: notices that are read before work, maintenance, a password that has to change. */

import { type AnyEvent, PasswordAspect, type PasswordPolicy, UserFlag } from "@cordboard/client";
import type { Feature } from "../port.ts";

export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface Maintenance {
  readonly phase: "planned" | "canceled" | "running" | "over" | "goodbye";
  /** When it begins or ends, epoch milliseconds by this machine's clock; 0 where that is not known. */
  readonly at: number;
}

export interface NoticesState {
  readonly notices: readonly Notice[];
  readonly maintenance: Maintenance | null;
  readonly password: {
    /** No work begins before it is changed. */
    readonly mandatory: boolean;
    readonly cause: string;
    readonly policy: readonly PasswordPolicy[];
  } | null;
}

declare module "../port.ts" {
  interface DeskState {
    readonly notices: NoticesState;
  }
  interface DeskActs {
    /** What is not accepted is shown again. */
    "notices.answer": [id: string, accept: boolean];
    "notices.maintenanceRead": [];
    "notices.changePassword": [password: string];
    "notices.passwordLater": [];
  }
}

const NONE: NoticesState = { notices: [], maintenance: null, password: null };

export const notices: Feature<"notices"> = {
  name: "notices",
  stays: "session",
  initial: NONE,
  after,
  acts: {
    "notices.answer": async (doing, noticeid, accept) => {
      await doing.call("acknowledgeNotice", { noticeid, accept });
      const rest = doing.mine.notices.filter((one) => one.id !== noticeid);
      if (accept) doing.change({ notices: rest });
    },
    "notices.maintenanceRead": ({ change }) => change({ maintenance: null }),
    "notices.changePassword": async ({ desk, call, change }, newPassword) => {
      await call("changePassword", { newPassword });
      change({ password: null });
      await desk.renew(newPassword);
    },
    "notices.passwordLater": ({ mine, change }) => {
      if (!mine.password?.mandatory) change({ password: null });
    },
  },
};

function after(mine: NoticesState, event: AnyEvent, at: number): NoticesState {
  switch (event.event) {
    case "maintenanceNotice": {
      const notice = { id: event.id ?? "", title: event.annotation ?? "", text: event.text ?? "" };
      return { ...mine, notices: [...mine.notices.filter((one) => one.id !== notice.id), notice] };
    }
    case "maintenanceAnounce":
      return { ...mine, maintenance: { phase: "planned", at: at + (event.when ?? 0) } };
    case "maintenanceCanceled":
      return { ...mine, maintenance: { phase: "canceled", at: 0 } };
    case "maintenanceStarted":
      return { ...mine, maintenance: { phase: "running", at: 0 } };
    case "maintenanceStateChanged":
      return { ...mine, maintenance: { phase: "running", at: at + (event.remainingTime ?? 0) } };
    case "maintenanceRelogin":
      return { ...mine, maintenance: { phase: "goodbye", at: mine.maintenance?.at ?? 0 } };
    case "maintenanceCompleted":
      return { ...mine, maintenance: { phase: "over", at: 0 } };
    case "passwordChangeRequired": {
      const { manadatory: mandatory = false, cause = "", policy } = event;
      return { ...mine, password: { mandatory, cause, policy } };
    }
    case "userUpdate":
      return BigInt(event.flags) & UserFlag.MUST_CHANGE_PASSWORD ? mine : { ...mine, password: null };
    case "logoutProcessFinished":
      return { ...mine, notices: [], password: null };
    default:
      return mine;
  }
}

/** What can be seen of a password, by the rule that asks for it. */
const KEEPS: Readonly<Record<string, (password: string, count: number) => boolean>> = {
  [PasswordAspect.MIN_LENGTH]: (password, count) => password.length >= count,
  [PasswordAspect.SPECIAL_CHARACTER]: (password, count) => has(password, /[^\p{L}\p{N}\s]/gu, count),
  [PasswordAspect.CAPITAL_LETTER]: (password, count) => has(password, /\p{Lu}/gu, count),
  [PasswordAspect.DIGIT]: (password, count) => has(password, /\p{Nd}/gu, count),
};

function has(password: string, sign: RegExp, count: number): boolean {
  return (password.match(sign) ?? []).length >= count;
}

/** Rules that say something of the new password itself. */
export function rulesIn(policy: readonly PasswordPolicy[]): readonly PasswordPolicy[] {
  return policy.filter((one) => (one.aspect ?? "") in KEEPS && Number(one.count ?? 0) > 0);
}

/** Those of them that it does not keep. */
export function missingIn(password: string, policy: readonly PasswordPolicy[]): readonly PasswordPolicy[] {
  return rulesIn(policy).filter((one) => !KEEPS[one.aspect ?? ""]?.(password, Number(one.count ?? 0)));
}
