import { defineConfig } from "wxt";
import { manifestOf } from "./src/manifest.ts";

// Everything is said by hand: no modules, no imports out of nowhere, nothing fetched while it is built.
export default defineConfig({
  srcDir: "src",
  publicDir: "src/public",
  outDir: ".output",
  outDirTemplate: "{{browser}}",
  manifestVersion: 3,
  imports: false,
  targetBrowsers: ["chrome", "firefox"],
  manifest: ({ browser }) =>
    manifestOf(browser === "firefox" ? "firefox" : "chromium", process.env.CORDBOARD_TOOLBAR_KEY),
  vite: () => ({
    resolve: { conditions: ["source"] },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    // The oldest browsers that know light-dark(); for older ones it would be taken apart.
    build: { target: "es2023", cssTarget: ["chrome123", "firefox120"], sourcemap: false },
  }),
});
