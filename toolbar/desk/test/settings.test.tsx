import { expect, test } from "vitest";
import { readSettings, SETTINGS } from "../src/settings.ts";
import { wear } from "../src/wear.ts";

const TOLD = {
  ...SETTINGS,
  name: "Acme",
  language: "fr",
  languages: ["en", "de", "fr"],
  catalogues: ["fr"],
  logo: "/desk/logo?1",
  words: undefined,
};

/** A center that serves these files, and nothing else. */
function center(files: Readonly<Record<string, unknown>>) {
  return (url: string) => {
    const found = files[new URL(url).pathname];
    return Promise.resolve(found ? Response.json(found) : new Response("NO", { status: 404 }));
  };
}

test("a center's look and words are those of its desks", async () => {
  const files = { "/desk/settings.json": TOLD, "/desk/words/fr.json": { "call.answer": "Répondre" } };
  const { settings, language } = await readSettings("https://c.example", null, ["de-AT"], center(files));
  expect([settings.name, language]).toEqual(["Acme", "fr"]);
  expect(settings.logo).toBe("https://c.example/desk/logo?1");
  expect(settings.words).toEqual({ "call.answer": "Répondre" });
});

test("what the agent has chosen counts more than what the center prefers, and the browser's words last", async () => {
  const files = { "/desk/settings.json": TOLD };
  const chosen = await readSettings("https://c.example", "de", ["en"], center(files));
  expect(chosen.language).toBe("de");
  const { language: _, ...open } = TOLD;
  const unsaid = await readSettings(
    "https://c.example",
    null,
    ["de-AT"],
    center({ "/desk/settings.json": open }),
  );
  expect(unsaid.language).toBe("de");
});

test("a center that says nothing has a desk all the same", async () => {
  const { settings, language } = await readSettings("https://c.example", null, ["pt"], center({}));
  expect([settings, language]).toEqual([SETTINGS, "en"]);
});

test("a theme is put on and taken off whole, and sets custom properties alone", () => {
  const { style } = document.createElement("div");
  const light = { "--accent": "#b4532a", "--ink": "#111" };
  wear(style, { ...light, display: "none" } as typeof light);
  expect([style.getPropertyValue("--accent"), style.getPropertyValue("display")]).toEqual(["#b4532a", ""]);
  wear(style, { "--accent": "#fff" }, light);
  expect([style.getPropertyValue("--accent"), style.getPropertyValue("--ink")]).toEqual(["#fff", ""]);
});
