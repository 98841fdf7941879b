/** How views get at the desk, at its words and at the time. */

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { ActName, DeskPort, DeskState, Given } from "../port.ts";
import type { Settings } from "../settings.ts";
import type { Values, Word, Words } from "../words/index.ts";

export interface Looks {
  readonly port: DeskPort;
  readonly words: Words;
  readonly settings: Settings;
  readonly now: () => number;
}

const Context = createContext<Looks | null>(null);
export const DeskProvider = Context.Provider;

export function useLooks(): Looks {
  const looks = useContext(Context);
  if (!looks) throw new Error("A view of the desk stands inside of DeskProvider.");
  return looks;
}

/** Part of the desk's state; the view is drawn anew when this part is another one. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  const { port } = useLooks();
  const [, draw] = useState(0);
  const part = select(port.state);
  useEffect(() => {
    let last = part;
    const look = () => {
      const next = select(port.state);
      if (Object.is(next, last)) return;
      last = next;
      draw((before) => before + 1);
    };
    look();
    return port.subscribe(look);
  });
  return part;
}

export function useAct(): <Name extends ActName>(name: Name, ...given: Given<Name>) => Promise<boolean> {
  const { port } = useLooks();
  return (name, ...given) => port.act(name, ...given);
}

export function useWords(): (word: Word, values?: Values) => string {
  return useLooks().words.t;
}

/** The time, anew every `step` milliseconds. */
export function useNow(step = 1000): number {
  const { now } = useLooks();
  const [at, tick] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => tick(now()), step);
    return () => clearInterval(timer);
  }, [now, step]);
  return Math.max(at, now());
}
