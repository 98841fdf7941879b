/**
 * The HTML of scripts, read as text: a list of tags and attributes, and nothing else.
 *
 * The center has checked a script already (docs/adr/0046). It is checked here once more, so that no center can bring
 * anything into the page that runs, loads or asks; and it is never handed to the browser's own parser.
 */

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}
export type HtmlNode = string | HtmlElement;

const TAGS = new Set(
  (
    "a article b blockquote br caption code dd details div dl dt em footer h1 h2 h3 h4 h5 h6 header hr i li mark " +
    "ol p pre s section small span strong sub summary sup table tbody td tfoot th thead tr u ul"
  ).split(" "),
);
const ATTRIBUTES = new Set([
  "class",
  "colspan",
  "dir",
  "href",
  "id",
  "lang",
  "open",
  "rowspan",
  "start",
  "title",
]);
const EMPTY = new Set(["br", "hr"]);
/** What takes its text with it when it is left out. */
const SILENT = new Set([
  "script",
  "style",
  "template",
  "title",
  "textarea",
  "iframe",
  "noscript",
  "svg",
  "math",
]);
/** What is closed by the next one of its kind, as people write it. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  p: ["p"],
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  tr: ["tr", "td", "th"],
  td: ["td", "th"],
  th: ["td", "th"],
};
const ADDRESS = /^(?:https?:\/\/[^/?#\s]|mailto:|tel:|#)/iu;
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</gu;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  euro: "€",
  pound: "£",
  copy: "©",
  bull: "•",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

/** The nodes of a script. What is not in the lists is left out; its text stays. */
export function readHtml(html: string): readonly HtmlNode[] {
  const top: HtmlElement = { tag: "", attributes: {}, children: [] };
  let reading: Reading = { open: [top], silent: "" };
  for (const [token, closing, name, written] of html.matchAll(TOKEN)) {
    if (name) reading = after(reading, name.toLowerCase(), closing === "/", written ?? "");
    else if (!reading.silent && !token.startsWith("<!--")) reading.open.at(-1)?.children.push(decoded(token));
  }
  return top.children;
}

interface Reading {
  /** The elements that are open, the innermost last. */
  readonly open: readonly HtmlElement[];
  /** What is being left out with all that is in it, if anything. */
  readonly silent: string;
}

/** Where the reading stands behind a tag. */
function after({ open, silent }: Reading, tag: string, closing: boolean, written: string): Reading {
  if (silent) return { open, silent: closing && tag === silent ? "" : silent };
  if (SILENT.has(tag)) return { open, silent: closing || written.endsWith("/") ? "" : tag };
  if (!TAGS.has(tag)) return { open, silent };
  return { open: closing ? closed(open, tag) : opened(open, tag, written), silent };
}

/** The elements that are open once `tag` has begun. */
function opened(open: Reading["open"], tag: string, written: string): Reading["open"] {
  const before = CLOSES[tag]?.includes(open.at(-1)?.tag ?? "") ? open.slice(0, -1) : open;
  const element: HtmlElement = { tag, attributes: attributesOf(written), children: [] };
  before.at(-1)?.children.push(element);
  return EMPTY.has(tag) ? before : [...before, element];
}

/** The elements that are open once `tag` has ended; where it was not open, nothing changes. */
function closed(open: Reading["open"], tag: string): Reading["open"] {
  const at = open.findLastIndex((one) => one.tag === tag);
  return at < 1 ? open : open.slice(0, at);
}

function attributesOf(written: string): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [, name = "", double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    const value = decoded(double ?? single ?? bare ?? "");
    if (ATTRIBUTES.has(key) && (key !== "href" || ADDRESS.test(value))) kept[key] = value;
  }
  return kept;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu, (all, ten, six, name) => {
    if (name) return NAMED[name] ?? all;
    const code = ten ? Number(ten) : Number.parseInt(six, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
