import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Desk } from "../../src/engine.ts";
import { SETTINGS } from "../../src/settings.ts";
import { showDesk } from "../../src/views/show.tsx";
import { Wardrobe } from "../../src/wear.ts";
import { START, TALKING, ToldDesk } from "../told.ts";

const html = document.documentElement;
const settings = {
  ...SETTINGS,
  theme: { light: { "--accent": "#b4532a" }, dark: { "--accent": "#e58a5c" } },
};
const state = () => document.getElementById("desk-state")?.textContent ?? "";
const accent = () => html.style.getPropertyValue("--accent");

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  root.remove();
  html.removeAttribute("style");
  delete html.dataset.theme;
});

/** A desk at which nobody has logged in, and what its machine keeps. */
function machine(kept: Record<string, string> = {}) {
  const keep = {
    get: (key: string) => kept[key] ?? null,
    set: (key: string, value: string) => void Object.assign(kept, { [key]: value }),
  };
  const desk = new Desk({
    server: "http://c.example",
    keep,
    softphone: null,
    open: () => {},
    save: () => {},
    now: () => START,
  });
  return { desk, kept };
}

test("a look is chosen before a login, seen at once, and remembered at this machine", async () => {
  const { desk, kept } = machine();
  showDesk({ root, port: desk, server: "http://c.example", settings, language: "en" });
  expect([html.dataset.theme, accent()]).toEqual([undefined, "#b4532a"]);
  fireEvent.click(screen.getByRole("button", { name: "Settings" }));
  fireEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect([html.dataset.theme, accent()]).toEqual(["dark", "#e58a5c"]);
  fireEvent.change(screen.getByLabelText("Language"), { target: { value: "de" } });
  await screen.findByRole("heading", { name: "Einstellungen" });
  expect([html.lang, kept]).toEqual(["de", { theme: "dark", language: "de" }]);
  const next = machine(kept).desk;
  await next.act("looks.remembered");
  expect(next.state.looks).toEqual({ theme: "dark", language: "de" });
});

test("a look is that of the machine, and outlives sessions", async () => {
  const { desk } = machine({ theme: "light", language: "de" });
  await desk.act("looks.remembered");
  await desk.end();
  expect(desk.state.looks).toEqual({ theme: "light", language: "de" });
});

test("what is kept and makes no sense is as if nobody had chosen", async () => {
  const { desk } = machine({ theme: "purple" });
  await desk.act("looks.remembered");
  expect(desk.state.looks).toEqual({ theme: "system", language: null });
});

test("in a call, another language leaves everything where it is", async () => {
  const desk = new ToldDesk().hear(...TALKING);
  const languages: string[] = [];
  const spoken = ({ language }: { readonly language: string }) => languages.push(language);
  showDesk({ root, port: desk, server: "http://c.example", settings, language: "en", spoken });
  fireEvent.click(screen.getByRole("button", { name: "Settings" }));
  const list = screen.getByLabelText<HTMLSelectElement>("Language");
  list.focus();
  const acts = desk.acts.length;
  desk.knows({ looks: { language: "de", theme: "dark" } });
  await waitFor(() => expect(languages).toEqual(["en", "de"]));
  expect(document.activeElement).toBe(list);
  expect(screen.getByLabelText("Sprache")).toBe(list);
  expect(state()).toContain("Im Gespräch");
  expect(desk.acts.slice(acts)).toEqual([]);
});

test("of two languages that are chosen at once, the last is spoken", async () => {
  const desk = new ToldDesk();
  const fr = { ...settings, languages: ["en", "de", "fr"], catalogues: ["fr"] };
  const languages: string[] = [];
  const spoken = ({ language }: { readonly language: string }) => languages.push(language);
  let answer = (_: Response) => {};
  const late = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  const fetched = vi.spyOn(globalThis, "fetch").mockReturnValue(late);
  showDesk({ root, port: desk, server: "http://c.example", settings: fr, language: "en", spoken });
  desk.knows({ looks: { language: "fr", theme: "system" } });
  desk.knows({ looks: { language: "de", theme: "system" } });
  await waitFor(() => expect(languages.at(-1)).toBe("de"));
  answer(Response.json({}));
  await late;
  await new Promise((resolve) => setTimeout(resolve, 20));
  fetched.mockRestore();
  expect(languages).toEqual(["en", "de"]);
});

test("who goes back to the machine's look takes off what was chosen", () => {
  const element = document.createElement("div");
  const wardrobe = new Wardrobe(element);
  wardrobe.wear({ light: { "--ink": "#111" }, dark: { "--radius": "4px" } }, "dark");
  expect([element.dataset.theme, element.style.getPropertyValue("--radius")]).toEqual(["dark", "4px"]);
  wardrobe.wear({ light: { "--ink": "#111" }, dark: { "--radius": "4px" } }, "system");
  expect([element.dataset.theme, element.style.getPropertyValue("--radius")]).toEqual([undefined, ""]);
  expect(element.style.getPropertyValue("--ink")).toBe("#111");
});
