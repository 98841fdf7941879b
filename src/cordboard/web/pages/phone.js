// Built from toolbar/ by `make pages`; do not edit.

// client/src/problem.ts
var Refused = class extends Error {
  name = "Refused";
  code;
  status;
  /** What to do about it. */
  remedy;
  /** Who has the audio, where somebody else has. */
  holder;
  constructor(problem, status = problem.status ?? 0) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.code = problem.code ?? `HTTP_${status}`;
    this.status = status;
    this.remedy = problem.remedy ?? "";
    this.holder = problem.holder ?? "";
  }
  /** A failure of the center's own that passes, in which nothing happened: the same request may be tried again. */
  get passes() {
    return PASSES.has(this.code);
  }
};
var PASSES = /* @__PURE__ */ new Set([
  "ENGINE_UNAVAILABLE",
  "JOURNAL_UNAVAILABLE",
  "TOKENS_UNAVAILABLE",
  // of a proxy in front
  "HTTP_502",
  "HTTP_503",
  "HTTP_504"
]);
var Unreachable = class extends Error {
  name = "Unreachable";
};

// client/src/sse.ts
var Blocks = class {
  #rest = "";
  #id = "";
  #event = "";
  #data = [];
  #named = false;
  /** The blocks that a piece makes whole. A block of nothing but an id counts too: it tells how far. */
  *feed(piece) {
    const text = this.#rest + piece;
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + text.slice(whole.length);
    for (const line of lines) {
      if (line === "") yield* this.#finish();
      else this.#take(line);
    }
  }
  #take(line) {
    const [, field, value] = /^([^:]*):? ?(.*)$/su.exec(line) ?? [];
    if (field === "id" && !value?.includes("\0")) {
      this.#id = value ?? "";
      this.#named = true;
    } else if (field === "event") this.#event = value ?? "";
    else if (field === "data") this.#data.push(value ?? "");
  }
  *#finish() {
    if (this.#named || this.#data.length > 0) {
      yield { id: this.#id, event: this.#event || "message", data: this.#data.join("\n") };
    }
    this.#event = "";
    this.#data = [];
    this.#named = false;
  }
};
async function* blocksOf(answer, watch) {
  const blocks = new Blocks();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      watch.alive();
      yield* blocks.feed(value);
    }
  } catch (error) {
    throw new Unreachable("the stream broke off", { cause: error });
  } finally {
    await reader?.cancel().catch(() => void 0);
  }
}
var SILENCE = 4e4;
var Watch = class {
  signal;
  #silence;
  #over = new AbortController();
  #timer;
  constructor(silence = SILENCE, leaving) {
    this.signal = leaving ? AbortSignal.any([leaving, this.#over.signal]) : this.#over.signal;
    this.#silence = silence;
    this.#timer = this.#start();
  }
  alive() {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }
  stop() {
    clearTimeout(this.#timer);
    this.#over.abort();
  }
  #start() {
    return setTimeout(() => this.#over.abort(), this.#silence);
  }
};

// client/src/audio.ts
var SDP = "application/sdp";
var FRAGMENT = "application/trickle-ice-sdpfrag";
var SeatAudio = class {
  #seat;
  #path;
  constructor(seat) {
    this.#seat = seat;
    this.#path = `${seat.path()}/audio`;
  }
  /** Who has the audio now, and the ICE servers to use. */
  async holder() {
    return await (await this.#ask("", {})).json();
  }
  /**
   * Attach by an offer. Throws `Refused` with `AUDIO_HELD` and the holder where somebody else has the audio,
   * unless it is taken over.
   */
  async attach(offer, take) {
    const answer = await this.#ask(take ? "?take=true" : "", { method: "POST", body: offer, type: SDP });
    const attachment = answer.headers.get("location")?.split("/").pop() ?? "";
    return { attachment, answer: await answer.text() };
  }
  /** Go on by another network: a fragment of the new offer, for one of the answer. */
  async restart(attachment, fragment) {
    const asked = { method: "PATCH", body: fragment, type: FRAGMENT, headers: { "if-match": "*" } };
    const answer = await this.#ask(`/${attachment}`, asked);
    return await answer.text();
  }
  /** Give the audio back; it is said even while the page goes away. */
  async detach(attachment) {
    await this.#ask(`/${attachment}`, { method: "DELETE", keepalive: true });
  }
  /** What the softphone is asked, until the connection breaks or ends. */
  async *questions(attachment, signal) {
    const watch = new Watch(void 0, signal);
    try {
      const answer = await this.#ask(`/${attachment}/questions`, { signal: watch.signal });
      for await (const block2 of blocksOf(answer, watch)) {
        if (block2.event === "question") yield { kind: "question", question: JSON.parse(block2.data) };
        if (block2.event === "detached") yield { kind: "detached", detached: JSON.parse(block2.data) };
      }
    } finally {
      watch.stop();
    }
  }
  async reply(attachment, question, reply2) {
    await this.#say(`/${attachment}/questions/${question}`, reply2);
  }
  async tell(attachment, news) {
    await this.#say(`/${attachment}/news`, news);
  }
  async #say(path, value) {
    await this.#ask(path, { method: "POST", body: JSON.stringify(value), type: "application/json" });
  }
  #ask(path, asked) {
    const { session } = this.#seat;
    return session.with((token) => session.door.ask(this.#path + path, { ...asked, token }));
  }
};

// client/src/backoff.ts
var PACE = { first: 250, most: 1e4 };
function waitAfter(failures, chance, pace = PACE) {
  const whole = Math.min(pace.most, pace.first * 2 ** (failures - 1));
  return Math.round(whole / 2 + whole / 2 * chance);
}
function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}

// client/src/codes.ts
var SoftphoneStatus = {
  DISCONNECTED: "DISCONNECTED",
  CONNECTING: "CONNECTING",
  CONNECTED: "CONNECTED"
};
var DispositionFlag = {
  MUST_CONFIRM: 1n,
  MUST_COMPLETE_WORKSHEET: 2n,
  ALLOW_SET_REDIAL_TIMER: 4n,
  ALLOW_SET_REACTIVATE_TIMER: 8n,
  ONLY_FOR_TRANSFER_AND_CONFERENCE: 16n,
  RESET_ATTEMPTS: 32n,
  SEND_EMAIL: 64n,
  SEND_MESSAGE: 128n,
  FIRST_CALL_RESOLUTION: 256n,
  FINAL: 512n,
  REDIAL: 1024n,
  DO_NOT_CALL: 2048n,
  DO_NOT_DIAL: 4096n,
  SYSTEM: 8192n
};
var DetachCause = {
  LEFT: "left",
  TAKEN: "taken",
  REPLACED: "replaced",
  SILENT: "silent",
  FAILED: "failed",
  REVOKED: "revoked"
};
var EXTENDED = /* @__PURE__ */ new Set([
  "conferenceWith",
  "findTarget",
  "forceAgentLogout",
  "forceReadiness",
  "getAudioHolder",
  "getCallHistory",
  "getEvents",
  "getMissedCalls",
  "getMonitoring",
  "getOperationsAllowed",
  "getParkedCalls",
  "getRecordingState",
  "getRoutingReason",
  "getSupervisedAgents",
  "makeCallTo",
  "monitorAgent",
  "pauseRecording",
  "releaseAudio",
  "resumeRecording",
  "stopMonitoring",
  "transferCallTo",
  "watchAgents"
]);

// client/src/door.ts
var JSON_TYPE = "application/json";
var PATIENCE = 15e3;
var Door = class {
  /** Scheme and host, without a closing slash. */
  server;
  #fetch;
  constructor(server, fetcher = (url, init) => fetch(url, init)) {
    this.server = server.replace(/\/+$/, "");
    this.#fetch = fetcher;
  }
  /** One request; the answer's body is still to be read. */
  async ask(path, asked = {}) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), asked.patience ?? PATIENCE);
    const signal = asked.signal ? AbortSignal.any([asked.signal, late.signal]) : late.signal;
    let answer;
    try {
      answer = await this.#fetch(this.server + path, initOf(asked, signal));
    } catch (error) {
      asked.signal?.throwIfAborted();
      throw new Unreachable(`${this.server} does not answer`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }
  /** One request with a value in JSON, and the value that comes back. */
  async exchange(path, value, asked = {}) {
    const answer = await this.ask(path, {
      method: "POST",
      body: JSON.stringify(value),
      type: JSON_TYPE,
      ...asked
    });
    try {
      return await answer.json();
    } catch (error) {
      asked.signal?.throwIfAborted();
      throw new Unreachable("the answer broke off", { cause: error });
    }
  }
};
function initOf(asked, signal) {
  const headers = { ...asked.headers };
  if (asked.type) headers["content-type"] = asked.type;
  if (asked.token) headers.authorization = `Bearer ${asked.token}`;
  return {
    method: asked.method ?? "GET",
    headers,
    signal,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    ...asked.body === void 0 ? {} : { body: asked.body },
    ...asked.keepalive ? { keepalive: true } : {}
  };
}
async function refusalOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Refused(isRecord(problem) ? problem : {}, answer.status);
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// client/src/once.ts
function once(work) {
  let going;
  return () => {
    going ??= work().finally(() => {
      going = void 0;
    });
    return going;
  };
}

// client/src/session.ts
var TOKENS = "/api/v2/tokens";
var AHEAD = 6e4;
var Session = class _Session {
  door;
  /** The full user name. */
  user;
  #now;
  #kept;
  #early;
  /** A refresh token counts once, so that there is one renewal at a time. */
  #renew = once(() => this.#exchangeTokens());
  constructor(door, kept2, now) {
    this.door = door;
    this.user = kept2.user;
    this.#now = now;
    this.#kept = kept2;
    this.#early = Math.min(AHEAD, (kept2.ends - now()) / 3);
  }
  /** Tokens for a password, which is not kept. Throws `Refused` with `UNAUTHORIZED` where it is wrong. */
  static async logIn(server, user, password, options = {}) {
    const door = new Door(server, options.fetch);
    const now = options.now ?? Date.now;
    const asked = { user, password, ...options.scopes ? { scopes: options.scopes } : {} };
    return new _Session(door, keptOf(await door.exchange(TOKENS, asked), now), now);
  }
  /** Go on with tokens that another page or process has left. */
  static resume(server, kept2, options = {}) {
    return new _Session(new Door(server, options.fetch), kept2, options.now ?? Date.now);
  }
  /** The tokens, for whoever goes on with them: from then on this session must not be used any more. */
  handOver() {
    return this.#kept;
  }
  /** An access token that is not about to end. Throws `Refused` where the session has ended: log in again. */
  async token() {
    if (this.#now() < this.#kept.ends - this.#early) return this.#kept.accessToken;
    return await this.#renew();
  }
  /**
   * Do something with an access token, once more with the next one where that is all that was wrong.
   *
   * Throws `Refused` where the session has ended: log in again.
   */
  async with(work) {
    const token = await this.token();
    try {
      return await work(token);
    } catch (error) {
      if (!wantsToken(error)) throw error;
      return await work(await this.#tokenAfter(token));
    }
  }
  /** End all tokens of this session. */
  async end() {
    await this.door.exchange(`${TOKENS}/revoke`, { token: this.#kept.refreshToken }, { keepalive: true });
  }
  /** The one that follows a token that was refused; several who ask at once get the same. */
  async #tokenAfter(refused) {
    if (refused !== this.#kept.accessToken) return this.#kept.accessToken;
    return await this.#renew();
  }
  async #exchangeTokens() {
    const asked = { refreshToken: this.#kept.refreshToken };
    const grant = await this.door.exchange(`${TOKENS}/refresh`, asked);
    this.#kept = keptOf(grant, this.#now);
    this.#early = Math.min(AHEAD, (this.#kept.ends - this.#now()) / 3);
    return this.#kept.accessToken;
  }
};
function wantsToken(error) {
  return error instanceof Refused && (error.code === "TOKEN_EXPIRED" || error.code === "TOKEN_UNKNOWN");
}
function keptOf(grant, now) {
  return {
    user: grant.user ?? "",
    accessToken: grant.accessToken ?? "",
    refreshToken: grant.refreshToken ?? "",
    ends: now() + 1e3 * (grant.expiresIn ?? 0)
  };
}

// client/src/socket.ts
var PROTOCOL = "cordboard.1";
var RENEW = 0.95;
var Talk = class _Talk {
  #session;
  #socket;
  #waiting = [];
  #wake = () => {
  };
  #over;
  #renewal;
  constructor(session, socket, signal) {
    this.#session = session;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(String(data))));
    socket.addEventListener("close", () => this.#end(new Unreachable("the stream has ended")));
    socket.addEventListener("error", () => this.#end(new Unreachable("the stream broke off")));
    signal.addEventListener("abort", () => this.#end(new Unreachable("nobody listens")));
  }
  /** Let in by a token. Throws `Refused` where it opens nothing, `Unreachable` where nobody answers. */
  static async open(session, path, token, signal) {
    const socket = new WebSocket(session.door.server.replace(/^http/u, "ws") + path, PROTOCOL);
    const talk = new _Talk(session, socket, signal);
    socket.addEventListener("open", () => talk.#authorize(token));
    const first = await talk.next();
    if (first.type === "refused") throw talk.#end(new Refused(first.problem));
    return talk;
  }
  /** Ask for what happens, after a position or from now on. */
  follow(after2) {
    this.#say({ type: "follow", id: 2, ...after2 ? { after: after2 } : {} });
  }
  /** What is said next. Throws once it is over. */
  async next() {
    for (; ; ) {
      const message = this.#waiting.shift();
      if (message) return message;
      if (this.#over) throw this.#over;
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
  }
  close() {
    this.#end(new Unreachable("it is closed"));
  }
  #say(message) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
  #authorize(token) {
    this.#say({ type: "authorize", id: 1, token });
  }
  #take(message) {
    if (message.type === "authorized") this.#renewIn(1e3 * RENEW * message.expiresIn);
    this.#waiting.push(message);
    this.#wake();
  }
  /** Show the next token before this one ends; if there is none, the center ends the connection. */
  #renewIn(milliseconds) {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => {
      this.#session.token().then(
        (token) => this.#authorize(token),
        (error) => this.#end(error)
      );
    }, milliseconds);
  }
  #end(why) {
    clearTimeout(this.#renewal);
    this.#over ??= why;
    this.#socket.close();
    this.#wake();
    return this.#over;
  }
};

// client/src/stream.ts
async function* stream(session, path, options = {}) {
  const chance = options.chance ?? Math.random;
  const place = { after: options.after ?? "", failures: 0 };
  while (!options.signal?.aborted) {
    const why = yield* untilLost(session, path, place, options);
    if (why === void 0) continue;
    place.failures += 1;
    const wait = waitAfter(place.failures, chance(), options.pace ?? PACE);
    yield { kind: "lost", why, wait };
    await pause(wait, options.signal);
  }
}
async function* untilLost(session, path, place, options) {
  try {
    const once2 = options.by === "socket" ? bySocket : byFetch;
    for await (const told of once2(session, path, place.after, options)) {
      place.failures = told.kind === "open" ? place.failures : 0;
      place.after = told.id;
      yield told;
    }
    return void 0;
  } catch (error) {
    if (options.signal?.aborted) return void 0;
    if (!comesAgain(error)) throw error;
    return error;
  }
}
function comesAgain(error) {
  return error instanceof Unreachable || error instanceof Refused && (error.passes || error.status === 429);
}
async function* byFetch(session, path, after2, options) {
  const watch = new Watch(options.silence, options.signal);
  try {
    const answer = await open(session, path, after2, watch.signal);
    yield { kind: "open", id: after2 };
    for await (const block2 of blocksOf(answer, watch)) {
      if (block2.event === "problem") {
        const refused = new Refused(JSON.parse(block2.data));
        if (wantsToken(refused)) return;
        throw refused;
      }
      yield heard(block2);
    }
  } finally {
    watch.stop();
  }
  throw new Unreachable("the stream has ended");
}
async function* bySocket(session, path, after2, options) {
  const watch = new Watch(options.silence, options.signal);
  try {
    const talk = await session.with((token) => Talk.open(session, `${path}/socket`, token, watch.signal));
    yield { kind: "open", id: after2 };
    talk.follow(after2);
    for (let id = after2; ; ) {
      const message = await talk.next();
      watch.alive();
      if (message.type === "refused") throw over(new Refused(message.problem));
      if (message.type === "authorized") continue;
      const told = toldBy(message);
      id = told.id || id;
      yield { ...told, id };
    }
  } finally {
    watch.stop();
  }
}
function over(refused) {
  return wantsToken(refused) ? new Unreachable("the token has ended") : refused;
}
function toldBy(message) {
  if (message.type === "happened") return { kind: "event", id: message.position, event: message.event };
  if (message.type === "reached") return { kind: "reached", id: message.number };
  const { type: _, ...gap } = message;
  return { kind: "gap", id: message.next ? `${BigInt(message.next) - 1n}` : "", gap };
}
function open(session, path, after2, signal) {
  const headers = after2 ? { "last-event-id": after2 } : {};
  return session.with((token) => session.door.ask(`${path}/events`, { token, headers, signal }));
}
function heard(block2) {
  if (!block2.data) return { kind: "reached", id: block2.id };
  const value = JSON.parse(block2.data);
  if (block2.event === "gap") return { kind: "gap", id: block2.id, gap: value };
  return { kind: "event", id: block2.id, event: value };
}

// client/src/seat.ts
var PATIENCE2 = 1e4;
var LONGEST_ANSWER = 45e3;
var ONLY_ASKS = /^(?:get|has|is|check|request(?:Connectors|Script|Worksheet)$)/u;
var Seat = class {
  session;
  /** Its name as it stands in addresses. */
  #name;
  #options;
  /** `name`: of the user whose hosted seat it is, `local` for the machine's own; else of the session's user. */
  constructor(session, name = session.user, options = {}) {
    this.session = session;
    this.#name = encodeURIComponent(name);
    this.#options = options;
  }
  /**
   * One operation, done once: it goes with a key, and is repeated with it where no answer comes.
   *
   * Throws `Refused` where the center says no, `Unreachable` where it does not answer in time.
   */
  async call(name, request = {}, options = {}) {
    const key = options.key ?? (ONLY_ASKS.test(name) ? void 0 : newKey());
    const path = `${this.path(EXTENDED.has(name) ? "x1" : "v2")}/${name}`;
    const answer = await this.#persist(options, () => this.#ask(path, request, key, options.signal));
    return answer;
  }
  /** Where it stands at the JSON door, in one contract or the other. */
  path(contract = "v2") {
    return `/api/${contract}/seats/${this.#name}`;
  }
  /** What happens here, each event once and in order; see `stream`. */
  events(options = {}) {
    return stream(this.session, this.path("x1"), { ...this.#options, ...options });
  }
  #ask(path, request, key, signal) {
    const asked = {
      patience: LONGEST_ANSWER,
      ...key === void 0 ? {} : { headers: { "idempotency-key": key } },
      ...signal ? { signal } : {}
    };
    return this.session.with((token) => this.session.door.exchange(path, request, { ...asked, token }));
  }
  /** Try until there is an answer, or patience is over. */
  async #persist(options, attempt) {
    const until = Date.now() + (options.patience ?? PATIENCE2);
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        options.signal?.throwIfAborted();
        const wait = waitAfter(failures, (this.#options.chance ?? Math.random)(), this.#options.pace ?? PACE);
        const passes = error instanceof Unreachable || error instanceof Refused && error.passes;
        if (!passes || Date.now() + wait > until) throw error;
        await pause(wait, options.signal);
      }
    }
  }
};
function newKey() {
  return Array.from(
    crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, "0")
  ).join("");
}

// softphone/src/devices.ts
var SYSTEM = { id: "", name: "" };
var NO_DEVICES = { inputs: [], outputs: [] };
var DEFAULT = "default";
var USES = ["microphone", "speaker", "ringer"];
async function devices() {
  const all = await navigator.mediaDevices?.enumerateDevices() ?? [];
  const of = (kind) => all.filter((one) => one.kind === kind && one.deviceId !== "").map((one, index) => ({ id: one.deviceId, name: one.label || `${index + 1}` }));
  return { inputs: of("audioinput"), outputs: of("audiooutput") };
}
function present(choice, devices2) {
  const of = (use) => {
    const list = listFor(use, devices2);
    return list.length ? found(choice[use], list) ?? systems(list) : choice[use];
  };
  return { ...choice, microphone: of("microphone"), speaker: of("speaker"), ringer: of("ringer") };
}
function missing(choice, devices2) {
  return USES.filter((use) => {
    const list = listFor(use, devices2);
    return choice[use].id !== "" && list.length > 0 && !found(choice[use], list);
  });
}
function answerOf(choice, devices2) {
  const { inputs, outputs } = devices2;
  return {
    inputs: inputs.map((one) => one.name),
    outputs: outputs.map((one) => one.name),
    ringDevice: placeOf(choice.ringer, outputs),
    speakerDevice: placeOf(choice.speaker, outputs),
    microphoneDevice: placeOf(choice.microphone, inputs),
    micAgc: choice.gain,
    microphoneLevel: choice.microphoneLevel,
    speakerVolume: choice.speakerVolume
  };
}
function changedBy(change, choice, { inputs, outputs }) {
  return {
    ...choice,
    ringer: deviceAt(change.ringDevice, outputs) ?? choice.ringer,
    speaker: deviceAt(change.speakerDevice, outputs) ?? choice.speaker,
    microphone: deviceAt(change.microphoneDevice, inputs) ?? choice.microphone,
    gain: change.micAgc ?? choice.gain,
    microphoneLevel: change.microphoneLevel ?? choice.microphoneLevel,
    speakerVolume: change.speakerVolume ?? choice.speakerVolume
  };
}
function listFor(use, { inputs, outputs }) {
  return use === "microphone" ? inputs : outputs;
}
function systems(list) {
  return { ...SYSTEM, name: list.find((one) => one.id === DEFAULT)?.name ?? "" };
}
function found(wanted, list) {
  if (wanted.id === "") return systems(list);
  return list.find((one) => one.id === wanted.id) ?? list.find((one) => one.name === wanted.name);
}
function placeOf(wanted, list) {
  const device = found(wanted, list);
  const place = list.findIndex((one) => one.id === (device?.id || DEFAULT));
  return place < 0 ? Math.min(0, list.length - 1) : place;
}
function deviceAt(place, list) {
  if (place === void 0) return void 0;
  const device = list[place];
  if (!device) throw new RangeError(`There is no device ${place}.`);
  return device;
}

// softphone/src/rings.ts
var RINGS = {
  bell: { tones: [440, 480], beat: [1, 3], struck: false },
  double: { tones: [400, 450], beat: [0.4, 0.2, 0.4, 2], struck: false },
  chime: { tones: [659.3, 1318.5], beat: [0.8, 0.2, 0.8, 2.2], struck: true },
  low: { tones: [220, 277.2], beat: [0.6, 2.4], struck: true }
};
var RATE = 8e3;
var LOUD = 6e3;
var EDGE = 200;
function samplesOf({ tones, beat, struck }) {
  const parts = beat.map((seconds, index) => {
    const length = Math.round(seconds * RATE);
    return Array.from(
      { length },
      (_, at) => index % 2 ? 0 : LOUD * shape(at, length, struck) * sum(tones, at)
    );
  });
  return Int16Array.from(parts.flat());
}
function addressOf(ring) {
  return URL.createObjectURL(new Blob([wave(samplesOf(RINGS[ring]))], { type: "audio/wav" }));
}
function sum(tones, at) {
  return tones.reduce((total, tone) => total + Math.sin(2 * Math.PI * tone * at / RATE), 0);
}
function shape(at, length, struck) {
  const edge = Math.min(1, at / EDGE, (length - at) / EDGE);
  return struck ? edge * Math.exp(-4 * at / length) : edge;
}
function wave(samples, rate = RATE) {
  const file = new ArrayBuffer(44 + samples.byteLength);
  const head = new DataView(file);
  const text = (at, word) => {
    for (const [index, letter] of [...word].entries()) head.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, 2 * rate, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, "data");
  head.setUint32(40, samples.byteLength, true);
  for (const [at, sample] of samples.entries()) head.setInt16(44 + 2 * at, sample, true);
  return file;
}

// softphone/src/choice.ts
var FIRST = {
  microphone: SYSTEM,
  speaker: SYSTEM,
  ringer: SYSTEM,
  ringSound: "bell",
  echo: true,
  noise: true,
  gain: true,
  microphoneLevel: 100,
  speakerVolume: 100,
  ringVolume: 100
};
var PLACE = "audio";
async function recall(keep) {
  try {
    return { ...FIRST, ...sensible(JSON.parse(await keep.get(PLACE) ?? "{}")) };
  } catch {
    return FIRST;
  }
}
async function remember(choice, keep) {
  await keep.set(PLACE, JSON.stringify(choice));
}
function sensible(kept2) {
  const known = Object.entries(kept2).filter(([key, value]) => {
    if (key === "ringSound") return value in RINGS;
    return key in FIRST && typeof value === typeof FIRST[key] && value !== null;
  });
  return Object.fromEntries(known);
}

// softphone/src/microphone.ts
var NoMicrophone = class extends Error {
  name = "NoMicrophone";
  trouble;
  constructor(trouble, about) {
    super(`The microphone cannot be opened: ${about}`);
    this.trouble = trouble;
  }
};
async function sourceFor({ choice, asleep }) {
  const silence = asleep && await mayListen() ? await Silence.open() : null;
  return silence ?? await Microphone.open(choice, asleep);
}
var Microphone = class _Microphone {
  track;
  #stream;
  #softer;
  #key;
  #instead;
  constructor(stream2, choice, softer, instead) {
    const [own] = stream2.getAudioTracks();
    if (!own) throw new Error("the microphone has no sound");
    this.#stream = stream2;
    this.#softer = softer;
    this.#key = keyOf(choice);
    this.#instead = instead;
    this.track = softer ? softened(softer, stream2, choice.microphoneLevel / 100) : own;
  }
  /**
   * Throws `NoMicrophone`. A device that is gone is replaced by the machine's own; one that cannot be made softer
   * before a click is heard as it is. `instead`: it serves where silence is wanted, too.
   */
  static async open(choice, instead = false) {
    try {
      const stream2 = await streamOf(choice);
      return new _Microphone(stream2, choice, choice.microphoneLevel < 100 ? await running() : null, instead);
    } catch (error) {
      throw new NoMicrophone(troubleOf(error), String(error));
    }
  }
  get hears() {
    return this.#stream.active;
  }
  serves({ choice, asleep }) {
    return asleep === this.#instead && this.#key === keyOf(choice) && this.hears;
  }
  close() {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#softer?.close();
  }
};
var Silence = class _Silence {
  track;
  #context;
  constructor(context, track) {
    this.#context = context;
    this.track = track;
  }
  /** Null where the browser lets nothing sound before a click, silence neither. */
  static async open() {
    const context = await running();
    if (!context) return null;
    const out = new MediaStreamAudioDestinationNode(context);
    const nothing = new ConstantSourceNode(context, { offset: 0 });
    nothing.connect(out);
    nothing.start();
    const [track] = out.stream.getAudioTracks();
    return track ? new _Silence(context, track) : null;
  }
  get hears() {
    return false;
  }
  serves({ asleep }) {
    return asleep;
  }
  close() {
    void this.#context.close();
  }
};
var PATIENCE3 = 1e3;
var TROUBLES = {
  NotAllowedError: "microphoneDenied",
  SecurityError: "microphoneDenied",
  NotFoundError: "microphoneMissing",
  NotReadableError: "microphoneBusy",
  AbortError: "microphoneBusy"
};
async function running() {
  const context = new AudioContext();
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, PATIENCE3))]);
  if (context.state === "running") return context;
  await context.close();
  return null;
}
function softened(context, stream2, gain) {
  const target = new MediaStreamAudioDestinationNode(context);
  new MediaStreamAudioSourceNode(context, { mediaStream: stream2 }).connect(new GainNode(context, { gain })).connect(target);
  const [track] = target.stream.getAudioTracks();
  if (!track) throw new Error("a destination has no track");
  return track;
}
function keyOf({ microphone, echo, noise, gain, microphoneLevel }) {
  return JSON.stringify([microphone.id, microphone.name, echo, noise, gain, microphoneLevel]);
}
async function mayListen() {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state === "granted";
  } catch {
    return false;
  }
}
async function streamOf(choice) {
  const audio = {
    echoCancellation: choice.echo,
    noiseSuppression: choice.noise,
    autoGainControl: choice.gain,
    channelCount: 1,
    ...choice.microphone.id ? { deviceId: { exact: choice.microphone.id } } : {}
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    const gone = error instanceof DOMException && error.name === "OverconstrainedError";
    if (!gone || !choice.microphone.id) throw error;
    return await streamOf({ ...choice, microphone: SYSTEM });
  }
}
function troubleOf(error) {
  if (!navigator.mediaDevices) return "pageInsecure";
  if (!(error instanceof DOMException)) return "microphoneFailed";
  if (error.name === "NotAllowedError" && /system/iu.test(error.message)) return "microphoneDeniedBySystem";
  return TROUBLES[error.name] ?? "microphoneFailed";
}

// softphone/src/ear.ts
var Ear = class _Ear {
  #microphone;
  #context;
  #analyser;
  constructor(microphone, context) {
    this.#microphone = microphone;
    this.#context = context;
    if (!context) return;
    this.#analyser = new AnalyserNode(context, { fftSize: 2048 });
    const mediaStream = new MediaStream([microphone.track]);
    new MediaStreamAudioSourceNode(context, { mediaStream }).connect(this.#analyser);
  }
  /** Throws `NoMicrophone`. */
  static async open(choice) {
    return new _Ear(await Microphone.open(choice), await running());
  }
  get track() {
    return this.#microphone.track;
  }
  /** Whether the browser lets it be measured: some want a click first. */
  get measures() {
    return this.#analyser !== void 0;
  }
  /** The loudest of the last 43 ms, from 0 to 1. */
  level() {
    if (!this.#analyser) return 0;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    return Math.min(
      1,
      samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
    );
  }
  close() {
    this.#microphone.close();
    void this.#context?.close();
  }
};

// softphone/src/examine.ts
var LISTENING = 1500;
var LOOK = 50;
var COUNTING = 2e3;
var GATHERING = 3e3;
async function examine(choice, leg, blocked, iceServers) {
  const up = leg?.line.kind === "up" ? leg : null;
  const [microphone, flow, candidates] = await Promise.all([
    listen(choice),
    up ? count(() => up.stats()) : null,
    up ? null : gather(iceServers)
  ]);
  const { outputs } = await devices();
  return { microphone, speaker: { outputs: outputs.length, blocked }, candidates, flow };
}
async function listen(choice) {
  try {
    const ear = await Ear.open(choice);
    let peak = 0;
    for (let heard3 = 0; heard3 < LISTENING; heard3 += LOOK) {
      await pause(LOOK);
      peak = Math.max(peak, ear.level());
    }
    ear.close();
    return { trouble: null, about: "", peak: ear.measures ? peak : null };
  } catch (error) {
    const trouble = error instanceof NoMicrophone ? error.trouble : "unknown";
    return { trouble, about: error instanceof Error ? error.message : String(error), peak: null };
  }
}
async function count(stats) {
  const before2 = await stats();
  await pause(COUNTING);
  const { way, sent, received } = await stats();
  return { way, sent: sent - before2.sent, received: received - before2.received };
}
async function gather(iceServers) {
  const found2 = { host: 0, srflx: 0, relay: 0 };
  try {
    const servers = iceServers.map((one) => ({ ...one, urls: [...one.urls] }));
    const connection = new RTCPeerConnection({ iceServers: servers });
    connection.addTransceiver("audio");
    connection.addEventListener("icecandidate", ({ candidate }) => {
      const type = candidate?.type;
      if (type === "host" || type === "srflx" || type === "relay") found2[type] += 1;
    });
    const over2 = new Promise((resolve) => {
      connection.addEventListener("icegatheringstatechange", () => {
        if (connection.iceGatheringState === "complete") resolve();
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await Promise.race([over2, pause(GATHERING)]);
    connection.close();
  } catch {
    return found2;
  }
  return found2;
}

// softphone/src/headset/buttons.ts
var NOTHING = { ringing: false, talking: false, muted: false };
var AT_REST = { hook: false, mute: false, drop: false };
function heard2(before2, told, shown, relative) {
  const switches = { ...before2, ...told };
  const down = (button2) => told[button2] === true && (relative[button2] === true || !before2[button2]);
  const press2 = down("drop") ? "end" : pressOfHook(before2, told, shown, relative) ?? (down("mute") ? "mute" : null);
  const switched = told.hook !== void 0 && relative.hook !== true;
  const astray = press2 === null && switched && told.hook !== shown.talking;
  return { switches, press: press2, astray };
}
function lampsFor({ ringing, talking, muted }) {
  return { ring: ringing, offHook: talking, mute: talking && muted, microphone: talking && muted };
}
function pressOfHook(before2, told, shown, relative) {
  if (told.hook === void 0) return null;
  if (relative.hook === true) {
    if (!told.hook) return null;
    return shown.talking ? "end" : shown.ringing ? "answer" : null;
  }
  if (told.hook === before2.hook || told.hook === shown.talking) return null;
  if (!told.hook) return "end";
  return shown.ringing ? "answer" : null;
}

// softphone/src/headset/hid.ts
function hid() {
  return globalThis.navigator?.hid ?? null;
}

// softphone/src/headset/layout.ts
var TELEPHONY = 11;
var usage = (page, id) => page << 16 | id;
var BUTTONS = {
  hook: usage(TELEPHONY, 32),
  mute: usage(TELEPHONY, 47),
  drop: usage(TELEPHONY, 38)
};
var LED = 8;
var LAMPS = {
  mute: usage(LED, 9),
  offHook: usage(LED, 23),
  ring: usage(LED, 24),
  microphone: usage(LED, 33)
};
function layoutOf(collections) {
  const all = collections.filter((one) => one.usagePage === TELEPHONY).flatMap(withChildren);
  const buttons = bitsOf(
    all.flatMap((one) => one.inputReports ?? []),
    BUTTONS
  );
  const outputs = all.flatMap((one) => one.outputReports ?? []);
  if (!buttons.hook && !buttons.mute) return null;
  const sizes = Object.fromEntries(outputs.map((one) => [one.reportId ?? 0, Math.ceil(lengthOf(one) / 8)]));
  return { buttons, lamps: bitsOf(outputs, LAMPS), sizes };
}
function pressedIn(layout, report, data) {
  const told = Object.entries(layout.buttons).filter(
    ([, bit]) => bit.report === report && bit.at >> 3 < data.byteLength
  );
  return Object.fromEntries(
    told.map(([button2, { at }]) => [button2, Boolean(data.getUint8(at >> 3) >> (at & 7) & 1)])
  );
}
function reportsFor(layout, lit) {
  const lamps = Object.entries(layout.lamps);
  const reports = [...new Set(lamps.map(([, bit]) => bit.report))];
  return reports.map((report) => {
    const data = new Uint8Array(layout.sizes[report] ?? 1);
    for (const [lamp, bit] of lamps) {
      const place = bit.at >> 3;
      if (bit.report === report && lit[lamp]) data[place] = (data[place] ?? 0) | 1 << (bit.at & 7);
    }
    return { report, data };
  });
}
function withChildren(one) {
  return [one, ...(one.children ?? []).flatMap(withChildren)];
}
function bitsOf(reports, wanted) {
  const known = new Map(Object.entries(wanted).map(([name, number]) => [number, name]));
  const found2 = {};
  for (const report of reports) {
    let at = 0;
    for (const item of report.items ?? []) {
      for (const [index, number] of usagesOf(item).entries()) {
        const name = known.get(number);
        const bit = { report: report.reportId ?? 0, at: at + index, relative: item.isAbsolute === false };
        if (name !== void 0) found2[name] ??= bit;
      }
      at += bitsIn(item);
    }
  }
  return found2;
}
function usagesOf(item) {
  if (item.isConstant || item.reportSize !== 1) return [];
  const { usageMinimum: first = 0, usageMaximum: last = -1 } = item;
  const listed = item.isRange ? Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index) : item.usages ?? [];
  return listed.slice(0, item.reportCount ?? 0);
}
function lengthOf(report) {
  return (report.items ?? []).reduce((length, item) => length + bitsIn(item), 0);
}
function bitsIn(item) {
  return (item.reportSize ?? 0) * (item.reportCount ?? 0);
}

// softphone/src/headset/headset.ts
var PLACE2 = "headset";
var SETTLED = 2e3;
async function pickHeadset(keep) {
  const picked2 = await hid()?.requestDevice({ filters: [{ usagePage: TELEPHONY }] }) ?? [];
  const device = picked2.find((one) => layoutOf(one.collections));
  if (device) await keep.set(PLACE2, kindOf(device));
  return device !== void 0;
}
var Headset = class {
  #keep;
  #changed;
  #pressed;
  #closed = new AbortController();
  #device;
  #layout;
  #switches = AT_REST;
  #shown = NOTHING;
  #sent = Promise.resolve();
  /** `changed`: it is there, or gone. */
  constructor(keep, changed2, pressed) {
    this.#keep = keep;
    this.#changed = changed2;
    this.#pressed = pressed;
    const { signal } = this.#closed;
    hid()?.addEventListener("connect", () => void this.find(), { signal });
    hid()?.addEventListener("disconnect", (event) => this.#gone(event), { signal });
  }
  get state() {
    return { possible: hid() !== null, name: this.#device?.productName ?? "" };
  }
  /** Look for the headset that was picked, among those that this browser lets us use. */
  async find() {
    const kind = await this.#keep.get(PLACE2);
    if (this.#device || !kind) return;
    const devices2 = await hid()?.getDevices() ?? [];
    const device = devices2.find((one) => kindOf(one) === kind && layoutOf(one.collections));
    if (device) await this.#use(device).catch(() => void 0);
  }
  /** Let its lamps say what goes on. */
  show(change) {
    this.#shown = { ...this.#shown, ...change };
    this.#light();
  }
  close() {
    this.#closed.abort();
    const device = this.#device;
    this.#shown = NOTHING;
    this.#light();
    this.#device = void 0;
    void this.#sent.then(() => device?.close());
  }
  async #use(device) {
    const layout = layoutOf(device.collections);
    if (!layout) return;
    if (!device.opened) await device.open();
    this.#device = device;
    this.#layout = layout;
    this.#switches = AT_REST;
    const { signal } = this.#closed;
    device.addEventListener("inputreport", (event) => this.#hear(event), { signal });
    this.#light();
    this.#changed();
  }
  #gone(event) {
    if (event.device !== this.#device) return;
    this.#device = void 0;
    this.#changed();
  }
  #hear({ device, reportId, data }) {
    if (device !== this.#device || !this.#layout) return;
    const { buttons } = this.#layout;
    const relative = { hook: buttons.hook?.relative === true, mute: buttons.mute?.relative === true };
    const told = pressedIn(this.#layout, reportId, data);
    const { switches, press: press2, astray } = heard2(this.#switches, told, this.#shown, relative);
    this.#switches = switches;
    if (astray) this.#light();
    if (press2 === null) return;
    this.#pressed(press2);
    setTimeout(() => this.#light(), SETTLED);
  }
  /** Reports go one after the other; a device that is pulled out in between misses nothing. */
  #light() {
    const [device, layout] = [this.#device, this.#layout];
    if (!device || !layout) return;
    for (const { report, data } of reportsFor(layout, lampsFor(this.#shown)))
      this.#sent = this.#sent.then(() => device.sendReport(report, data)).catch(() => void 0);
  }
};
function kindOf({ vendorId, productId }) {
  return `${vendorId}:${productId}`;
}

// softphone/src/speaker.ts
var Speaker = class {
  /** The browser wants a click before it lets this page be heard. */
  blocked = false;
  #sound = new Audio();
  /** What somebody says; it is heard at once. */
  hear(stream2) {
    this.#sound.srcObject = stream2;
    return this.unblock();
  }
  /** A sound, over and over. */
  repeat(url) {
    this.#sound.loop = true;
    this.#sound.src = url;
    return this.unblock();
  }
  /** A sound, once: until it is over, or `most` milliseconds and a bit. */
  async once(url, most) {
    this.#sound.src = url;
    const over2 = new Promise((resolve) => {
      this.#sound.addEventListener("ended", () => resolve(), { once: true });
      setTimeout(resolve, most + 1e3);
    });
    await this.unblock();
    if (!this.blocked) await over2;
    this.silence();
  }
  async unblock() {
    try {
      await this.#sound.play();
      this.blocked = false;
    } catch (error) {
      this.blocked = error instanceof DOMException && error.name === "NotAllowedError";
    }
  }
  silence() {
    this.#sound.pause();
    this.#sound.srcObject = null;
    this.#sound.removeAttribute("src");
    this.blocked = false;
  }
  /** A device that is gone leaves the sound where it was. */
  async use(device, volume) {
    this.#sound.volume = volume / 100;
    if ("setSinkId" in this.#sound) await this.#sound.setSinkId(device).catch(() => void 0);
  }
};

// softphone/src/echo.ts
var RECORDED = 3e3;
var LOOK2 = 50;
async function echoTest(choice, tell) {
  tell({ phase: "recording" });
  try {
    const { sound: sound2, peak } = await record(choice);
    tell({ phase: "playing", peak });
    await play(sound2, choice);
    tell({ phase: "done", peak });
  } catch (error) {
    tell({ phase: "failed", trouble: error instanceof NoMicrophone ? error.trouble : "unknown" });
  }
}
async function record(choice) {
  const ear = await Ear.open(choice);
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, ear.level());
  }, LOOK2);
  try {
    const sound2 = await recorded(ear.track);
    return { sound: sound2, peak: ear.measures ? peak : null };
  } finally {
    clearInterval(looking);
    ear.close();
  }
}
function recorded(track) {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.start();
  setTimeout(() => recorder.stop(), RECORDED);
  return new Promise((resolve) => {
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
  });
}
async function play(sound2, choice) {
  const speaker = new Speaker();
  const url = URL.createObjectURL(sound2);
  await speaker.use(choice.speaker.id, choice.speakerVolume);
  await speaker.once(url, RECORDED);
  URL.revokeObjectURL(url);
}

// softphone/src/quality.ts
var CLEAR = 93.2;
var ENDS = 40;
var EDGES = { good: 80, fair: 60 };
var MARGIN = 4;
var WORSE = 2;
var BETTER = 4;
var RANKS = ["bad", "fair", "good"];
function measured(before2, now) {
  const lost = Math.max(0, now.lost - before2.lost);
  const loss = ratio(lost, lost + now.received - before2.received);
  const concealed = ratio(now.concealed - before2.concealed, now.samples - before2.samples);
  const buffer = 1e3 * ratio(now.waited - before2.waited, now.emitted - before2.emitted, Number.POSITIVE_INFINITY);
  const delay = now.roundTrip / 2 + buffer + ENDS;
  const r = CLEAR - costOfDelay(delay) - costOfLoss(Math.max(loss, concealed));
  return { loss, concealed, jitter: now.jitter, delay, r, mos: opinion(r) };
}
function judged(before2, { r, ...measure }) {
  if (before2 === null) return { ...measure, word: wordOf(r, 0), doubts: 0 };
  const worse = rank(wordOf(r, 0)) < rank(before2.word);
  const better = rank(wordOf(r, MARGIN)) > rank(before2.word);
  const doubts = worse ? Math.min(0, before2.doubts) - 1 : better ? Math.max(0, before2.doubts) + 1 : 0;
  const enough = doubts <= -WORSE || doubts >= BETTER;
  if (!enough) return { ...measure, word: before2.word, doubts };
  return { ...measure, word: wordOf(r, worse ? 0 : MARGIN), doubts: 0 };
}
function rank(word) {
  return RANKS.indexOf(word);
}
function wordOf(r, margin) {
  if (r >= EDGES.good + margin) return "good";
  return r >= EDGES.fair + margin ? "fair" : "bad";
}
function costOfDelay(delay) {
  return 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
}
function costOfLoss(share) {
  const percent = 100 * share;
  return 95 * percent / (percent + 25.1);
}
function opinion(r) {
  if (r <= 0) return 1;
  const rated = Math.min(100, r);
  return 1 + 0.035 * rated + 7e-6 * rated * (rated - 60) * (100 - rated);
}
function ratio(part, whole, most = 1) {
  return whole > 0 ? Math.min(most, Math.max(0, part) / whole) : 0;
}

// softphone/src/stats.ts
var NO_STATS = {
  microphone: null,
  speaker: 0,
  received: 0,
  lost: 0,
  jitter: 0,
  roundTrip: 0,
  samples: 0,
  concealed: 0,
  waited: 0,
  emitted: 0,
  sent: 0,
  way: ""
};
function statsOf(reports) {
  const all = [...reports];
  return Object.assign({ ...NO_STATS }, ...all.map(partOf), { way: wayOf(all) });
}
function wayOf(reports) {
  const pair = reports.find((one) => one.type === "candidate-pair" && one.nominated === true);
  const end = reports.find((one) => one.type === "local-candidate" && one.id === pair?.localCandidateId);
  return String((end?.candidateType === "relay" ? "relay" : end?.protocol) ?? "");
}
function partOf(report) {
  const number = (field) => typeof report[field] === "number" ? report[field] : 0;
  switch (report.type) {
    case "media-source":
      return "audioLevel" in report ? { microphone: number("audioLevel") } : {};
    case "candidate-pair":
      return report.nominated === true ? { roundTrip: 1e3 * number("currentRoundTripTime") } : {};
    case "outbound-rtp":
      return { sent: number("packetsSent") };
    case "inbound-rtp":
      return {
        speaker: number("audioLevel"),
        received: number("packetsReceived"),
        lost: number("packetsLost"),
        jitter: 1e3 * number("jitter"),
        samples: number("totalSamplesReceived"),
        concealed: Math.max(0, number("concealedSamples") - number("silentConcealedSamples")),
        waited: number("jitterBufferDelay"),
        emitted: number("jitterBufferEmittedCount")
      };
    default:
      return {};
  }
}

// softphone/src/gauges.ts
var MEASURE = 1e3;
var LOOK3 = 100;
var Gauges = class {
  #leg;
  #choice;
  #show;
  #quality = null;
  #before = NO_STATS;
  #measuring;
  #watching;
  /** Hears the microphone for who watches, where the leg does not tell; null where it cannot be opened. */
  #ear;
  constructor(leg, choice, show2) {
    this.#leg = leg;
    this.#choice = choice;
    this.#show = show2;
  }
  /** Measure the line every second, or cease to. */
  measure(on) {
    if (on === (this.#measuring !== void 0)) return;
    clearInterval(this.#measuring);
    this.#before = NO_STATS;
    this.#measuring = on ? setInterval(() => void this.#measureOnce(), MEASURE) : void 0;
    if (!on) this.#rate(null);
  }
  /** Show levels, or cease to. */
  watch(on) {
    if (on === (this.#watching !== void 0)) return;
    clearInterval(this.#watching);
    this.#watching = on ? setInterval(() => void this.#look(), LOOK3) : void 0;
    this.#deafen();
    if (!on) this.#show({ levels: null });
  }
  async #measureOnce() {
    const before2 = this.#before;
    const stats = await this.#leg.stats();
    if (this.#measuring === void 0) return;
    this.#before = stats;
    const heard3 = stats.received !== before2.received || stats.lost !== before2.lost;
    this.#rate(heard3 ? judged(this.#quality, measured(before2, stats)) : null);
  }
  #rate(quality) {
    this.#quality = quality;
    this.#show({ quality });
  }
  async #look() {
    const { microphone, speaker } = await this.#leg.stats();
    const heard3 = (this.#leg.listens ? microphone : null) ?? await this.#listenAside();
    if (this.#watching !== void 0) this.#show({ levels: { microphone: heard3, speaker } });
  }
  async #listenAside() {
    if (this.#watching === void 0) return 0;
    this.#ear ??= Ear.open(this.#choice()).catch(() => null);
    return (await this.#ear)?.level() ?? 0;
  }
  #deafen() {
    void this.#ear?.then((ear) => ear?.close());
    this.#ear = void 0;
  }
};

// softphone/src/fragment.ts
var OF_ICE = /^a=(?:ice-ufrag|ice-pwd|ice-options|candidate|end-of-candidates)/;
function fragmentOf(offer) {
  const wanted = linesOf(offer).filter((line) => /^(?:m=|a=mid:|a=ice-(?:ufrag|pwd|options))/.test(line));
  return `${wanted.join("\r\n")}\r
`;
}
function restarted(answer, fragment) {
  const fresh = linesOf(fragment).filter((line) => OF_ICE.test(line));
  return `${[...linesOf(answer).filter((line) => !OF_ICE.test(line)), ...fresh].join("\r\n")}\r
`;
}
function linesOf(text) {
  return text.split(/\r?\n/).filter(Boolean);
}

// softphone/src/line.ts
var NoWay = class extends Error {
  name = "NoWay";
};
function lineAfter(error) {
  if (error instanceof NoMicrophone) return failed(error.trouble);
  if (error instanceof NoWay) return failed("noWay");
  if (error instanceof Unreachable) return failed("centerUnreachable", true);
  if (!(error instanceof Refused)) return { ...failed("unknown"), text: String(error) };
  if (error.code === "AUDIO_HELD") return { kind: "held", holder: error.holder, taken: false };
  const { message: text, remedy } = error;
  return { ...failed("refused", error.passes || error.code === "NO_PORT"), text, remedy };
}
function failed(trouble, passes = false) {
  return { kind: "failed", trouble, text: "", remedy: "", passes };
}

// softphone/src/leg.ts
var CODECS = ["audio/pcmu", "audio/pcma", "audio/telephone-event"];
var PATIENCE4 = 15e3;
var HICCUP = 1500;
var AGAIN = [500, 1e3, 2e3, 4e3];
var WORTH_IT = 9e4;
var Leg = class {
  line = { kind: "off" };
  attachment = "";
  speaker = new Speaker();
  #audio;
  #changed;
  #gone;
  #connection;
  #source;
  /** Which try to attach this is: whoever comes back from an earlier one stops. */
  #attempt = 0;
  /** `changed`: the line is another now. `gone`: the center knows this attachment no more, so attach anew. */
  constructor(audio, changed2, gone) {
    this.#audio = audio;
    this.#changed = changed2;
    this.#gone = gone;
  }
  /** Whether the machine's microphone is open for it. */
  get listens() {
    return this.#source?.hears ?? false;
  }
  /** Attach this browser, unless somebody else has the audio and it is not to be taken over. */
  async attach(wanted, take) {
    this.#drop();
    const attempt = this.#attempt;
    this.#become({ kind: "attaching" });
    try {
      const source = await sourceFor(wanted);
      if (attempt !== this.#attempt) return source.close();
      this.#source = source;
      await this.#connect(source.track, take);
      await this.speaker.use(wanted.choice.speaker.id, wanted.choice.speakerVolume);
    } catch (error) {
      if (attempt === this.#attempt) this.lose(lineAfter(error));
    }
  }
  /**
   * Use other devices, or other levels, in the midst of a call too. What is open already and as it should be stays.
   * Throws `NoMicrophone` where another one is wanted and cannot be had. Then one that was open goes on, and where
   * none was nothing is sent at all: the center offers no calls to who cannot be heard.
   */
  async use(wanted) {
    await this.speaker.use(wanted.choice.speaker.id, wanted.choice.speakerVolume);
    const [attempt, sender] = [this.#attempt, this.#connection?.getSenders()[0]];
    if (!sender || this.#source?.serves(wanted)) return;
    const next = await sourceFor(wanted).catch(async (error) => {
      if (!this.listens) await this.#send(sender, void 0);
      throw error;
    });
    if (attempt === this.#attempt) await this.#send(sender, next);
    else next.close();
  }
  /** Give the audio back, and close the microphone. */
  async detach() {
    const { attachment } = this;
    this.lose({ kind: "off" });
    if (attachment) await this.#audio.detach(attachment).catch(() => void 0);
  }
  /** The audio is somebody else's now, or gone: nothing is said to the center any more. */
  lose(line) {
    this.#drop();
    this.#become(line);
  }
  /** Find a way on another network; several who ask get the same try. */
  mend = once(() => this.#restart());
  async stats() {
    const reports = await this.#connection?.getStats();
    return reports ? statsOf(reports.values()) : NO_STATS;
  }
  async #connect(track, take) {
    const attempt = this.#attempt;
    const { iceServers } = await this.#audio.holder();
    if (attempt !== this.#attempt) return;
    const connection = new RTCPeerConnection({
      bundlePolicy: "max-bundle",
      iceServers: iceServers.map((one) => ({ ...one, urls: [...one.urls] }))
    });
    this.#connection = connection;
    const transceiver = connection.addTransceiver(track, { direction: "sendrecv" });
    transceiver.setCodecPreferences(codecs());
    connection.addEventListener("track", ({ track: heard3 }) => void this.#hear(heard3));
    connection.addEventListener("connectionstatechange", () => this.#follow(connection));
    const offer = await connection.createOffer();
    await connection.setLocalDescription(offer);
    const { attachment, answer } = await this.#audio.attach(offer.sdp ?? "", take);
    if (attempt !== this.#attempt) return this.#audio.detach(attachment);
    this.attachment = attachment;
    await connection.setRemoteDescription({ type: "answer", sdp: answer });
    await connected(connection);
  }
  /** A live track cannot be set otherwise (`applyConstraints` does nothing to it): another one takes its place. */
  async #send(sender, next) {
    await sender.replaceTrack(next?.track ?? null);
    this.#source?.close();
    this.#source = next;
  }
  async #hear(track) {
    await this.speaker.hear(new MediaStream([track]));
    if (this.speaker.blocked) this.#changed();
  }
  #follow(connection) {
    if (connection !== this.#connection) return;
    const state = connection.connectionState;
    if (state === "connected") this.#become({ kind: "up" });
    if (state === "failed") void this.mend();
    if (state === "disconnected") {
      setTimeout(() => {
        if (connection === this.#connection && connection.connectionState === "disconnected")
          void this.mend();
      }, HICCUP);
    }
  }
  async #restart() {
    const connection = this.#connection;
    if (!connection || this.line.kind === "attaching") return;
    this.#become({ kind: "lost" });
    const until = Date.now() + WORTH_IT;
    for (let tries = 0; connection === this.#connection && Date.now() < until; tries += 1) {
      const problem = await this.#restartOnce(connection).then(
        () => void 0,
        (error) => error
      );
      if (problem === void 0) return this.#follow(connection);
      if (problem instanceof Refused && !problem.passes) return this.#gone();
      await new Promise((resolve) => setTimeout(resolve, AGAIN[Math.min(tries, AGAIN.length - 1)]));
    }
    if (connection === this.#connection) this.lose(lineAfter(new Unreachable("The center does not answer.")));
  }
  async #restartOnce(connection) {
    const before2 = connection.currentRemoteDescription?.sdp ?? "";
    const offer = await connection.createOffer({ iceRestart: true });
    await connection.setLocalDescription(offer);
    try {
      const fragment = await this.#audio.restart(this.attachment, fragmentOf(offer.sdp ?? ""));
      await connection.setRemoteDescription({ type: "answer", sdp: restarted(before2, fragment) });
    } catch (error) {
      await connection.setLocalDescription({ type: "rollback" }).catch(() => void 0);
      throw error;
    }
  }
  /** Whatever was begun is of no use any more. */
  #drop() {
    this.#attempt += 1;
    this.#connection?.close();
    this.#connection = void 0;
    this.#source?.close();
    this.#source = void 0;
    this.speaker.silence();
    this.attachment = "";
  }
  #become(line) {
    this.line = line;
    this.#changed();
  }
};
function connected(connection) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new NoWay()), PATIENCE4);
    const look = () => {
      if (connection.connectionState === "connecting" || connection.connectionState === "new") return;
      clearTimeout(late);
      if (connection.connectionState === "connected") resolve();
      else reject(new NoWay());
    };
    connection.addEventListener("connectionstatechange", look);
    look();
  });
}
function codecs() {
  const known = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  return CODECS.flatMap(
    (name) => known.filter((one) => one.mimeType.toLowerCase() === name && one.clockRate === 8e3)
  );
}

// softphone/src/questions.ts
var AGAIN2 = 1e3;
async function answerQuestions(audio, attachment, signal, knows) {
  while (!signal.aborted) {
    try {
      for await (const one of audio.questions(attachment, signal)) {
        if (signal.aborted) return;
        if (one.kind === "detached") return knows.detached(one.detached);
        await reply(audio, attachment, one.question, knows);
      }
    } catch (error) {
      if (error instanceof Refused && !error.passes) return;
    }
    await pause(AGAIN2, signal);
  }
}
async function reply(audio, attachment, { id = "", change }, knows) {
  const said = await knows.answer(change).then(
    (state) => ({ state }),
    (error) => ({ problem: error instanceof Error ? error.message : String(error) })
  );
  await audio.reply(attachment, id, said);
}

// softphone/src/ringer.ts
var Ringer = class {
  #speaker = new Speaker();
  #sounds = /* @__PURE__ */ new Map();
  #rings = false;
  /** Ring as chosen, or cease. What is rung already goes on with another choice. */
  async ring(on, choice) {
    this.#rings = on;
    if (!on) return this.#speaker.silence();
    await this.#speaker.use(choice.ringer.id, choice.ringVolume);
    if (this.#rings) await this.#speaker.repeat(this.#sound(choice.ringSound));
  }
  get blocked() {
    return this.#speaker.blocked;
  }
  async unblock() {
    if (this.#rings) await this.#speaker.unblock();
  }
  /** Use another choice from now on. */
  async use(choice) {
    if (this.#rings) await this.ring(true, choice);
  }
  #sound(ring) {
    const known = this.#sounds.get(ring) ?? addressOf(ring);
    this.#sounds.set(ring, known);
    return known;
  }
};

// softphone/src/state.ts
var SILENT = {
  line: { kind: "off" },
  attachment: "",
  choice: FIRST,
  devices: NO_DEVICES,
  missing: [],
  microphoneOpen: false,
  microphoneTrouble: null,
  blocked: false,
  levels: null,
  quality: null,
  headset: { possible: false, name: "" },
  echo: null
};

// softphone/src/softphone.ts
var AGAIN3 = [500, 1e3, 2e3, 4e3, 8e3, 0];
var PATIENCE5 = 1e3;
var Softphone = class {
  #audio;
  #keep;
  #changed;
  #leg;
  #ringer = new Ringer();
  #headset;
  #gauges;
  #recalled;
  #state = SILENT;
  #closed = new AbortController();
  /** Ends what is done for one attachment. */
  #attached = new AbortController();
  /** Whether a failure of the line is followed by another try. */
  #trying = false;
  /** Whether the microphone is to be released. */
  #idle = false;
  /** What is changed is changed one after the other. */
  #settling = Promise.resolve();
  #pressed = () => {
  };
  /** The browser was asked for its devices, and has not told them yet. */
  #overdue = false;
  /** Why the last change could not be made. */
  #problem = null;
  constructor(seat, keep, changed2) {
    this.#audio = new SeatAudio(seat);
    this.#keep = keep;
    this.#changed = changed2;
    this.#leg = new Leg(
      this.#audio,
      () => this.#follow(),
      () => void this.attach()
    );
    this.#gauges = new Gauges(
      this.#leg,
      () => this.#present(),
      (shows) => this.#show(shows)
    );
    const headset = () => this.#become({ headset: this.#headset.state });
    this.#headset = new Headset(keep, headset, (press2) => this.#pressed(press2));
    this.#recalled = recall(keep).then((choice) => this.#become({ choice, headset: this.#headset.state }));
    void this.#headset.find();
    const signal = this.#closed.signal;
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.look(), { signal });
    globalThis.addEventListener("online", () => void this.mend(), { signal });
  }
  get state() {
    return this.#state;
  }
  // -- coming and going
  /** Make this browser the agent's phone, by `take` also where another program has the audio. */
  async attach(take = false) {
    this.#end();
    const attached = new AbortController();
    this.#attached = attached;
    this.#trying = true;
    await this.#recalled;
    await this.#lookOnce();
    for (const wait of AGAIN3) {
      if (!attached.signal.aborted) await this.#leg.attach(this.#wanted(), take);
      if (this.#leg.line.kind !== "failed" || !this.#leg.line.passes) break;
      await pause(wait, attached.signal);
    }
    if (attached.signal.aborted) return;
    this.#trying = false;
    this.#follow();
    if (this.#leg.attachment) this.#listen(this.#leg.attachment, attached.signal);
    await this.look();
  }
  /** Go on where a page before this one has ended, with the audio that it left. */
  async resume(attachment) {
    await this.#audio.detach(attachment).catch(() => void 0);
    await this.attach();
  }
  /** Give the audio back. It is said to the center even while the page goes away. */
  async detach() {
    this.#end();
    await this.#leg.detach();
  }
  /** The session is over: let go of everything, and say nothing to the center. */
  close() {
    this.#closed.abort();
    this.#headset.close();
    this.#end();
    this.#leg.lose({ kind: "off" });
    this.watch(false);
    void this.ring(false);
  }
  /** The network may be another one: look for a way on it. */
  async mend() {
    await this.#leg.mend();
  }
  // -- devices
  async choose(change) {
    await this.#recalled;
    await this.#use({ ...this.#state.choice, ...change });
    const { microphoneLevel, speakerVolume } = change;
    await this.#tell({
      ...microphoneLevel === void 0 ? {} : { microphoneLevel },
      ...speakerVolume === void 0 ? {} : { speakerVolume }
    });
  }
  /** See which devices there are by now, and use those that are wanted. */
  async look() {
    await this.#lookOnce();
    await this.#settle();
  }
  /** Release the microphone, or open it again: while an agent is not ready, and nobody speaks with them. */
  async idle(on) {
    this.#idle = on;
    await this.#settle();
  }
  /** Be heard, in the midst of a click: some browsers want one first. */
  async unblock() {
    await Promise.all([this.#leg.speaker.unblock(), this.#ringer.unblock()]);
    this.#follow();
  }
  /** Show levels, for as long as somebody looks at them. */
  watch(on) {
    this.#gauges.watch(on);
  }
  /** Let agents hear themselves: three seconds, recorded and played. */
  async testEcho() {
    await this.#recalled;
    const { echo } = this.#state;
    if (echo?.phase === "recording" || echo?.phase === "playing") return;
    await echoTest(this.#present(), (test) => this.#become({ echo: test }));
  }
  /** Look closely at the microphone, the speaker, and the way to the center; it takes about three seconds. */
  async examine() {
    await this.#recalled;
    await this.#lookOnce();
    const holder = await this.#audio.holder().catch(() => null);
    return await examine(this.#present(), this.#leg, this.#state.blocked, holder?.iceServers ?? []);
  }
  // -- what goes on at the desk, to be heard and to be seen at a headset
  /** Ring, or cease to. */
  async ring(on) {
    this.#headset.show({ ringing: on });
    await this.#ringer.ring(on, this.#present());
    this.#follow();
  }
  /** Somebody is spoken with, or no more. */
  talk(on) {
    this.#headset.show({ talking: on });
  }
  /** The agent is muted, which the center does. */
  mute(on) {
    this.#headset.show({ muted: on });
  }
  /** Say what is to be done when a button of the headset is pressed. */
  onHeadset(pressed) {
    this.#pressed = pressed;
  }
  /** Use the buttons of a headset, in the midst of a click: the browser asks which. */
  async pickHeadset() {
    await pickHeadset(this.#keep).catch(() => false);
    await this.#headset.find();
  }
  // -- within
  /** Firefox tells devices to a page in the background once somebody looks at it: nobody waits for that. */
  async #lookOnce() {
    if (this.#overdue) return;
    const told = devices().then(
      (found2) => this.#become({ devices: found2, missing: missing(this.#state.choice, found2) })
    );
    const late = pause(PATIENCE5, this.#closed.signal).then(() => true);
    if (!await Promise.race([told, late])) return;
    this.#overdue = true;
    void told.then(() => {
      this.#overdue = false;
      return this.#settle();
    });
  }
  #end() {
    this.#attached.abort();
    this.#trying = false;
  }
  /** The line is another one now. */
  #follow() {
    const { line, attachment, listens, speaker } = this.#leg;
    const again = this.#trying && line.kind === "failed" && line.passes;
    const shown = again ? { kind: "attaching" } : line;
    this.#become({
      line: shown,
      attachment,
      microphoneOpen: listens,
      blocked: speaker.blocked || this.#ringer.blocked
    });
    this.#gauges.measure(line.kind === "up");
  }
  /** Answer the center, for as long as this attachment is there. */
  #listen(attachment, signal) {
    void answerQuestions(this.#audio, attachment, signal, {
      answer: (change) => this.#answer(change),
      detached: (why) => this.#detached(why)
    });
  }
  async #answer(change) {
    await this.look();
    if (change) await this.#use(changedBy(change, this.#state.choice, this.#state.devices));
    if (change && this.#problem) throw this.#problem;
    return answerOf(this.#state.choice, this.#state.devices);
  }
  #detached({ cause, holder = "" }) {
    if (cause === DetachCause.SILENT || cause === DetachCause.FAILED) return void this.attach();
    this.#end();
    this.#leg.lose(cause === DetachCause.TAKEN ? { kind: "held", holder, taken: true } : { kind: "off" });
  }
  async #use(choice) {
    this.#become({ choice, missing: missing(choice, this.#state.devices) });
    await remember(choice, this.#keep);
    await this.#settle();
  }
  /** Make everything as it is wanted by now. */
  #settle() {
    this.#settling = this.#settling.then(() => this.#settleOnce());
    return this.#settling;
  }
  async #settleOnce() {
    await this.#ringer.use(this.#present());
    this.#problem = await this.#leg.use(this.#wanted()).then(
      () => null,
      (error) => error instanceof Error ? error : new Error(String(error))
    );
    const { microphoneTrouble: before2 } = this.#state;
    const trouble = this.#problem instanceof NoMicrophone ? this.#problem.trouble : null;
    this.#become({ microphoneTrouble: trouble, microphoneOpen: this.#leg.listens });
    if (this.#problem && trouble && before2 === null) await this.#tell({ problem: this.#problem.message });
  }
  /** Tell the center what somebody may want to know. */
  async #tell(news) {
    const { attachment } = this.#leg;
    if (attachment && Object.keys(news).length)
      await this.#audio.tell(attachment, news).catch(() => void 0);
  }
  /** The choice, with the devices that are there. */
  #present() {
    return present(this.#state.choice, this.#state.devices);
  }
  #wanted() {
    return { choice: this.#present(), asleep: this.#idle };
  }
  /** What the gauges show; a microphone that was taken away in silence is noticed by then. */
  #show(shows) {
    this.#become(shows);
    if (this.#leg.listens !== this.#state.microphoneOpen) void this.#settle();
  }
  #become(change) {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }
};

// phone/src/desk.ts
var NOBODY = {
  phase: "out",
  since: 0,
  ready: false,
  reason: "0",
  station: { type: "", number: "" },
  call: null,
  connectedAt: 0,
  wrapUpEnds: 0,
  problem: "",
  entries: [],
  ahead: null
};
var ENTRIES = 100;
function after(desk, event, now) {
  const told = Date.parse(event.timestamp);
  const ahead = Math.min(desk.ahead ?? Number.POSITIVE_INFINITY, now - told);
  const at = told + ahead;
  const heard3 = { ...desk, ahead, entries: entriesWith(desk.entries, event, at) };
  return changed(heard3, event, at);
}
function asOf(desk, status, now) {
  const next = withStatus(desk, status, now);
  return next.phase === "connecting" ? moved(next, "wrapUp", now) : next;
}
function changed(desk, event, at) {
  switch (event.event) {
    case "updateStatus":
      return withStatus(desk, event.status ?? {}, at);
    case "readyStateChanged":
      return { ...desk, ready: event.id !== "0", reason: event.reasonCodeId ?? "0" };
    case "loginProcessFinished":
      return event.successfull ? { ...desk, station: { type: event.stationType ?? "", number: event.stationNumber ?? "" } } : { ...desk, problem: event.message ?? "The login failed." };
    case "logoutProcessFinished":
      return moved({ ...desk, call: null, ready: false }, "out", at);
    case "incomingCall":
    case "incomingCallInfo":
    case "callUpdated":
      return { ...desk, call: callOf(event.callinfo, desk.call) };
    case "callStarted":
      return moved({ ...desk, connectedAt: desk.connectedAt || at }, "talking", at);
    case "callOnHold":
      return moved(desk, "held", at);
    case "callOffHold":
      return moved(desk, "talking", at);
    case "callEnded":
      return moved({ ...desk, wrapUpEnds: 0 }, "wrapUp", at);
    case "callWrapupTimerStarted":
      return { ...desk, wrapUpEnds: at + Number(event.timeout ?? 0) };
    case "callCRMRecordChanged":
      return desk.call ? { ...desk, call: { ...desk.call, name: nameOf(event.record) } } : desk;
    case "makeCallFailed":
      return { ...desk, problem: event.cause ?? "The call could not be made." };
    case "callError":
      return { ...desk, problem: event.cause ?? "" };
    case "restartStationFailed":
      return { ...desk, problem: `The station cannot be reached: ${event.cause ?? ""}` };
    default:
      return desk;
  }
}
function withStatus(desk, status, at) {
  const call = status.currentCall ? callOf(status.currentCall, desk.call) : null;
  const next = {
    ...desk,
    ready: status.ready ?? false,
    call,
    ...call ? {} : { connectedAt: 0, wrapUpEnds: 0 }
  };
  return moved(next, phaseOf(status, desk), at);
}
function phaseOf(status, desk) {
  if (!status.loggedIn) return "out";
  if (status.currentCall && !status.onCall) return "offered";
  if (status.onCall && status.callConnected) return desk.phase === "held" ? "held" : "talking";
  if (status.onCall) {
    const before2 = status.currentCall?.callSessionId !== desk.call?.id;
    return before2 || desk.phase === "offered" || desk.phase === "connecting" ? "connecting" : "wrapUp";
  }
  return status.ready ? "ready" : "notReady";
}
function moved(desk, phase, at) {
  return phase === desk.phase ? desk : { ...desk, phase, since: at };
}
function callOf(info, known) {
  if (!info) return known;
  const id = info.callSessionId ?? "";
  return {
    id,
    number: info.number ?? "",
    name: known?.id === id ? known.name : "",
    campaignId: info.campaignId ?? "0",
    outgoing: info.agentInitiated ?? false
  };
}
function nameOf(record2) {
  const fields = new Map((record2?.attributes ?? []).map((one) => [one.key, one.value ?? ""]));
  return [fields.get("first_name"), fields.get("last_name")].filter(Boolean).join(" ");
}
function entriesWith(entries, event, at) {
  if (event.event === "operationsAllowedChanged") return entries;
  return [{ at, what: event.event, about: aboutOf(event) }, ...entries].slice(0, ENTRIES);
}
function aboutOf(event) {
  if ("callinfo" in event) return event.callinfo?.number ?? "";
  if ("number" in event) return event.number ?? "";
  if ("cause" in event) return event.cause ?? "";
  if ("message" in event) return event.message ?? "";
  return "";
}

// phone/src/page.ts
function element(id, kind) {
  const found2 = document.getElementById(id);
  if (!(found2 instanceof kind)) throw new Error(`the page has no ${kind.name} "${id}"`);
  return found2;
}
var button = (id) => element(id, HTMLButtonElement);
var input = (id) => element(id, HTMLInputElement);
var select = (id) => element(id, HTMLSelectElement);
var block = (id) => element(id, HTMLElement);
function write(id, text) {
  const target = block(id);
  if (target.textContent !== text) target.textContent = text;
}
function show(id, visible) {
  block(id).hidden = !visible;
}
function press(id, pressed) {
  button(id).setAttribute("aria-pressed", String(pressed));
}
function fill(id, options, chosen2) {
  const list = select(id);
  const wanted = options.map((one) => `${one.id} ${one.name}`).join("\n");
  if (list.dataset.options !== wanted) {
    list.dataset.options = wanted;
    const kept2 = list.value;
    list.replaceChildren(...options.map((one) => new Option(one.name, one.id)));
    if (options.some((one) => one.id === kept2)) list.value = kept2;
  }
  if (chosen2 !== void 0 && options.some((one) => one.id === chosen2)) list.value = chosen2;
}

// phone/src/words.ts
var PHASES = {
  out: "Logged out",
  notReady: "Not ready",
  ready: "Ready",
  offered: "Ringing",
  connecting: "Connecting",
  talking: "Talking",
  held: "On hold",
  wrapUp: "Wrap-up"
};
var STATIONS = {
  SOFTPHONE: "this browser",
  VoIP: "desk phone",
  PSTN: "outside number"
};
var LINES = {
  off: "This browser is not your phone.",
  attaching: "Connecting the audio …",
  up: "The line is up.",
  lost: "The audio is lost; looking for another way …"
};
var QUALITIES = {
  good: "The line is good.",
  fair: "The line is fair.",
  bad: "The line is bad."
};
var TROUBLES2 = {
  pageInsecure: {
    text: "The browser gives no microphone to a page that came over plain http.",
    remedy: "Open it by https, or at localhost."
  },
  microphoneDenied: {
    text: "The browser does not let this page use the microphone.",
    remedy: "Allow it beside the address, then try again."
  },
  microphoneDeniedBySystem: {
    text: "This machine lets no browser use the microphone.",
    remedy: "Allow it in the privacy settings of the machine, then try again."
  },
  microphoneMissing: { text: "This machine has no microphone.", remedy: "Plug one in, then try again." },
  microphoneBusy: {
    text: "The microphone does not open.",
    remedy: "Close other programs that use it, then try again."
  },
  microphoneFailed: {
    text: "The microphone cannot be opened.",
    remedy: "Choose another one, then try again."
  },
  noWay: {
    text: "The audio finds no way to the center.",
    remedy: "Ask whoever looks after the network, or try another one."
  },
  centerUnreachable: { text: "The center does not answer.", remedy: "Try again in a moment." },
  refused: { text: "The center does not let this browser in.", remedy: "Log in again." },
  unknown: { text: "The audio could not be connected.", remedy: "Try again in a moment." }
};
function missingOf({ missing: missing2, choice }) {
  const names = new Set(missing2.map((use) => choice[use].name));
  if (names.size === 0) return "";
  return `${[...names].join(", ")} ${names.size > 1 ? "are" : "is"} not plugged in. The machine's own is used meanwhile.`;
}
function echoOf({ echo }) {
  if (echo === null) return "";
  if (echo.phase === "recording") return "Say something …";
  if (echo.phase === "playing") return "This is you.";
  if (echo.phase === "failed") return TROUBLES2[echo.trouble].text;
  return echo.peak !== null && echo.peak < 0.01 ? "The microphone heard nothing." : "That was you.";
}
function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1e3));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [minutes, rest] = parts.map((part) => String(part).padStart(2, "0"));
  return hours ? `${hours}:${minutes}:${rest}` : `${Number(minutes)}:${rest}`;
}
function stationOf(desk) {
  const { type, number } = desk.station;
  const word = STATIONS[type] ?? type;
  return type === "SOFTPHONE" ? "softphone" : [word, number].filter(Boolean).join(" ");
}
function readable(name) {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").replace(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

// phone/src/phone.ts
var KNOWN = 5e3;
var KEEP = {
  get: (key) => localStorage.getItem(`cordboard.phone.${key}`),
  set: (key, value) => localStorage.setItem(`cordboard.phone.${key}`, value)
};
var Phone = class {
  desk = NOBODY;
  notice = null;
  /** The stream of events is broken, and comes again by itself. */
  away = false;
  campaigns = [];
  reasons = [];
  dispositions = [];
  /** What may be asked now, where the center says so. */
  allowed = null;
  muted = false;
  softphone;
  #line = SILENT.line;
  #seat;
  #after = "";
  #leaving = new AbortController();
  #keys = Promise.resolve();
  #whenKnown = () => {
  };
  #changed;
  constructor(changed2) {
    this.#changed = changed2;
  }
  /** The full name of whoever is logged in here, empty where nobody is. */
  get user() {
    return this.#seat?.session.user ?? "";
  }
  get audio() {
    return this.softphone?.state ?? SILENT;
  }
  // -- coming and going
  /** Throws where it is refused; whoever asked still has the password then. */
  async logIn(wanted, force = false) {
    if (!isOf(this.user, wanted.user)) this.#close();
    const status = await this.#admit(wanted);
    if (wanted.type === "SOFTPHONE") {
      const known = this.#softphoneKnown();
      await this.softphone?.attach();
      if (this.audio.line.kind === "up") await Promise.race([known, pause(KNOWN)]);
    }
    if (status?.loggedIn || this.audio.line.kind === "failed") return;
    const login = {
      userName: wanted.user,
      password: wanted.password,
      stationId: wanted.type === "SOFTPHONE" ? "" : wanted.station,
      stationType: wanted.type
    };
    if (force) await this.#call("loginAsync2", { ...login, force });
    else await this.#call("login", login);
  }
  /** The seat is open, and this is how it is; a session that has ended meanwhile is replaced. */
  async #admit(wanted) {
    if (this.#seat) {
      try {
        return await this.#call("getStatus");
      } catch (error) {
        if (!hasEnded(error)) throw error;
        this.say(null);
      }
    }
    await this.#open(await Session.logIn(location.origin, wanted.user, wanted.password));
    return await this.#call("getStatus");
  }
  /** Go on where the page that was here before has ended. */
  async resume(kept2) {
    this.desk = kept2.desk;
    await this.#open(Session.resume(location.origin, kept2.session), kept2.after);
    if (kept2.attachment) await this.softphone?.resume(kept2.attachment);
  }
  /** Leave everything to the next page. Nothing may be asked here afterwards. */
  leave() {
    if (!this.#seat) return null;
    this.#leaving.abort();
    const { attachment } = this.audio;
    void this.softphone?.detach();
    return { session: this.#seat.session.handOver(), desk: this.desk, after: this.#after, attachment };
  }
  async logOut(reasonId = "0") {
    if (this.desk.phase !== "out") await this.#call("logout", { reasonId });
    await this.softphone?.detach();
    const session = this.#seat?.session;
    this.#close();
    await session?.end().catch(() => void 0);
    this.#changed();
  }
  // -- work
  /** One operation. What the center refuses becomes a notice. */
  async ask(name, request) {
    try {
      await this.#call(name, request);
    } catch (error) {
      if (!hasEnded(error)) this.say(noticeOf(error));
    }
  }
  async mute(mute) {
    await this.#try(async () => {
      await this.#call("setMute", { mute });
      this.muted = mute;
    });
  }
  /** Keys go one after the other, however quickly they are pressed. */
  press(digit) {
    this.#keys = this.#keys.then(() => this.ask("sendDTMF", { digit }));
  }
  /** Whether the center would refuse this now, as far as it says. */
  refuses(operation, variant) {
    if (this.allowed === null) return false;
    return !this.allowed.some(
      (one) => one.operation === operation && (variant === void 0 || (one.variant ?? variant) === variant)
    );
  }
  say(notice) {
    this.notice = notice;
    this.#changed();
  }
  // -- audio
  /** Wait until the center has heard this softphone: before, it would let nobody log in with it. */
  #softphoneKnown() {
    return new Promise((resolve) => {
      this.#whenKnown = resolve;
    });
  }
  /** The audio is another one now; what the agent may want to do about it is said. */
  #audioChanged() {
    const { line } = this.audio;
    if (line !== this.#line && line.kind === "failed") {
      const words = line.text ? line : TROUBLES2[line.trouble];
      this.say({ ...words, act: { word: "Try again", does: () => void this.softphone?.attach() } });
    }
    if (line !== this.#line && line.kind === "held") this.say(this.#heldBy(line.holder, line.taken));
    this.#line = line;
    this.#changed();
  }
  #heldBy(holder, taken) {
    const who = holder || "another program";
    return {
      text: taken ? `${capital(who)} has taken the audio over.` : `The audio is held by ${who}.`,
      remedy: "Take it over to speak here; it ends there then.",
      act: { word: "Take it over", does: () => void this.softphone?.attach(true) }
    };
  }
  // -- what happens
  async #open(session, after2 = "") {
    this.#leaving = new AbortController();
    this.#seat = new Seat(session);
    this.softphone = new Softphone(this.#seat, KEEP, () => this.#audioChanged());
    const told = this.#seat.events({
      by: "socket",
      signal: this.#leaving.signal,
      ...after2 ? { after: after2 } : {}
    });
    const follow = this.#follow(told);
    if (after2) this.#after = after2;
    else await Promise.race([follow.first, follow.over]);
    await this.#learn(!after2);
  }
  /** Hear what the stream tells; `first` is when it has begun, `over` when it has ended. */
  #follow(told) {
    let begun = () => {
    };
    const first = new Promise((resolve) => {
      begun = resolve;
    });
    const listen2 = async () => {
      for await (const one of told) {
        begun();
        await this.#hear(one);
      }
    };
    const over2 = listen2().catch((error) => this.#over(error));
    return { first, over: over2 };
  }
  async #hear(told) {
    this.away = told.kind === "lost";
    if (told.kind !== "lost") this.#after = told.id;
    if (told.kind === "gap") await this.#learn(true);
    if (told.kind === "event") {
      const before2 = this.desk;
      this.desk = after(before2, told.event, Date.now());
      if (told.event.event === "operationsAllowedChanged") this.allowed = told.event.operations;
      if (told.event.event === "setSoftphoneStatus" && told.event.status === SoftphoneStatus.CONNECTED)
        this.#whenKnown();
      if (this.desk.problem) {
        this.say({ text: this.desk.problem, remedy: "" });
        this.desk = { ...this.desk, problem: "" };
      }
      this.#moved(before2);
    }
    this.#changed();
  }
  #moved(before2) {
    if (this.desk.call?.id !== before2.call?.id) this.muted = false;
    if (before2.phase === "out" && this.desk.phase !== "out") void this.#learn(false);
    if (this.desk.phase === "wrapUp" && before2.phase !== "wrapUp") void this.#learnDispositions();
  }
  /** Ask for what is so by now. Events change it from then on. */
  async #learn(all) {
    await this.#try(async () => {
      const status = await this.#call("getStatus") ?? {};
      if (all) this.desk = asOf(this.desk, status, Date.now());
      if (!status.loggedIn) return;
      const [details, campaigns, reasons] = await Promise.all([
        this.#call("getUserDetails"),
        this.#call("getAvailableCampaigns"),
        this.#call("getNotReadyReasonCodes")
      ]);
      this.campaigns = campaigns;
      this.reasons = reasons;
      const station = { type: details?.stationType ?? "", number: details?.station ?? "" };
      this.desk = { ...this.desk, station };
      this.allowed = await this.#call("getOperationsAllowed").catch(() => null);
      const dials = this.allowed !== null && !this.refuses("disconnectCall");
      if (all && dials && this.desk.phase === "wrapUp") this.desk = { ...this.desk, phase: "connecting" };
      if (this.desk.phase === "wrapUp") await this.#learnDispositions();
    });
    this.#changed();
  }
  async #learnDispositions() {
    await this.#try(async () => {
      const campaignId = this.desk.call?.campaignId ?? "0";
      this.dispositions = await this.#call("getCampaignDispositions", { campaignId });
    });
    this.#changed();
  }
  /** The stream is of no use any more: the session has ended. */
  #over(error) {
    if (!this.#seat) return;
    this.#close();
    this.say({
      text: "This page has been logged out.",
      remedy: `${noticeOf(error).text} Log in again to go on.`
    });
  }
  #close() {
    this.#leaving.abort();
    this.#seat = void 0;
    this.softphone?.close();
    this.softphone = void 0;
    this.desk = NOBODY;
    this.away = false;
    this.allowed = null;
  }
  #call(name, request) {
    if (!this.#seat) return Promise.reject(new Unreachable("Nobody is logged in."));
    return this.#seat.call(name, request, { signal: this.#leaving.signal }).catch((error) => {
      if (hasEnded(error)) this.#over(error);
      throw error;
    });
  }
  async #try(work) {
    try {
      await work();
    } catch (error) {
      if (!this.#leaving.signal.aborted && !hasEnded(error)) this.say(noticeOf(error));
    }
  }
};
function hasEnded(error) {
  return error instanceof Refused && error.code.startsWith("TOKEN_");
}
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
function isOf(user, typed) {
  const name = typed.trim().toLowerCase();
  return user === name || user.split("@")[0] === name;
}
function noticeOf(error) {
  if (error instanceof Refused && error.code === "UNAUTHORIZED") {
    return { text: "The user name or the password is wrong.", remedy: "" };
  }
  if (error instanceof Refused) return { text: error.message, remedy: error.remedy };
  if (error instanceof Unreachable)
    return { text: "The center does not answer.", remedy: "Try again in a moment." };
  return { text: "Something went wrong on this page.", remedy: String(error) };
}

// phone/src/view.ts
function paint(phone2) {
  const { desk } = phone2;
  const here = phone2.user !== "";
  const working = here && desk.phase !== "out";
  block("phone").dataset.phase = desk.phase;
  write("state-word", phone2.away ? "Connecting again" : here ? PHASES[desk.phase] : PHASES.out);
  write(
    "state-about",
    working ? `${phone2.user} · ${stationOf(desk)}` : here ? phone2.user : "Cordboard phone"
  );
  document.title = desk.phase === "offered" ? `Ringing: ${desk.call?.number ?? ""}` : `${PHASES[desk.phase]} · Phone`;
  show("login", !working);
  show("work", desk.phase === "ready" || desk.phase === "notReady");
  show("talk", desk.call !== null && desk.phase !== "wrapUp" && working);
  show("wrap-up", desk.phase === "wrapUp");
  show("audio", here);
  show("log", here);
  show("leave", here);
  paintNotice(phone2);
  paintWork(phone2);
  paintCall(phone2);
  paintWrapUp(phone2);
  paintAudio(phone2);
  paintLog(desk);
  write("server", location.host);
  keepFocus();
}
function tick(desk, now) {
  write("state-time", desk.phase === "out" ? "" : duration(now - desk.since));
  write("talk-time", desk.connectedAt ? duration(now - desk.connectedAt) : "");
  const left = desk.wrapUpEnds - now;
  write("wrap-up-about", desk.wrapUpEnds ? `Wrap-up ends by itself in ${duration(left)}.` : "");
}
function bar(id, level) {
  const filled = block(id).firstElementChild;
  if (filled instanceof HTMLElement)
    filled.style.transform = `scaleX(${Math.min(1, level ** 0.3).toFixed(2)})`;
}
function paintNotice({ notice }) {
  show("notice", notice !== null);
  write("notice-text", notice?.text ?? "");
  write("notice-remedy", notice?.remedy ?? "");
  show("notice-act", notice?.act !== void 0);
  write("notice-act", notice?.act?.word ?? "");
}
function paintWork(phone2) {
  const { desk } = phone2;
  button("ready").disabled = desk.ready || phone2.refuses("setReadyState");
  button("not-ready").disabled = !desk.ready || phone2.refuses("setNotReadyState");
  button("call").disabled = phone2.refuses("makeCall");
  const reasons = phone2.reasons.map((one) => ({ id: one.id ?? "", name: one.name ?? "" }));
  fill("reason", [{ id: "0", name: "No reason" }, ...reasons]);
  const campaigns = phone2.campaigns.map((one) => ({ id: one.id ?? "", name: one.name ?? "" }));
  fill("campaign", [{ id: "0", name: "No campaign" }, ...campaigns]);
}
function paintCall(phone2) {
  const { call, phase } = phone2.desk;
  const campaign = phone2.campaigns.find((one) => one.id === call?.campaignId)?.name;
  write("who", call?.name || call?.number || "Call");
  write("who-about", [call?.name ? call.number : "", campaign].filter(Boolean).join(" · "));
  const offered = phase === "offered";
  show("offer", offered);
  show("keys", !offered);
  if (offered) show("keypad", false);
  button("answer").disabled = phone2.refuses("softphonePickupPhone");
  button("decline").disabled = phone2.refuses("rejectCall");
  const talks = phase === "talking" || phase === "held";
  button("mute").disabled = !talks || phone2.refuses("setMute");
  button("hold").disabled = !talks || phone2.refuses("toggleHold", String(phase === "talking"));
  button("keypad-toggle").disabled = phase !== "talking" || phone2.refuses("sendDTMF");
  button("end").disabled = phone2.refuses("disconnectCall");
  press("mute", phone2.muted);
  press("hold", phase === "held");
}
function paintWrapUp({ dispositions, desk }) {
  const shown = block("dispositions");
  const wanted = dispositions.map((one) => `${one.id} ${one.name}`).join("\n");
  if (shown.dataset.options === wanted && shown.dataset.call === desk.call?.id) return;
  shown.dataset.options = wanted;
  shown.dataset.call = desk.call?.id ?? "";
  shown.replaceChildren(...dispositions.filter((one) => !isSystems(one.flags)).map(chip));
}
function isSystems(flags) {
  return (BigInt(flags) & DispositionFlag.SYSTEM) !== 0n;
}
function chip(one) {
  const choice = Object.assign(document.createElement("input"), {
    type: "radio",
    name: "disposition",
    value: one.id ?? "",
    required: true
  });
  const label = document.createElement("label");
  label.className = "chip";
  label.title = one.description ?? "";
  label.append(choice, one.name ?? "");
  return label;
}
function paintAudio({ audio }) {
  const { line, choice, devices: devices2, levels, quality } = audio;
  if (line.kind === "held") write("line", `The audio is held by ${line.holder || "another program"}.`);
  else if (line.kind === "failed") write("line", line.text || TROUBLES2[line.trouble].text);
  else if (line.kind === "up" && quality) write("line", QUALITIES[quality.word]);
  else write("line", LINES[line.kind]);
  show("attach", line.kind !== "up" && line.kind !== "attaching" && line.kind !== "lost");
  show("devices", line.kind !== "off");
  show("hear", audio.blocked);
  bar("microphone-meter", levels?.microphone ?? 0);
  bar("speaker-meter", levels?.speaker ?? 0);
  fill("microphone", devices2.inputs, choice.microphone.id);
  fill("speaker", devices2.outputs, choice.speaker.id);
  fill("ringer", devices2.outputs, choice.ringer.id);
  show("missing", audio.missing.length > 0);
  write("missing", missingOf(audio));
  button("hear-yourself").disabled = audio.echo?.phase === "recording" || audio.echo?.phase === "playing";
  write("hear-yourself-about", echoOf(audio));
  if (choice !== chosen) paintChoice(choice);
}
var chosen;
function paintChoice(choice) {
  chosen = choice;
  input("microphone-level").valueAsNumber = choice.microphoneLevel;
  input("speaker-volume").valueAsNumber = choice.speakerVolume;
  input("echo").checked = choice.echo;
  input("noise").checked = choice.noise;
  input("gain").checked = choice.gain;
}
var SHOWN = 25;
function paintLog({ entries }) {
  const list = block("entries");
  const newest = entries[0];
  const mark = newest ? `${newest.at} ${newest.what} ${entries.length}` : "";
  if (list.dataset.newest === mark) return;
  list.dataset.newest = mark;
  list.replaceChildren(
    ...entries.slice(0, SHOWN).map((one) => {
      const time = document.createElement("time");
      const at = new Date(one.at);
      time.dateTime = at.toISOString();
      time.textContent = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
      const text = document.createElement("span");
      text.textContent = [readable(one.what), one.about].filter(Boolean).join(" · ");
      const line = document.createElement("li");
      line.append(time, text);
      return line;
    })
  );
}
function keepFocus() {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body && !focused.checkVisibility()) {
    block("state").focus();
  }
}

// phone/src/main.ts
var PLACE3 = "cordboard.phone";
var IN_THE_WAY = /* @__PURE__ */ new Set(["DUPLICATE_LOGIN", "STATION_BUSY"]);
var before = NOBODY;
var phone = new Phone(() => {
  paint(phone);
  tick(phone.desk, Date.now());
  sound(phone.desk);
});
function sound(desk) {
  const { softphone } = phone;
  const was = before.phase;
  before = desk;
  if (desk.phase === was) return;
  if (desk.phase === "offered" || was === "offered") void softphone?.ring(desk.phase === "offered");
  if (desk.phase === "notReady" || was === "notReady") void softphone?.idle(desk.phase === "notReady");
}
function stationType() {
  const chosen2 = document.querySelector("[name=station-type]:checked")?.value;
  return chosen2 === "VoIP" || chosen2 === "PSTN" ? chosen2 : "SOFTPHONE";
}
async function logIn(force = false) {
  const password = input("password");
  const wanted = {
    user: input("user").value,
    password: password.value,
    type: stationType(),
    station: input("station").value
  };
  const go = button("log-in");
  go.disabled = true;
  phone.say(null);
  try {
    await phone.logIn(wanted, force);
    password.value = "";
  } catch (error) {
    const inTheWay = error instanceof Refused && IN_THE_WAY.has(error.code);
    const act = { word: "End it and log in here", does: () => void logIn(true) };
    phone.say({ ...noticeOf(error), ...inTheWay ? { act } : {} });
  } finally {
    go.disabled = false;
  }
}
function onSubmit(id, does) {
  element(id, HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    does();
  });
}
function onClick(id, does) {
  button(id).addEventListener("click", () => void does());
}
function onChoice(id, choice) {
  block(id).addEventListener("change", () => void phone.softphone?.choose(choice()));
}
function wire() {
  onSubmit("login", () => void logIn());
  for (const one of document.querySelectorAll("[name=station-type]")) {
    one.addEventListener("change", () => show("station-field", stationType() !== "SOFTPHONE"));
  }
  onClick("log-out", () => phone.logOut().catch((error) => phone.say(noticeOf(error))));
  onClick("notice-close", () => phone.say(null));
  onClick("notice-act", () => {
    const act = phone.notice?.act;
    phone.say(null);
    act?.does();
  });
  onClick("ready", () => phone.ask("setReadyState", { stateId: "1" }));
  onClick("not-ready", () => phone.ask("setNotReadyState", { reasonId: select("reason").value }));
  onSubmit("dial", () => {
    const request = { number: input("number").value, campaignId: select("campaign").value, checkDnc: true };
    void phone.ask("makeCall", request);
  });
  onClick("answer", () => phone.ask("softphonePickupPhone"));
  onClick("decline", () => phone.ask("rejectCall"));
  onClick("mute", () => phone.mute(!phone.muted));
  onClick("hold", () => phone.ask("toggleHold", { flag: phone.desk.phase === "talking" }));
  onClick("end", () => phone.ask("disconnectCall"));
  wireKeypad();
  onSubmit("wrap-up", () => void finish());
  wireAudio();
}
function wireKeypad() {
  onClick("keypad-toggle", () => {
    const open2 = block("keypad").hidden !== false;
    show("keypad", open2);
    button("keypad-toggle").setAttribute("aria-expanded", String(open2));
    write("pressed", "");
  });
  block("keypad").addEventListener("click", (event) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : void 0;
    if (key) pressKey(key);
  });
  block("keypad").addEventListener("keydown", (event) => {
    if (/^[0-9*#]$/.test(event.key)) pressKey(event.key);
  });
}
function pressKey(key) {
  phone.press(key);
  write("pressed", `${block("pressed").textContent ?? ""}${key}`.slice(-20));
}
function wireAudio() {
  onClick("attach", () => phone.softphone?.attach());
  onClick("hear", () => phone.softphone?.unblock());
  onChoice("microphone", () => ({ microphone: picked("microphone", phone.audio.devices.inputs) }));
  onChoice("speaker", () => ({ speaker: picked("speaker", phone.audio.devices.outputs) }));
  onChoice("ringer", () => ({ ringer: picked("ringer", phone.audio.devices.outputs) }));
  onChoice("microphone-level", () => ({ microphoneLevel: input("microphone-level").valueAsNumber }));
  onChoice("speaker-volume", () => ({ speakerVolume: input("speaker-volume").valueAsNumber }));
  onChoice("echo", () => ({ echo: input("echo").checked }));
  onChoice("noise", () => ({ noise: input("noise").checked }));
  onChoice("gain", () => ({ gain: input("gain").checked }));
  onClick("hear-yourself", () => phone.softphone?.testEcho());
  block("devices").addEventListener(
    "toggle",
    () => phone.softphone?.watch(block("devices").hasAttribute("open"))
  );
}
function picked(id, devices2) {
  return devices2.find((one) => one.id === select(id).value) ?? SYSTEM;
}
async function finish() {
  const chosen2 = document.querySelector("[name=disposition]:checked")?.value;
  const comments = element("comments", HTMLTextAreaElement);
  if (chosen2) await phone.ask("finishCall", { disposition: chosen2, comments: comments.value });
  comments.value = "";
}
function takeOver() {
  const left = sessionStorage.getItem(PLACE3);
  sessionStorage.removeItem(PLACE3);
  return left === null ? null : JSON.parse(left);
}
addEventListener("pagehide", () => {
  const kept2 = phone.leave();
  if (kept2) sessionStorage.setItem(PLACE3, JSON.stringify(kept2));
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
wire();
paint(phone);
setInterval(() => tick(phone.desk, Date.now()), 500);
var kept = takeOver();
if (kept) phone.resume(kept).catch((error) => phone.say(noticeOf(error)));
