// Builds the toolbar: `node build.mjs [chromium] [firefox] [--zip DIR]`, both browsers where none is named.
// With --zip it packs them, and prints how large they are and what a page has to load.
import { copyFile, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, zip } from "wxt";

const BROWSERS = { chromium: "chrome", firefox: "firefox" };
const NAMES = { chromium: "cordboard-toolbar-chromium.zip", firefox: "cordboard-toolbar-firefox.xpi" };
/** What each page loads, and what only pages load on which numbers can be clicked; bytes when compressed, at most. */
const ON_PAGES = { "strip.js": 15_000, "strip.css": 1_000, "clicks.js": 45_000 };

const root = import.meta.dirname;
const given = process.argv.slice(2);
const packing = given.includes("--zip");
const target = packing ? given[given.indexOf("--zip") + 1] : "";
const named = given.filter((one) => one in BROWSERS);
const quiet = { root, logger: silence(), debug: false };

for (const browser of named.length > 0 ? named : Object.keys(BROWSERS)) {
  if (packing) await pack(browser);
  else await build({ ...quiet, browser: BROWSERS[browser] });
  await weigh(browser);
}

async function pack(browser) {
  const [made] = await zip({ ...quiet, browser: BROWSERS[browser], zip: { zipSources: false } });
  await mkdir(target, { recursive: true });
  const file = join(target, NAMES[browser]);
  await copyFile(made, file);
  say(`${NAMES[browser].padEnd(34)} ${size((await stat(file)).size)}`);
}

/** Pages of others have to load it: it may not grow unseen. */
async function weigh(browser) {
  for (const [name, most] of Object.entries(ON_PAGES)) {
    const { length } = gzipSync(await readFile(join(root, ".output", BROWSERS[browser], name)), { level: 9 });
    if (packing) say(`  ${name.padEnd(32)} ${size(length)} compressed, of ${size(most)} at most`);
    if (length > most) throw new Error(`${name} is ${length} bytes compressed, and ${most} are allowed`);
  }
}

function size(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Nothing is told but what goes wrong. */
function silence() {
  const nothing = () => {};
  const wrong = (...words) => process.stderr.write(`${words.join(" ")}\n`);
  return {
    debug: nothing,
    log: nothing,
    info: nothing,
    success: nothing,
    warn: wrong,
    error: wrong,
    fatal: wrong,
    level: 1,
  };
}
