import { h, type VNode } from "preact";
import { type HtmlNode, readHtml } from "../html.ts";

/** Ids of a script and links to them must not meet those of the desk. */
const OWN = "desk-script-";

/** A script as part of the page: its text and its form. Links open beside the desk. */
export function Html({ html }: { readonly html: string }) {
  return (
    <div class="script" dir="auto">
      {readHtml(html).map(shown)}
    </div>
  );
}

function shown(node: HtmlNode, key: number): VNode | string {
  if (typeof node === "string") return node;
  const { class: classes, id, href, open, ...plain } = node.attributes;
  return h(
    node.tag,
    {
      ...plain,
      key,
      ...(classes ? { class: classes } : {}),
      ...(id ? { id: OWN + id } : {}),
      ...(open === undefined ? {} : { open: true }),
      ...(href ? link(href) : {}),
    },
    node.children.map(shown),
  );
}

function link(href: string) {
  if (href.startsWith("#")) return { href: `#${OWN}${href.slice(1)}` };
  return { href, target: "_blank", rel: "noopener noreferrer" };
}
