import { expect, test } from "vitest";
import { type HtmlNode, readHtml } from "../src/html.ts";

/** The tree as short text: `p.class[text]`. */
function told(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((one) => {
      if (typeof one === "string") return one;
      const attributes = Object.entries(one.attributes).map(([name, value]) => `(${name}=${value})`);
      return `${one.tag}${attributes.join("")}[${told(one.children)}]`;
    })
    .join("");
}

test("text and its form are read as they are written", () => {
  const html = '<p class="a">Good day, <b>Ms &lt;Example&gt;</b>.<br>Order &#39;7&#x27; &amp; more</p>';
  expect(told(readHtml(html))).toBe("p(class=a)[Good day, b[Ms <Example>].br[]Order '7' & more]");
});

test("what runs, loads or asks is left out, and so is what hides it", () => {
  const bad = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<style>p { display: none }</style>",
    "<iframe src='https://evil.example'></iframe>",
    "<form action=/x><input name=y></form>",
    "<svg><script>alert(1)</script></svg>",
    "<!-- <b>no</b> -->",
  ];
  expect(bad.map((html) => told(readHtml(html)))).toEqual(bad.map(() => ""));
  expect(told(readHtml("<p onclick='x()' style='color:red' title='a'>b</p>"))).toBe("p(title=a)[b]");
});

test("links lead to pages, mail and phones, and nowhere else", () => {
  const hrefs = ["https://crm.example/?a=1", "mailto:a@b.example", "tel:+12025550123", "#below"];
  const kept = (href: string) => told(readHtml(`<a href="${href}">x</a>`));
  expect(hrefs.map(kept)).toEqual(hrefs.map((href) => `a(href=${href})[x]`));
  const bad = [
    "javascript:alert(1)",
    "&#106;avascript:alert(1)",
    " javascript:x",
    "data:text/html,x",
    "//evil",
  ];
  expect(bad.map(kept)).toEqual(bad.map(() => "a[x]"));
});

test("what people leave open is closed where the next one begins", () => {
  expect(told(readHtml("<ul><li>a<li>b</ul><p>c<p>d"))).toBe("ul[li[a]li[b]]p[c]p[d]");
  expect(told(readHtml("<b>a</i>b</b>c < d"))).toBe("b[ab]c < d");
});
