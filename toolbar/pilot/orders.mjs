// What both pilots have in common: orders that come in line by line, and what goes back.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
export const PATIENCE = 30_000;

/**
 * Obey until no more orders come. Each line is one, `{"id", "page", "chain": [[method, argument...], ...]}`: the
 * methods are called on what `pageOf` gives for that name, each on what the one before it gave. `{"id", "value"}` or
 * `{"id", "error"}` goes back.
 */
export async function serve(pageOf) {
  for await (const line of createInterface(process.stdin)) {
    const order = JSON.parse(line);
    obey(order, pageOf).then(
      (value) => process.stdout.write(`${JSON.stringify({ id: order.id, value: sayable(value) })}\n`),
      (error) => process.stdout.write(`${JSON.stringify({ id: order.id, error: String(error) })}\n`),
    );
  }
}

async function obey({ page: name, chain, options }, pageOf) {
  let target = await pageOf(name, options);
  for (const [method, ...given] of chain) target = await step(target, method, given);
  return target;
}

function step(target, method, given) {
  if (method === "axe") return axe(target);
  return typeof target[method] === "function" ? target[method](...given) : target[method];
}

/** A page whose troubles are told. */
export function watched(page, name) {
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (line) => line.type() === "error" && process.stderr.write(`${name}: ${line.text()}\n`));
  page.on("pageerror", (error) => process.stderr.write(`${name}: ${error.stack}\n`));
  return page;
}

/** What axe finds wrong with a page, in short. Its program is given by the browser, past the page's policy. */
async function axe(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Runtime.evaluate", { expression: await readFile(AXE, "utf8") });
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    expression: `axe.run().then(({ violations }) =>
      violations.flatMap((one) => one.nodes.map((node) => one.id + ": " + node.html + " " + node.failureSummary)))`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** What can be said as JSON; a locator or an answer of the network cannot. */
function sayable(value) {
  const plain = value === null || typeof value !== "object" || Array.isArray(value);
  return plain || Object.getPrototypeOf(value) === Object.prototype ? (value ?? null) : null;
}
