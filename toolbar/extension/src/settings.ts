/** What this browser keeps of the toolbar: where its center is, and on which pages it shows itself. */

export interface Settings {
  /** Scheme and host of the center, such as `https://center.example`; empty until somebody has said it. */
  readonly server: string;
  /** The strip is shown on pages. */
  readonly strip: boolean;
  /** Numbers on pages can be clicked. */
  readonly clicks: boolean;
  /** Hosts on whose pages nothing is shown. */
  readonly notAt: readonly string[];
  /** A language of the catalogue; empty for the browser's own. */
  readonly language: string;
  /** Light, dark, or as the machine has it. */
  readonly theme: string;
}

export const DEFAULTS: Settings = {
  server: "",
  strip: false,
  clicks: true,
  notAt: [],
  language: "",
  theme: "",
};

/** The settings, those of a managed browser first: nobody can change them here. */
export async function settings(): Promise<Settings> {
  const [own, managed] = await Promise.all([chrome.storage.local.get(null), policy()]);
  return { ...DEFAULTS, ...known(own), ...managed };
}

/** What an administrator has decided for this browser. */
export async function policy(): Promise<Partial<Settings>> {
  return known(await chrome.storage.managed.get(null).catch(() => ({})));
}

export async function change(change: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(change);
}

/** What of some kept values is a setting: others may have written there too. */
export function known(kept: Readonly<Record<string, unknown>>): Partial<Settings> {
  const fits = ([name, value]: [string, unknown]) => {
    const usual = Reflect.get(DEFAULTS, name);
    if (Array.isArray(usual)) return Array.isArray(value) && value.every((one) => typeof one === "string");
    return usual !== undefined && typeof value === typeof usual;
  };
  return Object.fromEntries(Object.entries(kept).filter(fits));
}

/** Whether something is shown on the pages of an address. */
export function shownAt(url: string, { notAt }: Pick<Settings, "notAt">): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && !notAt.some((one) => covers(one, hostname));
}

/** `*.` in front of a host means itself and every name below, as browsers understand it. */
function covers(named: string, host: string): boolean {
  const bare = named.replace(/^\*\./u, "");
  return host === bare || (bare !== named && host.endsWith(`.${bare}`));
}

/**
 * An address as somebody types it, as scheme and host: https, unless it is this machine. Null where it is none.
 */
export function serverOf(typed: string): string | null {
  const text = typed.trim();
  const here = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/u.test(text);
  const whole = text.includes("://") ? text : `${here ? "http" : "https"}://${text}`;
  if (!text || !URL.canParse(whole)) return null;
  const { origin, protocol, username, password } = new URL(whole);
  return /^https?:$/u.test(protocol) && !username && !password ? origin : null;
}
