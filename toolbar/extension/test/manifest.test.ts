import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { manifestOf } from "../src/manifest.ts";

/** As Chromium makes an id of a key: the first 128 bits of its hash, in the letters a to p. */
function idOf(key: string): string {
  const hash = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
}

it("has the id that policies and lists of origins name", () => {
  const manifest = manifestOf("chromium") as { key?: string };
  expect(idOf(manifest.key ?? "")).toBe("igeamjhldcepehjcgjpdhbkffohmkobl");
});

it.each(["chromium", "firefox"] as const)("asks %s for no page before the agent allows it", (browser) => {
  const manifest = manifestOf(browser);
  expect(manifest).not.toHaveProperty("host_permissions");
  expect(manifest).not.toHaveProperty("content_scripts");
  expect(manifest.permissions).not.toContain("tabs");
  expect(manifest.content_security_policy.extension_pages).not.toContain("unsafe");
});

it("has what a browser needs, and nothing that it does not know", () => {
  expect(manifestOf("firefox")).not.toHaveProperty("key");
  expect(manifestOf("firefox").permissions).not.toContain("offscreen");
  expect(manifestOf("chromium")).not.toHaveProperty("browser_specific_settings");
});
