/** The desk in a page: it looks and speaks as the center has it and as the agent has chosen, and as soon as they do. */

import { render } from "preact";
import type { DeskPort } from "../port.ts";
import { type Spoken, speak } from "../settings.ts";
import { Wardrobe } from "../wear.ts";
import { Words } from "../words/index.ts";
import { Panel, type Place } from "./panel.tsx";

interface Showing extends Spoken {
  readonly root: HTMLElement;
  readonly port: DeskPort;
  /** Scheme and host of the center, for the words of other languages. */
  readonly server: string;
  /** Called with the words of each language, the first and those that the agent chooses. */
  readonly spoken?: (words: Words) => void;
}

/** Show it; what is answered shows what somebody outside wants to be shown. */
export function showDesk({ root, port, server, spoken, ...begun }: Showing): (asked: Place) => void {
  const html = document.documentElement;
  const wardrobe = new Wardrobe(html);
  let asked: Place | undefined;
  let looks = port.state.looks;
  let draw = () => {};
  const say = ({ settings, language }: Spoken) => {
    const words = new Words(language, settings.words);
    html.lang = words.language;
    html.dir = words.direction;
    spoken?.(words);
    // Drawn over what is there: a sheet that is open stays open, and the focus where it is.
    draw = () => render(<Panel looks={{ port, words, settings, now: Date.now }} asked={asked} />, root);
    draw();
  };
  const follow = async () => {
    const before = looks;
    looks = port.state.looks;
    if (looks.theme !== before.theme) wardrobe.wear(begun.settings.theme, looks.theme);
    if (looks.language === before.language) return;
    const { language } = looks;
    const read = await speak(server, begun.settings, language, navigator.languages);
    if (language === looks.language) say(read);
  };
  wardrobe.wear(begun.settings.theme, looks.theme);
  say(begun);
  port.subscribe(() => void follow());
  return (wanted) => {
    asked = wanted;
    draw();
  };
}
