import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const desk = join(import.meta.dirname, "..", "..");

test("the strip with Preact, its words and its looks is at most 15 KB on a page", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { showStrip, stripWords } from "./strip/index.ts"; import "./theme.css"; import "./strip/strip.css";`,
      resolveDir: join(desk, "src"),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    conditions: ["source"],
  });
  const sizes = outputFiles.map((one) => gzipSync(one.contents).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024);
});
