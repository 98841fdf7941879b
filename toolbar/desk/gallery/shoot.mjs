// Pictures of the desk, story by story: `node shoot.mjs CHROMIUM PLACE [FLAG...]`.
//
// Each story is shown in both themes, asked by axe, and compared with the picture in PLACE; where there is none, or
// another one, it is written there. One line of JSON a picture: {"picture", "differs", "violations"}; `differs` is the
// part of its points that are not as they were, 1 where there was no picture or one of another size.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import pixelmatch from "pixelmatch";
import { chromium } from "playwright-core";
import { PNG } from "pngjs";

const here = import.meta.dirname;
const LOOKS = 10;
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [executablePath, place, ...args] = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), "cordboard-gallery-"));

await build({
  absWorkingDir: here,
  entryPoints: {
    page: "page.tsx",
    stories: "stories.ts",
    desk: "../src/desk.css",
    strip: "../src/strip/strip.css",
  },
  outdir: work,
  bundle: true,
  format: "esm",
  target: "es2023",
  jsx: "automatic",
  jsxImportSource: "preact",
  conditions: ["source"],
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const css =
  (await readFile(join(work, "desk.css"), "utf8")) + (await readFile(join(work, "strip.css"), "utf8"));
const script = await readFile(join(work, "page.mjs"), "utf8");
const { STORIES } = await import(join(work, "stories.mjs"));
// One font that a machine of the tests has, so that pictures are the same everywhere.
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Desk</title>
<style>${css} :root { --font: "DejaVu Sans" } html, body { margin: 0; block-size: 100% }</style>
<body></body><script type="module">${script.replaceAll("</script", "<\\/script")}</script></html>`;

const browser = await chromium.launch({ executablePath, args, headless: true });
const context = await browser.newContext({
  locale: "en-GB",
  timezoneId: "UTC",
  reducedMotion: "reduce",
});
await context.route("http://gallery.localhost/*", (route) =>
  route.fulfill({ body: html, contentType: "text/html" }),
);

const SIZES = { panel: { width: 372, height: 640 }, strip: { width: 1220, height: 140 } };

async function shoot(page, name, theme) {
  const violations = [];
  const heard = (error) => violations.push(String(error.stack));
  page.on("pageerror", heard);
  await page.setViewportSize(STORIES[name].strip ? SIZES.strip : SIZES.panel);
  await page.goto(`http://gallery.localhost/${name}#${name}/${theme}/${theme === "dark" ? "de" : "en"}`);
  await page.locator(`html[data-shown="${name}"]`).waitFor({ timeout: 10_000 });
  await page.addScriptTag({ path: AXE });
  // What is said and how it is built is the same in the dark; colours are not.
  violations.push(...(await page.evaluate(asked, theme === "dark" ? ["color-contrast"] : [])));
  const picture = join(place, `${name}-${theme}.png`);
  const taken = await whole(page);
  const differs = difference(await readFile(picture).catch(() => null), taken);
  if (differs > 0) await writeFile(picture, taken);
  process.stdout.write(`${JSON.stringify({ picture: `${name}-${theme}.png`, differs, violations })}\n`);
  page.off("pageerror", heard);
}

/** All stories in one theme, in one window. */
async function shootAll(theme) {
  const page = await context.newPage();
  for (const name of Object.keys(STORIES)) await shoot(page, name, theme);
}

for (const theme of ["light", "dark"]) await shootAll(theme);
await browser.close();
await rm(work, { recursive: true });

/**
 * A picture of the whole page: its window is made as high as it is, and looked at until two pictures are the same. A
 * browser that is busy shows what was there before.
 */
async function whole(page) {
  const { width, height } = page.viewportSize();
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, full) });
  let last = await look(page);
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const next = await look(page);
    if (next.equals(last)) break;
    last = next;
  }
  return last;
}

async function look(page) {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  return await page.screenshot({ animations: "disabled", caret: "hide" });
}

/** In the page: what axe finds, in short; by all of its rules, where none are named. */
async function asked(rules) {
  const { violations } = await globalThis.axe.run(rules.length ? { runOnly: rules } : {});
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`),
  );
}

function difference(before, after) {
  if (!before) return 1;
  if (before.equals(after)) return 0;
  const [old, now] = [PNG.sync.read(before), PNG.sync.read(after)];
  if (old.width !== now.width || old.height !== now.height) return 1;
  return pixelmatch(old.data, now.data, null, old.width, old.height) / (old.width * old.height);
}
