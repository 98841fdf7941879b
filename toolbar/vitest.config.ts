import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Views (`.tsx`) are shown in a document of their own; all else runs in node.
  test: {
    projects: [
      { extends: true, test: { name: "plain", include: ["*/test/**/*.test.ts"], environment: "node" } },
      {
        extends: true,
        test: {
          name: "views",
          include: ["*/test/**/*.test.tsx"],
          environment: "happy-dom",
          setupFiles: ["desk/test/setup.ts"],
        },
      },
    ],
  },
});
