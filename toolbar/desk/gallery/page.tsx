/** One story of the gallery, named by the address: `#name/theme/language`. */

import { render } from "preact";
import { written } from "../src/numbers.ts";
import { SETTINGS } from "../src/settings.ts";
import { stripOf } from "../src/strip/model.ts";
import { Strip } from "../src/strip/strip.tsx";
import { stripWords } from "../src/strip/words.ts";
import { Panel } from "../src/views/panel.tsx";
import { Words } from "../src/words/index.ts";
import { START } from "../test/told.ts";
import { STORIES } from "./stories.ts";

const [name = "", theme = "light", language = "en"] = location.hash.slice(1).split("/");
const story = STORIES[name];
if (!story) throw new Error(`There is no story ${name}.`);
document.documentElement.dataset.theme = theme;
document.documentElement.lang = language;
document.title = name;
const desk = story.desk();
desk.knows({ strip: stripOf(desk.state, written) });
const looks = {
  port: desk,
  words: new Words(language),
  settings: SETTINGS,
  now: () => START + 60_000,
};
const strip = (
  <>
    <Strip
      port={desk}
      say={stripWords(language)}
      language={language}
      buttons={SETTINGS.layout.strip.buttons}
      now={looks.now}
      open={() => {}}
    />
    <main>
      <h1>A page of somebody else</h1>
    </main>
  </>
);
render(story.strip ? strip : <Panel looks={looks} sheet={story.sheet ?? ""} />, document.body);
await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)));
for (const id of story.press ?? []) {
  document.getElementById(id)?.click();
  await new Promise((drawn) => setTimeout(drawn, 50));
}
document.documentElement.dataset.shown = name;
