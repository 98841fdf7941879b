import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Said {
  readonly type: string;
  readonly id: number;
  readonly attachment?: string;
  readonly question?: string;
  readonly reply?: unknown;
}
/** What comes back for a message: other messages, or the end of the connection. */
export type Answers = (said: Said) => readonly object[] | "hangs up";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/**
 * A center that opens WebSockets (RFC 6455), and answers each message as told; whatever else is asked for, `serve`
 * answers. `said` is all that was said.
 */
export async function socketeer(
  answers: Answers,
  serve: (request: IncomingMessage, answer: ServerResponse) => void,
): Promise<{ server: string; said: Said[]; asked: string[]; hangUp: () => void }> {
  const [said, asked, lines]: [Said[], string[], Set<Socket>] = [[], [], new Set()];
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    serve(request, answer);
  });
  server.on("upgrade", (request, line: Socket) => {
    lines.add(line);
    line.on("error", () => undefined);
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}${GUID}`)
      .digest("base64");
    line.write(
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n" +
        `sec-websocket-protocol: cordboard.1\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    line.on("data", (bytes: Buffer) => {
      for (const text of texts(bytes)) {
        const message = JSON.parse(text) as Said;
        said.push(message);
        const told = answers(message);
        if (told === "hangs up") line.destroy();
        else for (const one of told) line.write(frame(JSON.stringify(one)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const hangUp = () => {
    for (const line of lines) line.destroy();
  };
  onTestFinished(() => {
    hangUp();
    server.closeAllConnections();
    server.close();
  });
  return { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, said, asked, hangUp };
}

/** The texts in whole masked frames, each shorter than 64 KiB; a frame of another kind ends them. */
function* texts(bytes: Buffer): Generator<string> {
  for (let at = 0; bytes[at] === 0x81; ) {
    const long = ((bytes[at + 1] ?? 0) & 0x7f) === 126;
    const size = long ? bytes.readUInt16BE(at + 2) : (bytes[at + 1] ?? 0) & 0x7f;
    const mask = bytes.subarray(at + (long ? 4 : 2)).subarray(0, 4);
    const masked = bytes.subarray(at + (long ? 8 : 6)).subarray(0, size);
    yield Buffer.from(masked.map((byte, place) => byte ^ (mask[place % 4] ?? 0))).toString();
    at += (long ? 8 : 6) + size;
  }
}

function frame(text: string): Buffer {
  const bytes = Buffer.from(text);
  const head =
    bytes.length < 126 ? [0x81, bytes.length] : [0x81, 126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from(head), bytes]);
}
