import { Refused } from "@cordboard/client";
import { type Choice, type Device, SYSTEM } from "@cordboard/softphone";
import { type Desk, NOBODY } from "./desk.ts";
import { block, button, element, input, select, show, write } from "./page.ts";
import { type Kept, type LogIn, noticeOf, Phone } from "./phone.ts";
import { paint, tick } from "./view.ts";

/** Where tokens lie while the page is loaded anew: in this tab, and at no other time. */
const PLACE = "cordboard.phone";
/** Refusals after which somebody else's session can be ended for this one. */
const IN_THE_WAY = new Set(["DUPLICATE_LOGIN", "STATION_BUSY"]);

let before = NOBODY;

const phone = new Phone(() => {
  paint(phone);
  tick(phone.desk, Date.now());
  sound(phone.desk);
});

/** Ring while somebody calls, and release the microphone while nobody may. */
function sound(desk: Desk): void {
  const { softphone } = phone;
  const was = before.phase;
  before = desk;
  if (desk.phase === was) return;
  if (desk.phase === "offered" || was === "offered") void softphone?.ring(desk.phase === "offered");
  if (desk.phase === "notReady" || was === "notReady") void softphone?.idle(desk.phase === "notReady");
}

function stationType(): LogIn["type"] {
  const chosen = document.querySelector<HTMLInputElement>("[name=station-type]:checked")?.value;
  return chosen === "VoIP" || chosen === "PSTN" ? chosen : "SOFTPHONE";
}

async function logIn(force = false): Promise<void> {
  const password = input("password");
  const wanted = {
    user: input("user").value,
    password: password.value,
    type: stationType(),
    station: input("station").value,
  };
  const go = button("log-in");
  go.disabled = true;
  phone.say(null);
  try {
    await phone.logIn(wanted, force);
    password.value = "";
  } catch (error) {
    const inTheWay = error instanceof Refused && IN_THE_WAY.has(error.code);
    const act = { word: "End it and log in here", does: () => void logIn(true) };
    phone.say({ ...noticeOf(error), ...(inTheWay ? { act } : {}) });
  } finally {
    go.disabled = false;
  }
}

function onSubmit(id: string, does: () => void): void {
  element(id, HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    does();
  });
}

function onClick(id: string, does: () => unknown): void {
  button(id).addEventListener("click", () => void does());
}

function onChoice(id: string, choice: () => Partial<Choice>): void {
  block(id).addEventListener("change", () => void phone.softphone?.choose(choice()));
}

function wire(): void {
  onSubmit("login", () => void logIn());
  for (const one of document.querySelectorAll("[name=station-type]")) {
    one.addEventListener("change", () => show("station-field", stationType() !== "SOFTPHONE"));
  }
  onClick("log-out", () => phone.logOut().catch((error: unknown) => phone.say(noticeOf(error))));
  onClick("notice-close", () => phone.say(null));
  onClick("notice-act", () => {
    const act = phone.notice?.act;
    phone.say(null);
    act?.does();
  });
  onClick("ready", () => phone.ask("setReadyState", { stateId: "1" }));
  onClick("not-ready", () => phone.ask("setNotReadyState", { reasonId: select("reason").value }));
  onSubmit("dial", () => {
    const request = { number: input("number").value, campaignId: select("campaign").value, checkDnc: true };
    void phone.ask("makeCall", request);
  });
  onClick("answer", () => phone.ask("softphonePickupPhone"));
  onClick("decline", () => phone.ask("rejectCall"));
  onClick("mute", () => phone.mute(!phone.muted));
  onClick("hold", () => phone.ask("toggleHold", { flag: phone.desk.phase === "talking" }));
  onClick("end", () => phone.ask("disconnectCall"));
  wireKeypad();
  onSubmit("wrap-up", () => void finish());
  wireAudio();
}

function wireKeypad(): void {
  onClick("keypad-toggle", () => {
    const open = block("keypad").hidden !== false;
    show("keypad", open);
    button("keypad-toggle").setAttribute("aria-expanded", String(open));
    write("pressed", "");
  });
  block("keypad").addEventListener("click", (event) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
    if (key) pressKey(key);
  });
  block("keypad").addEventListener("keydown", (event) => {
    if (/^[0-9*#]$/.test(event.key)) pressKey(event.key);
  });
}

function pressKey(key: string): void {
  phone.press(key);
  write("pressed", `${block("pressed").textContent ?? ""}${key}`.slice(-20));
}

function wireAudio(): void {
  onClick("attach", () => phone.softphone?.attach());
  onClick("hear", () => phone.softphone?.unblock());
  onChoice("microphone", () => ({ microphone: picked("microphone", phone.audio.devices.inputs) }));
  onChoice("speaker", () => ({ speaker: picked("speaker", phone.audio.devices.outputs) }));
  onChoice("ringer", () => ({ ringer: picked("ringer", phone.audio.devices.outputs) }));
  onChoice("microphone-level", () => ({ microphoneLevel: input("microphone-level").valueAsNumber }));
  onChoice("speaker-volume", () => ({ speakerVolume: input("speaker-volume").valueAsNumber }));
  onChoice("echo", () => ({ echo: input("echo").checked }));
  onChoice("noise", () => ({ noise: input("noise").checked }));
  onChoice("gain", () => ({ gain: input("gain").checked }));
  onClick("hear-yourself", () => phone.softphone?.testEcho());
  block("devices").addEventListener("toggle", () =>
    phone.softphone?.watch(block("devices").hasAttribute("open")),
  );
}

function picked(id: string, devices: readonly Device[]): Device {
  return devices.find((one) => one.id === select(id).value) ?? SYSTEM;
}

async function finish(): Promise<void> {
  const chosen = document.querySelector<HTMLInputElement>("[name=disposition]:checked")?.value;
  const comments = element("comments", HTMLTextAreaElement);
  if (chosen) await phone.ask("finishCall", { disposition: chosen, comments: comments.value });
  comments.value = "";
}

/** Tokens and place are left to this tab's next page, and taken from there at once. */
function takeOver(): Kept | null {
  const left = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  return left === null ? null : (JSON.parse(left) as Kept);
}

addEventListener("pagehide", () => {
  const kept = phone.leave();
  if (kept) sessionStorage.setItem(PLACE, JSON.stringify(kept));
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

wire();
paint(phone);
setInterval(() => tick(phone.desk, Date.now()), 500);
const kept = takeOver();
if (kept) phone.resume(kept).catch((error: unknown) => phone.say(noticeOf(error)));
