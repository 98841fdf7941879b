import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { status, ToldDesk } from "../told.ts";
import { NOW, show, trusted } from "./show.tsx";

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

function idle(): ToldDesk {
  const desk = trusted(new ToldDesk().hear(status({})));
  return desk.knows({
    agent: {
      ...desk.state.agent,
      states: [
        { id: "1", name: "Ready" },
        { id: "2", name: "Calls only" },
      ],
      reasons: [{ id: "5", name: "Lunch" }],
    },
    skills: {
      mine: [
        { skillId: "8", name: "Support" },
        { skillId: "9", name: "Billing" },
      ],
      active: ["8"],
    },
  });
}

test("a pause begins at once; its reason is said afterwards, in a list that the focus goes into and back", async () => {
  const desk = idle();
  show(desk);
  press("Pause");
  const lunch = await screen.findByRole("button", { name: "Lunch" });
  await vi.waitFor(() => expect(document.activeElement?.closest("#desk-ready-ways")).toBeTruthy());
  fireEvent.click(lunch);
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("desk-ready-menu"));
  expect(desk.acts).toEqual([["agent.notReady"], ["agent.notReady", "5"]]);
});

test("there are several ways of being ready, and the skills are a press away", async () => {
  const desk = idle();
  show(desk);
  press("More ways of being ready");
  fireEvent.click(await screen.findByRole("button", { name: "Calls only" }));
  await vi.waitFor(() => expect(document.getElementById("desk-ready-ways")).toBeNull());
  expect(desk.acts).toContainEqual(["agent.ready", "2"]);
  press("More ways of being ready");
  fireEvent.click(document.getElementById("desk-my-skills") as HTMLElement);
  expect(await screen.findByLabelText("Billing")).toBeTruthy();
});

test("nobody logs out while somebody is parked", async () => {
  const desk = idle();
  desk.hear({ event: "parkedCallsChanged", parkedCalls: [{ callSessionId: "P1", number: "+14155550199" }] });
  show(desk);
  press("More ways of being ready");
  const out = await screen.findByRole("button", { name: "Log out", description: "Calls are parked" });
  fireEvent.click(out);
  expect(desk.acts.map(([name]) => name)).not.toContain("session.logOut");
});

test("whom to call is found by a few letters, for the campaign that is chosen; Enter calls the first", async () => {
  const desk = idle();
  desk.knows({
    campaigns: { all: [{ id: "3", name: "Sales", flags: "2" }] },
    dial: { ...desk.state.dial, config: { defCampaign: "0", maySelect: true } },
    targets: {
      ...desk.state.targets,
      speedDials: [{ code: "#1", number: "+14155550177", description: "Taxi" }],
    },
  });
  show(desk);
  press("Dial");
  const search = await screen.findByLabelText("Name, number, skill or campaign");
  fireEvent.input(search, { target: { value: "ta" } });
  fireEvent.change(screen.getByLabelText("For the campaign"), { target: { value: "3" } });
  fireEvent.submit(search.closest("form") as HTMLFormElement);
  expect(desk.acts.at(-1)).toEqual(["dial.call", { kind: "SPEED_DIAL", number: "#1" }, { campaignId: "3" }]);
});

test("missed calls are counted until they are looked at, and called back from their list", async () => {
  const desk = idle();
  const call = {
    position: "4",
    callSessionId: "M1",
    missedAt: String(NOW - 1000),
    why: "NOT_ANSWERED",
    number: "+14155550188",
    contactName: "Ada Example",
  };
  desk.knows({ missed: { calls: [call], more: false, seen: 0 } });
  show(desk);
  const tile = document.getElementById("desk-tile-missed") as HTMLElement;
  expect(within(tile).getByText("1")).toBeTruthy();
  fireEvent.click(tile);
  fireEvent.click(await screen.findByRole("button", { name: "Call Ada Example" }));
  expect(desk.acts.map(([name]) => name)).toEqual(["missed.seen", "dial.call"]);
});

test("calls are listed, by direction", async () => {
  const desk = idle();
  const joined = String(NOW - 60_000);
  const past = { joined, left: String(NOW - 30_000), number: "+14155550188", pauses: [] };
  desk.knows({
    history: {
      calls: [
        { ...past, position: "2", callSessionId: "H2", direction: "INBOUND" },
        { ...past, position: "1", callSessionId: "H1", direction: "OUTBOUND", contactName: "Ben" },
      ],
      more: false,
      earlier: desk.state.history.earlier,
    },
  });
  show(desk);
  const tile = document.getElementById("desk-tile-today") as HTMLElement;
  fireEvent.click(tile);
  fireEvent.click(await screen.findByLabelText("Outgoing"));
  const log = document.getElementById("desk-log") as HTMLElement;
  expect(log.children).toHaveLength(1);
});

test("who works by keyboard is in the sheet that they open, and with Escape where they were", async () => {
  show(idle());
  const tile = () => document.getElementById("desk-tile-callbacks") as HTMLElement;
  tile().focus();
  fireEvent.click(tile());
  const title = await screen.findByRole("heading", { name: "Callbacks" });
  await vi.waitFor(() => expect(document.activeElement).toBe(title));
  expect(tile()).toBeNull(); // the sheet stands in its place

  fireEvent.keyDown(title, { key: "Escape" });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("desk-tile-callbacks"));
});

test("a sheet that has a field to begin with has the focus there", async () => {
  show(idle());
  const tile = document.getElementById("desk-tile-dial") as HTMLElement;
  tile.focus();
  fireEvent.click(tile);
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("desk-dial-search"));
});
