import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Heard {
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}
export type Turn = (answer: ServerResponse, heard: Heard) => void;

/** A line that misbehaves as told: one turn a request, in order. What a real center would never do on demand. */
export async function lineman(...turns: Turn[]): Promise<{ server: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer(async (request, answer) => {
    const one = { path: request.url ?? "", headers: request.headers, body: await bodyOf(request) };
    heard.push(one);
    (turns[heard.length - 1] ?? nothingLeft)(answer, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

/** Tokens that hold for so many seconds. */
export function granting(accessToken: string, expiresIn = 900): Turn {
  return (answer) =>
    json(answer, 200, { accessToken, refreshToken: `${accessToken}-next`, expiresIn, user: "ada@demo" });
}

export function says(value: unknown): Turn {
  return (answer) => json(answer, 200, value);
}

export function refuses(status: number, code: string): Turn {
  return (answer) => json(answer, status, { status, code, detail: "No.", remedy: "Do it otherwise." });
}

/** The connection goes before an answer comes. */
export const hangsUp: Turn = (answer) => void answer.socket?.destroy();

/** A stream that tells this and then breaks, or goes on in silence. */
export function tells(text: string, then: "breaks" | "goes on" = "breaks"): Turn {
  return (answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write(text, () => {
      if (then === "breaks") answer.socket?.destroy();
    });
  };
}

const nothingLeft: Turn = (answer) => json(answer, 500, { code: "UNEXPECTED" });

function json(answer: ServerResponse, status: number, value: unknown): void {
  answer.writeHead(status, { "content-type": "application/json" });
  answer.end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += piece;
  return body;
}
