import { expect, test } from "vitest";
import { missingIn } from "../../src/features/notices.ts";
import { START, status, ToldDesk } from "../told.ts";

const LOGGED_OUT = { event: "logoutProcessFinished" } as const;

test("a notice is shown once, and goes with the session", () => {
  const notice = {
    event: "maintenanceNotice",
    id: "1",
    annotation: "House rules",
    text: "Be kind.",
  } as const;
  const desk = new ToldDesk().hear(status({}), notice, notice);
  expect(desk.state.notices.notices).toEqual([{ id: "1", title: "House rules", text: "Be kind." }]);
  expect(desk.hear(LOGGED_OUT).state.notices.notices).toEqual([]);
});

test("maintenance is announced, begins, and is over; it is known without a login too", () => {
  const desk = new ToldDesk().hear({ event: "maintenanceAnounce", when: 60_000 });
  expect(desk.state.notices.maintenance).toEqual({ phase: "planned", at: START + 60_000 });
  desk.hear(
    { event: "maintenanceStarted" },
    { event: "maintenanceStateChanged", hostType: 0, remainingTime: 5000 },
  );
  expect(desk.state.notices.maintenance).toEqual({ phase: "running", at: START + 7000 });
  desk.hear({ event: "maintenanceRelogin", force: true }, LOGGED_OUT);
  expect(desk.state.notices.maintenance?.phase).toBe("goodbye");
  expect(desk.hear({ event: "maintenanceCompleted" }).state.notices.maintenance?.phase).toBe("over");
});

test("a password that has to change stays asked for until it has", () => {
  const policy = [{ aspect: "MIN_LENGTH", count: "8" }];
  const desk = new ToldDesk().hear(
    status({}),
    { event: "passwordChangeRequired", manadatory: true, cause: "expired", policy },
    { event: "userUpdate", flags: "3" },
  );
  expect(desk.state.notices.password).toEqual({ mandatory: true, cause: "expired", policy });
  expect(desk.hear({ event: "userUpdate", flags: "1" }).state.notices.password).toBeNull();
});

test("what a new password lacks is said by the center's own rules", () => {
  const policy = [
    { aspect: "MIN_LENGTH", count: "8" },
    { aspect: "DIGIT", count: "1" },
    { aspect: "CAPITAL_SMBL", count: "1" },
    { aspect: "SPECIAL_SMBL", count: "1" },
    { aspect: "REUSELIFE", count: "5" },
  ];
  const lacks = (password: string) => missingIn(password, policy).map((one) => one.aspect);
  expect(lacks("short")).toEqual(["MIN_LENGTH", "DIGIT", "CAPITAL_SMBL", "SPECIAL_SMBL"]);
  expect(lacks("Grün und 7 Äpfel")).toEqual(["SPECIAL_SMBL"]);
  expect(lacks("Gruen-7-Apfel")).toEqual([]);
});
