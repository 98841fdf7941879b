/** The strip of 48 px: one state in words, whom it is about, what can be done now. Small, for it is on every page. */

import { type ComponentChildren, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskPort } from "../port.ts";
import { Icon, type IconNode } from "../views/icon.tsx";
import {
  Check,
  CircleDot,
  Grip,
  Menu,
  Mic,
  MicOff,
  Pause,
  Phone,
  PhoneForwarded,
  PhoneOff,
  Play,
  Undo2,
} from "../views/icons.ts";
import { duration } from "../words/format.ts";
import { directionOf } from "../words/say.ts";
import { Keys } from "./keys.tsx";
import type { Strip as Model, Press, StripButton } from "./model.ts";
import type { Say } from "./say.ts";

export interface StripProps {
  readonly port: DeskPort;
  readonly say: Say;
  readonly language: string;
  /** What is on it: see `layout.strip.buttons` of the settings; buttons of a call are always there. */
  readonly buttons: readonly string[];
  readonly now: () => number;
  /** Show the panel: what the moment asks for, or one of its sheets, which begins with something. */
  readonly open: (sheet: string, beginning?: string) => void;
}

const ICONS: Readonly<Record<string, IconNode>> = {
  answer: Phone,
  callBack: Phone,
  mute: Mic,
  hold: Pause,
  keypad: Grip,
  record: CircleDot,
  leaveOut: CircleDot,
  transfer: PhoneForwarded,
  end: PhoneOff,
  consultComplete: Check,
  consultJoin: Check,
  consultCancel: Undo2,
};
const PRESSED: Readonly<Record<string, IconNode>> = { mute: MicOff, hold: Play };
const WORDS: Readonly<Record<string, string>> = {
  ready: "ready.go",
  notReady: "ready.pause",
  wrapUp: "strip.wrapUp",
  work: "strip.work",
  logIn: "strip.logIn",
};

/** Draw the strip into an element, until what is returned is called. */
export function showStrip(root: Element | DocumentFragment, props: StripProps): () => void {
  render(<Strip {...props} />, root);
  return () => render(null, root);
}

export function Strip(props: StripProps) {
  const { port, say, language } = props;
  const strip = useStrip(port);
  const [keys, showKeys] = useState(false);
  const spoken = strip.buttons.some((one) => one.name === "keypad");
  const typing = keys && spoken;
  if (keys && !spoken) showKeys(false);
  const press = (what: Press) => {
    if ("open" in what) props.open(what.open);
    else if ("keys" in what) showKeys((before) => !before);
    else void port.act(what.act, ...(what.given as never));
  };
  const known = strip.mood !== "out" && strip.mood !== "entering";
  return (
    <section
      class="strip"
      aria-label={say("strip.title")}
      data-mood={strip.mood}
      lang={language}
      dir={directionOf(language)}
    >
      <State {...props} strip={strip} />
      {typing ? (
        <Keys port={port} say={say} close={() => showKeys(false)} />
      ) : (
        <Who {...props} strip={strip} />
      )}
      {strip.mood === "ready" || strip.mood === "notReady" ? <Between {...props} strip={strip} /> : null}
      <fieldset class="buttons" aria-label={say("strip.title")}>
        {strip.buttons.map((one) => (
          <StripKey key={one.name} one={one} strip={strip} say={say} press={press} keys={typing} />
        ))}
        {known || strip.trouble ? (
          <button
            id="strip-open"
            type="button"
            class="quiet"
            aria-label={say(strip.trouble ? "strip.trouble" : "strip.open")}
            title={say(strip.trouble ? "strip.trouble" : "strip.open")}
            data-trouble={strip.trouble || undefined}
            onClick={() => props.open("")}
          >
            <Icon of={Menu} />
          </button>
        ) : null}
      </fieldset>
    </section>
  );
}

type Part = StripProps & { readonly strip: Model };

function State({ strip, say, now }: Part) {
  return (
    <div class="state">
      <i class="dot" aria-hidden="true" />
      <b id="strip-state" aria-live="polite">
        {say(strip.away ? "state.away" : `state.${strip.mood}`)}
      </b>
      {strip.since && !strip.away ? <Time now={now} of={(at) => at - strip.since} /> : null}
    </div>
  );
}

function Who({ strip, say, now }: Part) {
  const about = strip.mood === "consulting" ? say("call.consultWith", { who: strip.about }) : strip.about;
  const more = [
    strip.number,
    about,
    strip.waited ? say("call.waited", { time: duration(strip.waited) }) : "",
    ...strip.notes.map((note) => say(`state.${note}`)),
  ].filter(Boolean);
  const between = strip.mood === "ready" || strip.mood === "notReady";
  if (!strip.who && more.length === 0 && !strip.wrapUpEnds) return between ? null : <div class="grow" />;
  return (
    <div class={between ? "who still" : "who"}>
      {strip.who ? <b id="strip-who">{strip.who}</b> : null}
      <span id="strip-notes">
        {more.join(" · ")}
        {strip.wrapUpEnds ? (
          <>
            {more.length ? " · " : ""}
            <Time now={now} of={(at) => strip.wrapUpEnds - at} said={(time) => say("strip.ends", { time })} />
          </>
        ) : null}
      </span>
    </div>
  );
}

/** Between calls: whom to call, who waits, what has gathered. */
function Between({ strip, say, now, buttons, open, port }: Part) {
  const [text, write] = useState("");
  // What was missed has no place in the layout: it is there, or it is not.
  const shown = (name: string) => name === "missed" || buttons.includes(name);
  const { waiting } = strip;
  const dial = (event: Event) => {
    event.preventDefault();
    if (text.trim()) open("dial", text.trim());
    write("");
  };
  return (
    <>
      {strip.mood === "ready" && strip.reasons.length > 0 ? (
        <select
          id="strip-pause"
          aria-label={say("ready.pause")}
          disabled={strip.buttons.some((one) => one.name === "notReady" && one.refused)}
          value=""
          onChange={(event) => {
            void port.act("agent.notReady", event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="" hidden>
            {say("ready.pause")}
          </option>
          <option value="0">{say("ready.noReason")}</option>
          {strip.reasons.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      ) : null}
      {shown("dial") ? (
        <search>
          <form onSubmit={dial}>
            <input
              id="strip-dial"
              type="search"
              autocomplete="off"
              aria-label={say("strip.dial")}
              placeholder={say("strip.dial")}
              value={text}
              onInput={(event) => write(event.currentTarget.value)}
            />
          </form>
        </search>
      ) : null}
      <div class="grow" />
      {waiting && shown("queue") ? (
        <span id="strip-waiting" class="soft">
          <Time
            now={now}
            of={(at) => at - waiting.since}
            said={(time) => say("strip.waiting", { count: waiting.count, time })}
          />
        </span>
      ) : null}
      {strip.counts
        .filter((one) => shown(one.name))
        .map(({ name, count }) => (
          <button key={name} id={`strip-${name}`} type="button" class="quiet" onClick={() => open(name)}>
            {say(`strip.count.${name}`, { count })}
          </button>
        ))}
    </>
  );
}

interface Key {
  readonly one: StripButton;
  readonly strip: Model;
  readonly say: Say;
  readonly press: (what: Press) => void;
  readonly keys: boolean;
}

function StripKey({ one, strip, say, press, keys }: Key) {
  if (one.name === "notReady" && strip.reasons.length > 0) return null;
  const icon = (one.pressed ? PRESSED[one.name] : undefined) ?? ICONS[one.name];
  const expands = "keys" in one.press;
  return (
    <button
      id={`strip-${one.name}`}
      type="button"
      class={one.kind}
      aria-pressed={one.pressed}
      aria-expanded={expands ? keys : undefined}
      aria-disabled={one.refused || undefined}
      title={one.refused ? say("refused.now") : undefined}
      onClick={() => {
        if (!one.refused) press(one.press);
      }}
    >
      {icon ? <Icon of={icon} size={16} /> : null}
      <Label>{say(WORDS[one.name] ?? `call.${one.name}`)}</Label>
      {one.refused ? <span class="unseen">{say("refused.now")}</span> : null}
    </button>
  );
}

function Label({ children }: { readonly children: ComponentChildren }) {
  return <span class="label">{children}</span>;
}

/** A length of time, which alone is drawn anew as it passes. */
function Time({
  now,
  of,
  said = String,
}: {
  readonly now: () => number;
  readonly of: (at: number) => number;
  readonly said?: (time: string) => string;
}) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="time" role="timer" aria-live="off">
      {said(duration(of(now())))}
    </span>
  );
}

function useStrip(port: DeskPort): Model {
  const [, draw] = useState(0);
  const drawn = useRef(port.state.strip);
  useEffect(() => {
    const look = () => {
      if (port.state.strip !== drawn.current) draw((count) => count + 1);
    };
    look();
    return port.subscribe(look);
  }, [port]);
  drawn.current = port.state.strip;
  return drawn.current;
}
