/** How a strip looks and speaks, as the host tells it: web pages cannot ask the center, nor the extension's store. */

import type { Theme } from "@cordboard/desk/looks";
import type { Settings } from "@cordboard/desk/view";

export interface StripLooks {
  /** BCP 47. */
  readonly language: string;
  /** All that a strip says. */
  readonly words: Settings["words"];
  /** Not on the pages of a host where the agent has switched it off, nor once it is off everywhere. */
  readonly shown: boolean;
  readonly position: Settings["layout"]["strip"]["position"];
  readonly buttons: Settings["layout"]["strip"]["buttons"];
  readonly theme: Settings["theme"];
  /** Which side of the theme the agent wants. */
  readonly chosen: Theme;
  readonly clicks: Settings["clickToDial"];
  /** What is said of a `{number}` that can be clicked. */
  readonly call: string;
}

const MARK = "cordboard.looks";

export function lookMessage(looks: StripLooks): unknown {
  return { mark: MARK, looks };
}

export function looksIn(message: unknown): StripLooks | undefined {
  const ours = typeof message === "object" && message !== null && Reflect.get(message, "mark") === MARK;
  return ours ? Reflect.get(message, "looks") : undefined;
}

/** Whether numbers can be clicked on the pages of a host; `*.` in front means every name below one. */
export function clicksAt(host: string, { on, notAt }: StripLooks["clicks"]): boolean {
  const names = (one: string) => (one.startsWith("*.") ? host.endsWith(one.slice(1)) : host === one);
  return on && !notAt.some(names);
}
