/** Finding somebody: a field for a name or a number, and below it everybody whom that may mean. */

import { TargetKind } from "@cordboard/client";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Found, find, mayReach, type Purpose } from "../features/targets.ts";
import type { DeskState } from "../port.ts";
import { duration } from "../words/format.ts";
import { useAct, useDesk, useLooks, useNow, useWords } from "./desk.tsx";
import { useWritten } from "./number.tsx";

/** So many are shown; who types more letters finds the others. */
const SHOWN = 30;
/** Milliseconds between two looks at who is free. */
const LOOK = 4000;

export interface ReachProps {
  readonly id: string;
  readonly purpose: Purpose;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What can be done with somebody who is found: buttons; `refused` says why not. */
  readonly actions: (one: Found, refused: string, key: string) => ComponentChildren;
  /** Enter was pressed, and this is whom the text means first. */
  readonly onFirst?: (one: Found) => void;
}

export function Reach({ id, purpose, text, onText, actions, onFirst }: ReachProps) {
  const t = useWords();
  const act = useAct();
  const { port } = useLooks();
  const field = useRef<HTMLInputElement>(null);
  const targets = useDesk((state) => state.targets);
  const history = useDesk((state) => state.history.calls);
  useEffect(() => {
    field.current?.focus();
    void act("targets.look");
    const timer = setInterval(() => void act("targets.look"), LOOK);
    return () => clearInterval(timer);
  }, []);
  const found = wanted(port.state, text, purpose);
  const list = useDesk((state) => state.agent.permissions) && targets && history ? found : [];
  const typed = typedTarget(text, list);
  const shown = [...(typed ? [typed] : []), ...list.slice(0, SHOWN)];
  return (
    <div class="reach">
      <form
        class="card flat"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = shown;
          if (first && refusalFor(port.state, purpose, first) === "") onFirst?.(first);
        }}
      >
        <div class="field">
          <label for={`${id}-search`}>{t("reach.search")}</label>
          <input
            ref={field}
            id={`${id}-search`}
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
          />
        </div>
        <p class="unseen" role="status">
          {text ? t("reach.found", { count: shown.length }) : ""}
        </p>
      </form>
      {shown.length === 0 ? <p class="card flat soft">{t("reach.nobody")}</p> : null}
      <ul class="list" id={`${id}-found`}>
        {shown.map((one, place) => {
          const refused = refusalFor(port.state, purpose, one);
          return (
            <li key={`${one.target.kind}${one.target.id ?? ""}${one.detail}${one.name}`} class="found">
              <Who one={one} />
              <div class="row">{actions(one, refused ? t(refused) : "", `${id}-${place}`)}</div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Who({ one }: { readonly one: Found }) {
  const t = useWords();
  const written = useWritten();
  const now = useNow(5000);
  const kind = t(`kind.${one.target.kind as "AGENT"}`);
  const more = one.state
    ? [t(`agent.${one.state as "READY"}`), one.since ? duration(now - one.since) : ""]
    : [kind, one.detail === one.name ? "" : written(one.detail)];
  return (
    <div class="grow">
      <b>{one.target.kind === TargetKind.NUMBER ? written(one.name) : one.name}</b>
      <p class="soft" data-state={one.state || undefined}>
        {one.state ? <i class="dot" aria-hidden="true" /> : null}
        {more.filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

/** Everybody whom a text may mean, and the numbers of past calls. */
function wanted(state: DeskState, text: string, purpose: Purpose): readonly Found[] {
  const known = new Set<string>();
  const recent: Found[] = [];
  for (const { number = "", contactName = "", direction } of state.history.calls) {
    if (!number || known.has(number) || direction === "INTERNAL") continue;
    known.add(number);
    recent.push({
      target: { kind: TargetKind.NUMBER, number },
      name: contactName || number,
      detail: number,
      state: "",
      since: 0,
    });
  }
  const here = state.call.number;
  return find(state, text, recent).filter(
    (one) => purpose === "call" || one.target.kind !== TargetKind.NUMBER || one.target.number !== here,
  );
}

/** What was typed may be dialed as it is: a number, or an extension. */
function typedTarget(text: string, found: readonly Found[]): Found | null {
  const number = text.trim();
  if (!/^[+\d*#(][\d\s()/.*#-]{1,30}$/u.test(number)) return null;
  if (found.some((one) => one.detail === number || one.name === number)) return null;
  return { target: { kind: TargetKind.NUMBER, number }, name: number, detail: "", state: "", since: 0 };
}

function refusalFor(state: DeskState, purpose: Purpose, { target }: Found): "" | "reach.right" {
  return mayReach(state, purpose, target.kind ?? "") ? "" : "reach.right";
}
