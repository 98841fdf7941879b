import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Found } from "../../src/clicks/find.ts";
import { Marks, TAG } from "../../src/clicks/marks.ts";
import { listen } from "../../src/clicks/presses.ts";
import { Sweep } from "../../src/clicks/sweep.ts";

/** Every `#` with seven digits is a number. */
function find(text: string): Found[] {
  return [...text.matchAll(/#\d{7}/gu)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
    number: said.slice(1),
  }));
}

const marks = () => new Marks(find, (number) => `Call ${number}`);
const numbers = () => [...document.querySelectorAll<HTMLElement>(TAG)].map((one) => one.dataset.number);

function body(html: string): Text {
  document.body.innerHTML = html;
  return document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT).nextNode() as Text;
}

describe("numbers on a page", () => {
  it("can be pressed, reached and read; the text stays as it was", () => {
    const text = body("<p>Ring #5550100 or #5550101 today</p>");
    marks().mark(text);
    expect(document.body.textContent).toBe("Ring #5550100 or #5550101 today");
    expect(numbers()).toEqual(["5550100", "5550101"]);
    const [first] = document.querySelectorAll<HTMLElement>(TAG);
    expect([first?.getAttribute("role"), first?.tabIndex, first?.title]).toEqual(["link", 0, "Call 5550100"]);
  });

  it("leave nothing behind when they are taken back", () => {
    const text = body("<p>Ring #5550100 or #5550101 today</p>");
    const marked = marks();
    marked.mark(text);
    marked.clear();
    expect(document.body.innerHTML).toBe("<p>Ring #5550100 or #5550101 today</p>");
    expect(document.querySelector("p")?.childNodes).toHaveLength(1);
  });

  it("give way when a program of the page writes another text", () => {
    const text = body("<p>Ring #5550100 today</p>");
    const marked = marks();
    marked.mark(text);
    text.data = "Nobody is there";
    marked.forget(text);
    expect(document.body.innerHTML).toBe("<p>Nobody is there</p>");
  });

  it("go with a text that a program of the page takes away", () => {
    const text = body("<p>Ring #5550100 today</p>");
    const marked = marks();
    marked.mark(text);
    text.remove();
    marked.forgetIn(text);
    expect(document.body.innerHTML).toBe("<p></p>");
  });

  it.each(["a", "button", "code", "pre", "textarea", "script"])("are left alone in <%s>", (tag) => {
    const text = body(`<${tag}>Ring #5550100 today</${tag}>`);
    marks().mark(text);
    expect(numbers()).toEqual([]);
  });

  it("are left alone where somebody writes", () => {
    marks().mark(body('<div contenteditable="true">Ring #5550100 today</div>'));
    expect(numbers()).toEqual([]);
  });
});

describe("a sweep over a page", () => {
  beforeEach(() => void vi.useRealTimers());

  it("finds numbers that are there, those that come, and leaves the page as it was", async () => {
    body("<main><p>Ring #5550100 today</p></main>");
    const sweep = new Sweep(marks());
    sweep.start();
    await vi.waitFor(() => expect(numbers()).toEqual(["5550100"]));
    document.querySelector("main")?.insertAdjacentHTML("beforeend", "<div><p>and #5550101</p></div>");
    await vi.waitFor(() => expect(numbers()).toEqual(["5550100", "5550101"]), 3000);
    sweep.stop();
    expect(document.querySelectorAll(TAG)).toHaveLength(0);
    expect(document.body.textContent).toBe("Ring #5550100 todayand #5550101");
  });
});

it("hears nothing of what a program of the page presses", () => {
  body("<p>Ring #5550100 today</p>");
  marks().mark(document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT).nextNode() as Text);
  const pressed = vi.fn();
  const deaf = listen(pressed);
  document.querySelector<HTMLElement>(TAG)?.click();
  deaf();
  expect(pressed).not.toHaveBeenCalled();
});
