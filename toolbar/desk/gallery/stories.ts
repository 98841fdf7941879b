/** Moments of a day at the desk, each as what was heard until then: they are looked at, and asked by axe. */

import { OFFERED, status, TALKING, ToldDesk } from "../test/told.ts";
import { BESIDE } from "./beside.ts";
import { CALLS } from "./calls.ts";
import { MACHINE } from "./machine.ts";
import { ada, customer, type Story } from "./story.ts";

const DAY: Readonly<Record<string, Story>> = {
  login: { desk: () => new ToldDesk() },
  "login-in-the-way": {
    desk: () => {
      const desk = new ToldDesk();
      const now = { code: "DUPLICATE_LOGIN", text: "", remedy: "", at: 0 };
      return desk.knows({ session: { ...desk.state.session, inTheWay: true }, trouble: { now } });
    },
  },
  ready: { desk: () => ada().hear(status({})) },
  "not-ready": { desk: () => ada().hear(status({ ready: false })) },
  offered: { desk: () => ada().hear(status({}), ...OFFERED, customer) },
  talking: { desk: () => ada().hear(status({}), ...TALKING, customer) },
  held: { desk: () => ada().hear(status({}), ...TALKING, customer, { event: "callOnHold" }) },
  "wrap-up": {
    desk: () => {
      const desk = ada().hear(
        status({}),
        ...TALKING,
        customer,
        { event: "callEnded", party: 2 },
        { event: "callWrapupTimerStarted", timeout: "84000" },
      );
      const dispositions = ["Solved", "Call back", "Wrong number", "Do not call"].map((name, index) => ({
        id: String(index + 1),
        name,
        flags: "0",
      }));
      return desk.knows({ call: { ...desk.state.call, dispositions } });
    },
  },
  away: {
    desk: () => {
      const desk = ada().hear(status({}));
      return desk.knows({ session: { ...desk.state.session, away: true } });
    },
  },
};

export const STORIES: Readonly<Record<string, Story>> = { ...DAY, ...CALLS, ...BESIDE, ...MACHINE };
