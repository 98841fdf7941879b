import { render } from "preact";
import { sayIn } from "../words/index.ts";

/** What stands in the tab that holds the desk, for whoever wonders what it is. */
export function showPinned(root: HTMLElement): void {
  const say = sayIn(navigator.language);
  document.documentElement.lang = navigator.language;
  render(
    <main class="desk page">
      <h1>{say("pinned.title")}</h1>
      <p>{say("pinned.hint")}</p>
    </main>,
    root,
  );
}
