// Builds the pages that the server shows: readable, for they are committed and people may look at them.
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const target = process.argv[2] ?? join(here, "..", "src", "cordboard", "web", "pages");

await mkdir(target, { recursive: true });
const readable = {
  absWorkingDir: here,
  outdir: target,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  conditions: ["source"],
  jsx: "automatic",
  jsxImportSource: "preact",
  banner: { js: "// Built from toolbar/ by `make pages`; do not edit." },
  legalComments: "none",
  logLevel: "warning",
};
await build({ ...readable, entryPoints: { desk: "page/src/main.ts" } });
await build({ ...readable, entryPoints: { desk: "page/src/desk.css" } });
// Pages of others load this one, as a plain script.
await build({ ...readable, entryPoints: { embed: "page/src/embed.ts" }, format: "iife" });
await copyFile(join(here, "page", "src", "desk.html"), join(target, "desk.html"));
