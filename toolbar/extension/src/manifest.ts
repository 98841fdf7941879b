/** The manifest, as a function of the browser: what differs between them stands here and nowhere else. */

export type Browser = "chromium" | "firefox";

/**
 * The public half of a key of which nobody has kept the other half. It gives the extension the same id,
 * `igeamjhldcepehjcgjpdhbkffohmkobl`, wherever it is loaded from; policies and lists of origins name it.
 */
export const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0AFC0/QKLQhvJmuqPJcEU8s8SXAyVvlW4DM5KTpJPyaRXbxlE1pLQ3BsrrSE3H6o" +
  "DjA+OEAwn5rhaaoigFWnv3Hys0einM/MkyVPahRzOVeg/x02REtdGPhliZqkEgzSa9QgkExVsvX3gx/AR835Ft2Lhe0TIO4xBkJUMzCiHxOJ" +
  "qkK5rnxW39RsXx5lLSo6NCprnLcZrWoATkMnZnDnCyKwF33CNcDXp4YXDa85muKeUDaE3uCmIDzgKuf9ft+yo0wlcmSpHA3h2irIcIXxPQRO" +
  "RAHBWBROITCdDL2MH5/ikRZazH3Tck0aXnDE8t0Nu3rrCPkJ2yhRMO86b8bhTwIDAQAB";

/** What may be asked for later, by a click of the agent: the center's address, and the pages that show the strip. */
const ANY_SITE = ["https://*/*", "http://*/*"];

/** Firefox knows an extension by this. */
const GECKO_ID = "toolbar@cordboard";

const COMMANDS = {
  answer: { suggested_key: { default: "Alt+Shift+U" }, description: "Answer the call" },
  end: { suggested_key: { default: "Alt+Shift+E" }, description: "End the call" },
  mute: { suggested_key: { default: "Alt+Shift+M" }, description: "Mute, or speak again" },
  ready: { suggested_key: { default: "Alt+Shift+Y" }, description: "Ready, or not ready" },
} as const;

const CHROMIUM = {
  minimum_chrome_version: "130",
  permissions: ["storage", "scripting", "activeTab", "offscreen", "sidePanel"],
  storage: { managed_schema: "managed.json" },
};

const FIREFOX = {
  permissions: ["storage", "scripting", "activeTab"],
  browser_specific_settings: {
    gecko: {
      id: GECKO_ID,
      strict_min_version: "140.0",
      data_collection_permissions: { required: ["none"] },
    },
  },
};

/** `key`: the public half of somebody's own key, in base64, where the id is to be another. */
export function manifestOf(browser: Browser, key = KEY) {
  return {
    name: "Cordboard Softphone Web Toolbar",
    short_name: "Cordboard",
    description: "The agent's desk of a Cordboard call center on every page, with the softphone inside.",
    optional_host_permissions: ANY_SITE,
    optional_permissions: ["notifications"],
    commands: COMMANDS,
    action: { default_title: "Cordboard" },
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'" },
    ...(browser === "firefox" ? FIREFOX : { key, ...CHROMIUM }),
  };
}
