/** The panel: the state on top, below it what the moment asks for; the rest a press away. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskState } from "../port.ts";
import type { OwnTile } from "../settings.ts";
import { type Mood, moodOf } from "../strip/model.ts";
import { Button } from "./button.tsx";
import { DeskProvider, type Looks, useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { asksDoNotCall, DoNotCall } from "./do-not-call.tsx";
import { Foot } from "./foot.tsx";
import { Head } from "./head.tsx";
import { ArrowLeft } from "./icons.ts";
import { InCall } from "./in-call.tsx";
import { PARTS } from "./index.ts";
import { LineBar } from "./line.tsx";
import { Login } from "./login.tsx";
import { type Nav, NavProvider, useNav } from "./nav.tsx";
import { Offered } from "./offered.tsx";
import type { Sheet } from "./parts.tsx";
import { WrapUp } from "./wrap-up.tsx";

const tiles = PARTS.flatMap((one) => one.tiles ?? []);
const sheets = PARTS.flatMap((one) => one.sheets ?? []);
const tabs = PARTS.flatMap((one) => one.tabs ?? []);
const works = PARTS.flatMap((one) => one.works ?? []);
const banners = PARTS.flatMap((one) => one.banners ?? []);

export interface Place {
  readonly sheet: string;
  /** What the sheet begins with, such as a number to dial. */
  readonly with: string;
}

interface PanelProps {
  readonly looks: Looks;
  /** What is open at first. */
  readonly sheet?: string;
  /** What somebody outside wants to be shown; a new object is a new wish. */
  readonly asked?: Place | undefined;
}

export function Panel({ looks, sheet = "", asked }: PanelProps) {
  const [place, go] = useState<Place>({ sheet, with: "" });
  const before = useRef<Element | null>(null);
  const back = useRef("");
  useEffect(() => {
    if (asked) go(asked);
  }, [asked]);
  // What the sheet was opened from may have stood in its place: then another one of it is there now.
  useEffect(() => {
    if (back.current && !place.sheet) (document.getElementById(back.current) ?? stateOfDesk())?.focus();
    back.current = "";
  }, [place]);
  const nav: Nav = {
    ...place,
    open: (sheet, beginning = "") => {
      before.current = document.activeElement;
      go({ sheet, with: beginning });
    },
    close: () => {
      // The focus goes back to where the sheet was opened from, unless it is elsewhere by now.
      const inSheet = document.activeElement?.closest(".sheet") ?? document.activeElement === document.body;
      const from = before.current;
      if (inSheet && from instanceof HTMLElement && from.isConnected) from.focus();
      else if (inSheet && from) back.current = from.id || "desk-state";
      go({ sheet: "", with: "" });
    },
  };
  return (
    <DeskProvider value={looks}>
      <NavProvider value={nav}>
        <Frame />
      </NavProvider>
    </DeskProvider>
  );
}

function Frame() {
  const mood = useDesk(moodOf);
  const { words } = useLooks();
  const focused = useRef<EventTarget | null>(null);
  // Who works by keyboard is not thrown to the top when the button that they pressed has gone with its moment.
  useEffect(() => {
    const gone = focused.current instanceof Node && !focused.current.isConnected;
    if (gone && document.activeElement === document.body) stateOfDesk()?.focus();
  }, [mood]);
  return (
    <main
      class="desk"
      data-mood={mood}
      lang={words.language}
      dir={words.direction}
      onFocusIn={(event) => {
        focused.current = event.target;
      }}
    >
      <Head />
      <Away />
      <LineBar />
      <TroubleBar />
      <Body />
      <Foot />
      <Banners />
    </main>
  );
}

function stateOfDesk(): HTMLElement | null {
  return document.getElementById("desk-state");
}

function Away() {
  const t = useWords();
  const away = useDesk((state) => state.session.away);
  return (
    <p class="away" role="status">
      {away ? t("state.away") : ""}
    </p>
  );
}

function TroubleBar() {
  const { words } = useLooks();
  const act = useAct();
  const now = useDesk((state) => state.trouble.now);
  const ended = useDesk((state) => state.session.ended);
  const trouble = ended ?? now;
  if (!trouble) return null;
  const { code, text, remedy } = trouble;
  return (
    <div class="trouble" role="alert" id="desk-trouble" data-code={code}>
      <p>{words.find(`trouble.${code}`, { text }) ?? [text, remedy].filter(Boolean).join(" ")}</p>
      {ended ? null : (
        <Button id="desk-trouble-read" kind="quiet" onPress={() => act("trouble.read")}>
          {words.t("action.close")}
        </Button>
      )}
    </div>
  );
}

/**
 * What has come meanwhile, at the foot of the panel: so nothing that the agent looks at or is about to press moves.
 * It is there before anything is in it, so that screen readers say what comes.
 */
function Banners() {
  const shown = useDesk((state) => banners.find((one) => one.shows(state)));
  return (
    <aside class="news" aria-live="polite">
      {shown ? <shown.View key={shown.name} /> : null}
    </aside>
  );
}

const IN_CALL: ReadonlySet<Mood> = new Set<Mood>(["connecting", "talking", "held", "consulting"]);

/** The sheet that is open, as long as its moment lasts. */
function useOpenSheet(): Sheet | undefined {
  const { sheet, close } = useNav();
  const shown = useDesk((state) => sheets.find((one) => one.name === sheet && (one.shows?.(state) ?? true)));
  const passed = sheet !== "" && !shown;
  useEffect(() => {
    if (passed) close();
  }, [passed]);
  return shown;
}

function Body() {
  const mood = useDesk(moodOf);
  const asks = useDesk(asksDoNotCall);
  const open = useOpenSheet();
  const between = mood === "ready" || mood === "notReady" || mood === "voicemail";
  const out = mood === "out" || mood === "entering";
  if (out) return open?.outside ? <OpenSheet open={open} /> : <Login />;
  return (
    <>
      {mood === "offered" ? <Offered /> : null}
      {IN_CALL.has(mood) ? <InCall /> : null}
      {mood === "wrapUp" ? <WrapUp /> : null}
      {asks ? <DoNotCall /> : null}
      {mood === "offered" ? null : <Works />}
      {open ? <OpenSheet open={open} /> : between ? <Between /> : <Beside />}
    </>
  );
}

/** What the agent works on beside calls: a contact that is previewed, a voicemail. */
function Works() {
  const { port } = useLooks();
  useDesk((state) => works.map((one) => one.shows(state)).join());
  return <>{works.map((one) => (one.shows(port.state) ? <one.View key={one.name} /> : null))}</>;
}

/** Between two calls: figures, each of which opens what is behind it. */
function Between() {
  const { port, settings } = useLooks();
  useDesk((state: DeskState) => tiles.filter((one) => one.shows?.(state) ?? true).length);
  return (
    <div class="tiles">
      {settings.layout.tiles.map((wanted) => {
        const own = settings.layout.ownTiles.find((one) => one.id === wanted);
        if (own) return <Own key={own.id} tile={own} />;
        const part = tiles.find((one) => one.name === wanted && (one.shows?.(port.state) ?? true));
        return part ? <part.View key={wanted} /> : null;
      })}
    </div>
  );
}

function Own({ tile }: { readonly tile: OwnTile }) {
  return (
    <section class="tile own" aria-label={tile.title}>
      <h3>{tile.title}</h3>
      <iframe
        title={tile.title}
        src={tile.url}
        height={tile.height}
        sandbox="allow-scripts allow-forms"
        loading="lazy"
      />
    </section>
  );
}

/** Beside a call: the script, the customer, the worksheet. */
function Beside() {
  const { port, settings, words } = useLooks();
  const shown = useDesk((state) =>
    settings.layout.tabs
      .flatMap((name) => tabs.filter((one) => one.name === name && (one.shows?.(state) ?? true)))
      .map((one) => `${one.name} ${one.hint?.(state) ?? ""}`)
      .join(),
  );
  const there = shown.split(",").flatMap((known) => tabs.filter((one) => known.startsWith(`${one.name} `)));
  const [chosen, choose] = useState("");
  const open = there.find((one) => one.name === chosen) ?? there[0];
  if (!open) return null;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = there[(there.indexOf(open) + step + there.length) % there.length];
    if (!next) return;
    choose(next.name);
    document.getElementById(`desk-tab-${next.name}`)?.focus();
  };
  return (
    <section class="beside">
      <div class="tabs" role="tablist" onKeyDown={move}>
        {there.map((one) => (
          <button
            key={one.name}
            id={`desk-tab-${one.name}`}
            type="button"
            role="tab"
            aria-selected={one === open}
            aria-controls="desk-tab-panel"
            tabIndex={one === open ? 0 : -1}
            onClick={() => choose(one.name)}
          >
            {words.t(one.title)} {one.hint?.(port.state)}
          </button>
        ))}
      </div>
      <div id="desk-tab-panel" role="tabpanel" aria-labelledby={`desk-tab-${open.name}`} class="card flat">
        <open.View />
      </div>
    </section>
  );
}

function OpenSheet({ open }: { readonly open: Sheet }) {
  const t = useWords();
  const { close, with: beginning } = useNav();
  const sheet = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // Who works by keyboard goes on in the sheet, and leaves it with Escape; a page around is not disturbed.
  useEffect(() => {
    if (document.hasFocus() && !sheet.current?.contains(document.activeElement)) title.current?.focus();
  }, [open.name]);
  return (
    <section
      ref={sheet}
      class="sheet"
      aria-labelledby="desk-sheet-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <header class="row">
        <Button id="desk-back" kind="quiet" icon={ArrowLeft} onPress={close}>
          {t("action.back")}
        </Button>
        <h2 id="desk-sheet-title" ref={title} tabIndex={-1}>
          {t(open.title)}
        </h2>
      </header>
      <open.View key={`${open.name} ${beginning}`} />
    </section>
  );
}
