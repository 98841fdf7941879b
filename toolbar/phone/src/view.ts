import { DispositionFlag } from "@cordboard/client";
import type { Choice } from "@cordboard/softphone";
import type { Desk } from "./desk.ts";
import { block, button, fill, input, press, show, write } from "./page.ts";
import type { Phone } from "./phone.ts";
import {
  duration,
  echoOf,
  LINES,
  missingOf,
  PHASES,
  QUALITIES,
  readable,
  stationOf,
  TROUBLES,
} from "./words.ts";

/** Show a phone as it is now. */
export function paint(phone: Phone): void {
  const { desk } = phone;
  const here = phone.user !== "";
  const working = here && desk.phase !== "out";
  block("phone").dataset.phase = desk.phase;
  write("state-word", phone.away ? "Connecting again" : here ? PHASES[desk.phase] : PHASES.out);
  write(
    "state-about",
    working ? `${phone.user} · ${stationOf(desk)}` : here ? phone.user : "Cordboard phone",
  );
  document.title =
    desk.phase === "offered" ? `Ringing: ${desk.call?.number ?? ""}` : `${PHASES[desk.phase]} · Phone`;
  show("login", !working);
  show("work", desk.phase === "ready" || desk.phase === "notReady");
  show("talk", desk.call !== null && desk.phase !== "wrapUp" && working);
  show("wrap-up", desk.phase === "wrapUp");
  show("audio", here);
  show("log", here);
  show("leave", here);
  paintNotice(phone);
  paintWork(phone);
  paintCall(phone);
  paintWrapUp(phone);
  paintAudio(phone);
  paintLog(desk);
  write("server", location.host);
  keepFocus();
}

/** What changes by itself, every second. */
export function tick(desk: Desk, now: number): void {
  write("state-time", desk.phase === "out" ? "" : duration(now - desk.since));
  write("talk-time", desk.connectedAt ? duration(now - desk.connectedAt) : "");
  const left = desk.wrapUpEnds - now;
  write("wrap-up-about", desk.wrapUpEnds ? `Wrap-up ends by itself in ${duration(left)}.` : "");
}

/** Loudness as people hear it: a tenth of the amplitude is half as loud. */
function bar(id: string, level: number): void {
  const filled = block(id).firstElementChild;
  if (filled instanceof HTMLElement)
    filled.style.transform = `scaleX(${Math.min(1, level ** 0.3).toFixed(2)})`;
}

function paintNotice({ notice }: Phone): void {
  show("notice", notice !== null);
  write("notice-text", notice?.text ?? "");
  write("notice-remedy", notice?.remedy ?? "");
  show("notice-act", notice?.act !== undefined);
  write("notice-act", notice?.act?.word ?? "");
}

function paintWork(phone: Phone): void {
  const { desk } = phone;
  button("ready").disabled = desk.ready || phone.refuses("setReadyState");
  button("not-ready").disabled = !desk.ready || phone.refuses("setNotReadyState");
  button("call").disabled = phone.refuses("makeCall");
  const reasons = phone.reasons.map((one) => ({ id: one.id ?? "", name: one.name ?? "" }));
  fill("reason", [{ id: "0", name: "No reason" }, ...reasons]);
  const campaigns = phone.campaigns.map((one) => ({ id: one.id ?? "", name: one.name ?? "" }));
  fill("campaign", [{ id: "0", name: "No campaign" }, ...campaigns]);
}

function paintCall(phone: Phone): void {
  const { call, phase } = phone.desk;
  const campaign = phone.campaigns.find((one) => one.id === call?.campaignId)?.name;
  write("who", call?.name || call?.number || "Call");
  write("who-about", [call?.name ? call.number : "", campaign].filter(Boolean).join(" · "));
  const offered = phase === "offered";
  show("offer", offered);
  show("keys", !offered);
  if (offered) show("keypad", false);
  button("answer").disabled = phone.refuses("softphonePickupPhone");
  button("decline").disabled = phone.refuses("rejectCall");
  const talks = phase === "talking" || phase === "held";
  button("mute").disabled = !talks || phone.refuses("setMute");
  button("hold").disabled = !talks || phone.refuses("toggleHold", String(phase === "talking"));
  button("keypad-toggle").disabled = phase !== "talking" || phone.refuses("sendDTMF");
  button("end").disabled = phone.refuses("disconnectCall");
  press("mute", phone.muted);
  press("hold", phase === "held");
}

function paintWrapUp({ dispositions, desk }: Phone): void {
  const shown = block("dispositions");
  const wanted = dispositions.map((one) => `${one.id} ${one.name}`).join("\n");
  if (shown.dataset.options === wanted && shown.dataset.call === desk.call?.id) return;
  shown.dataset.options = wanted;
  shown.dataset.call = desk.call?.id ?? "";
  shown.replaceChildren(...dispositions.filter((one) => !isSystems(one.flags)).map(chip));
}

function isSystems(flags: string): boolean {
  return (BigInt(flags) & DispositionFlag.SYSTEM) !== 0n;
}

function chip(one: {
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
}): HTMLElement {
  const choice = Object.assign(document.createElement("input"), {
    type: "radio",
    name: "disposition",
    value: one.id ?? "",
    required: true,
  });
  const label = document.createElement("label");
  label.className = "chip";
  label.title = one.description ?? "";
  label.append(choice, one.name ?? "");
  return label;
}

function paintAudio({ audio }: Phone): void {
  const { line, choice, devices, levels, quality } = audio;
  if (line.kind === "held") write("line", `The audio is held by ${line.holder || "another program"}.`);
  else if (line.kind === "failed") write("line", line.text || TROUBLES[line.trouble].text);
  else if (line.kind === "up" && quality) write("line", QUALITIES[quality.word]);
  else write("line", LINES[line.kind]);
  show("attach", line.kind !== "up" && line.kind !== "attaching" && line.kind !== "lost");
  show("devices", line.kind !== "off");
  show("hear", audio.blocked);
  bar("microphone-meter", levels?.microphone ?? 0);
  bar("speaker-meter", levels?.speaker ?? 0);
  fill("microphone", devices.inputs, choice.microphone.id);
  fill("speaker", devices.outputs, choice.speaker.id);
  fill("ringer", devices.outputs, choice.ringer.id);
  show("missing", audio.missing.length > 0);
  write("missing", missingOf(audio));
  button("hear-yourself").disabled = audio.echo?.phase === "recording" || audio.echo?.phase === "playing";
  write("hear-yourself-about", echoOf(audio));
  if (choice !== chosen) paintChoice(choice);
}

/** What the fields show; they are left alone while somebody moves them. */
let chosen: Choice | undefined;

function paintChoice(choice: Choice): void {
  chosen = choice;
  input("microphone-level").valueAsNumber = choice.microphoneLevel;
  input("speaker-volume").valueAsNumber = choice.speakerVolume;
  input("echo").checked = choice.echo;
  input("noise").checked = choice.noise;
  input("gain").checked = choice.gain;
}

const SHOWN = 25;

function paintLog({ entries }: Desk): void {
  const list = block("entries");
  const newest = entries[0];
  const mark = newest ? `${newest.at} ${newest.what} ${entries.length}` : "";
  if (list.dataset.newest === mark) return;
  list.dataset.newest = mark;
  list.replaceChildren(
    ...entries.slice(0, SHOWN).map((one) => {
      const time = document.createElement("time");
      const at = new Date(one.at);
      time.dateTime = at.toISOString();
      time.textContent = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
      const text = document.createElement("span");
      text.textContent = [readable(one.what), one.about].filter(Boolean).join(" · ");
      const line = document.createElement("li");
      line.append(time, text);
      return line;
    }),
  );
}

/** Whoever works by keyboard is not thrown to the top when the button they pressed has gone. */
function keepFocus(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body && !focused.checkVisibility()) {
    block("state").focus();
  }
}
