/** The desk as people see it. */
export { readSettings, SETTINGS, type Settings, type Spoken } from "./settings.ts";
export { moodOf } from "./strip/model.ts";
export type { Looks } from "./views/desk.tsx";
export { Panel } from "./views/panel.tsx";
export { showDesk } from "./views/show.tsx";
export { languageOf, Words } from "./words/index.ts";
