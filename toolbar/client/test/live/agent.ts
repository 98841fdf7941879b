/**
 * An agent's program for tests of a running center: `node agent.ts SERVER USER PASSWORD STATION COUNT`.
 *
 * It logs in at a desk phone and then goes to and fro between ready and not ready, COUNT times, while it
 * listens: one JSON object a line for each thing that the stream tells, and `{"done": ...}` at the end.
 */
import { type Operations, ReadyState, Refused, Seat, Session, type Told } from "../../src/index.ts";

const [server = "", user = "", password = "", station = "", count = "0"] = process.argv.slice(2);

/** How things are, told to those who are there; nobody hears it afterwards. */
const VIEWS = new Set<string>(["callsQueueUpdated", "operationsAllowedChanged"]);

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

const session = await Session.logIn(server, user, password);
const seat = new Seat(session, undefined, { pace: { first: 50, most: 400 } });
const leaving = new AbortController();
const events = seat.events({ signal: leaving.signal, silence: 20_000 });
const begun = await beginning(events);
const bySocket: string[] = [];
const listening = Promise.all([listen(events), listenBeside()]);

const refused = await seat.call("parkCall").catch((error: unknown) => error);
say({ refused: refused instanceof Refused ? [refused.code, refused.status] : String(refused) });
await seat.call("login", { userName: user, password, stationId: station, stationType: "VoIP" });
for (let turn = 0; turn < Number(count); turn += 1) {
  await surely("setReadyState", { stateId: `${ReadyState.READY}` }, true);
  await surely("setNotReadyState", { reasonId: "0" }, false);
}
await seat.call("logout", { reasonId: "0" });
await listening;

// what somebody hears who asks for all of it afterwards, in one go
const again: string[] = [];
for await (const told of seat.events({ after: begun })) {
  if (!isFact(told)) continue;
  again.push(told.id);
  if (told.event.event === "logoutProcessFinished") break;
}
await session.end();
say({ done: again, bySocket });

/** Ask, and where the center died over it and cannot tell: look, and ask anew where it was not done. */
async function surely(
  name: "setReadyState" | "setNotReadyState",
  request: Operations[typeof name]["request"],
  ready: boolean,
): Promise<void> {
  try {
    await seat.call(name, request, { patience: 30_000 });
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== "OUTCOME_UNKNOWN") throw error;
    const status = await seat.call("getStatus", {}, { patience: 30_000 });
    if (status?.ready !== ready) await surely(name, request, ready);
  }
}

/** Where the stream begins. */
async function beginning(stream: AsyncGenerator<Told>): Promise<string> {
  for (;;) {
    const { value } = await stream.next();
    if (value?.kind === "reached") return value.id;
  }
}

/** The same over a WebSocket. */
async function listenBeside(): Promise<void> {
  for await (const told of seat.events({ by: "socket", after: begun, silence: 20_000 })) {
    if (isFact(told)) bySocket.push(told.id);
    if (isFact(told) && told.event.event === "logoutProcessFinished") return;
  }
}

async function listen(stream: AsyncGenerator<Told>): Promise<void> {
  for await (const told of stream) {
    say(told.kind === "lost" ? { kind: told.kind, wait: told.wait } : { ...told, fact: isFact(told) });
    if (isFact(told) && told.event.event === "logoutProcessFinished") return;
  }
}

function isFact(told: Told): told is Extract<Told, { kind: "event" }> {
  return told.kind === "event" && !VIEWS.has(told.event.event);
}
