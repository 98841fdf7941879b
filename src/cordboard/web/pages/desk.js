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
    const text2 = this.#rest + piece;
    const whole = text2.endsWith("\r") ? text2.slice(0, -1) : text2;
    const lines = whole.split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + text2.slice(whole.length);
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
    const asked2 = { method: "PATCH", body: fragment, type: FRAGMENT, headers: { "if-match": "*" } };
    const answer = await this.#ask(`/${attachment}`, asked2);
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
      for await (const block of blocksOf(answer, watch)) {
        if (block.event === "question") yield { kind: "question", question: JSON.parse(block.data) };
        if (block.event === "detached") yield { kind: "detached", detached: JSON.parse(block.data) };
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
  #ask(path, asked2) {
    const { session: session2 } = this.#seat;
    return session2.with((token) => session2.door.ask(this.#path + path, { ...asked2, token }));
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
var CallType = {
  OUTBOUND: 1,
  INBOUND: 2,
  TEST: 3,
  MANUAL: 4,
  AUTODIAL: 5,
  INTERNAL: 6,
  QUEUE_CALLBACK: 7,
  VISUAL: 8,
  INBOUND_VOICEMAIL: 257,
  OUTBOUND_VOICEMAIL: 258,
  INTERNAL_VOICEMAIL: 259,
  OUTBOUND_PREVIEW: 513,
  TEST_PREVIEW: 515,
  MANUAL_PREVIEW: 516
};
var CallbackFlag = {
  COMPLETED: 1n,
  REMINDED: 2n,
  DISMISSED: 4n,
  SNOOZED: 8n,
  INTERNAL: 16n
};
var RecordingFlag = {
  UNREAD: 1n,
  VOICEMAIL: 2n,
  CALL_RECORDING: 4n,
  GREETING: 8n
};
var ChangeOperation = {
  ADD: 0,
  UPDATE: 1,
  REMOVE: 2
};
var UserFlag = {
  ACTIVE: 1n,
  MUST_CHANGE_PASSWORD: 2n,
  CAN_CHANGE_PASSWORD: 4n,
  ALWAYS_RECORDED: 8n,
  SUPERVISOR: 16n
};
var PasswordAspect = {
  MIN_LENGTH: "MIN_LENGTH",
  SPECIAL_CHARACTER: "SPECIAL_SMBL",
  CAPITAL_LETTER: "CAPITAL_SMBL",
  DIGIT: "DIGIT",
  LOCKOUT: "LOCKOUT",
  ADMIN_LOCKOUT: "ADMINLOCKOUT",
  REUSE_LIFE: "REUSELIFE",
  TIME_LIFE: "TIMELIFE",
  QUESTION_CANNOT_CONTAIN_PASSWORD: "QUESTCANTCONTAINPWD",
  CAN_RESET_PASSWORD: "CANRESETPASSWORD"
};
var Option = {
  SHOW_SELECT_SKILLS: "SHOW_SELECT_SKILLS",
  AUTO_ANSWER: "AUTO_ANSWER",
  PLAY_RINGER: "PLAY_RINGER",
  CALL_LOGGING: "CALL_LOGGING",
  PREVIEW_WINDOW: "PREVIEW_WINDOW",
  AUTO_HANG_UP: "AUTO_HANG_UP"
};
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
var ConnectorFlag = {
  MANUAL: 1n,
  MANUAL_IN_PREVIEW: 2n,
  ON_ACCEPTED: 4n,
  ON_DISCONNECTED: 8n,
  ON_PREVIEW: 16n,
  ON_CONTACT_SELECTED: 32n,
  ON_WARM_TRANSFER: 64n,
  ON_DISPOSITION: 128n,
  POST: 256n,
  ADD_WORKSHEET: 512n,
  EXTERNAL_BROWSER: 1024n,
  NEW_WINDOW: 2048n
};
var DataType = {
  STRING: 0,
  NUMBER: 1,
  DATE: 2,
  TIME: 3,
  DATE_TIME: 4,
  CURRENCY: 5,
  BOOLEAN: 6,
  PERCENT: 7,
  EMAIL: 8,
  URL: 9,
  PHONE: 10,
  TIME_PERIOD: 11
};
var FieldView = {
  COMBOBOX: 0,
  LIST: 1,
  BUTTONS: 2,
  SINGLE_LINE: 3,
  MULTI_LINE: 4
};
var RestrictionType = {
  MIN: 0,
  MAX: 1,
  REGEXP: 2,
  REQUIRED: 3,
  SET: 4,
  MULTISET: 5,
  PRECISION: 6,
  SCALE: 7,
  TIME_FORMAT: 8,
  DATE_FORMAT: 9,
  DEFAULT_VALUE: 10,
  TIME_PERIOD_FORMAT: 11,
  CURRENCY_TYPE: 12
};
var VariableView = {
  CONTACT_FIELD: 0,
  CALL_VARIABLE: 1
};
var MessageType = {
  ALL: "ALL",
  SKILL: "SKILL",
  USER: "USER"
};
var DetachCause = {
  LEFT: "left",
  TAKEN: "taken",
  REPLACED: "replaced",
  SILENT: "silent",
  FAILED: "failed",
  REVOKED: "revoked"
};
var StripPlace = {
  TOP: "top",
  BOTTOM: "bottom",
  FLOATING: "floating"
};
var StripButton = {
  READY: "ready",
  DIAL: "dial",
  QUEUE: "queue",
  CALLBACKS: "callbacks",
  VOICEMAILS: "voicemails",
  MESSAGES: "messages"
};
var DeskTile = {
  QUEUE: "queue",
  TODAY: "today",
  CALLBACKS: "callbacks",
  VOICEMAILS: "voicemails",
  MESSAGES: "messages",
  MISSED: "missed",
  DIAL: "dial",
  PREVIEWS: "previews"
};
var DeskTab = {
  SCRIPT: "script",
  CUSTOMER: "customer",
  WORKSHEET: "worksheet",
  TOOLS: "tools"
};
var CallButton = {
  MUTE: "mute",
  HOLD: "hold",
  KEYPAD: "keypad",
  RECORD: "record",
  TRANSFER: "transfer",
  CONFERENCE: "conference",
  PARK: "park",
  END: "end"
};
var EXTENDED = /* @__PURE__ */ new Set([
  "conferenceWith",
  "findTarget",
  "getAudioHolder",
  "getCallHistory",
  "getEvents",
  "getMissedCalls",
  "getOperationsAllowed",
  "getParkedCalls",
  "getRecordingState",
  "getRoutingReason",
  "makeCallTo",
  "pauseRecording",
  "releaseAudio",
  "resumeRecording",
  "transferCallTo"
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
  async ask(path, asked2 = {}) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), asked2.patience ?? PATIENCE);
    const signal = asked2.signal ? AbortSignal.any([asked2.signal, late.signal]) : late.signal;
    let answer;
    try {
      answer = await this.#fetch(this.server + path, initOf(asked2, signal));
    } catch (error) {
      asked2.signal?.throwIfAborted();
      throw new Unreachable(`${this.server} does not answer`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }
  /** One request with a value in JSON, and the value that comes back. */
  async exchange(path, value, asked2 = {}) {
    const answer = await this.ask(path, {
      method: "POST",
      body: JSON.stringify(value),
      type: JSON_TYPE,
      ...asked2
    });
    try {
      return await answer.json();
    } catch (error) {
      asked2.signal?.throwIfAborted();
      throw new Unreachable("the answer broke off", { cause: error });
    }
  }
};
function initOf(asked2, signal) {
  const headers = { ...asked2.headers };
  if (asked2.type) headers["content-type"] = asked2.type;
  if (asked2.token) headers.authorization = `Bearer ${asked2.token}`;
  return {
    method: asked2.method ?? "GET",
    headers,
    signal,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    ...asked2.body === void 0 ? {} : { body: asked2.body },
    ...asked2.keepalive ? { keepalive: true } : {}
  };
}
async function refusalOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Refused(isRecord(problem) ? problem : {}, answer.status);
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
  #renewing;
  constructor(door, kept, now) {
    this.door = door;
    this.user = kept.user;
    this.#now = now;
    this.#kept = kept;
    this.#early = Math.min(AHEAD, (kept.ends - now()) / 3);
  }
  /** Tokens for a password, which is not kept. Throws `Refused` with `UNAUTHORIZED` where it is wrong. */
  static async logIn(server, user, password, options2 = {}) {
    const door = new Door(server, options2.fetch);
    const now = options2.now ?? Date.now;
    const asked2 = { user, password, ...options2.scopes ? { scopes: options2.scopes } : {} };
    return new _Session(door, keptOf(await door.exchange(TOKENS, asked2), now), now);
  }
  /** Go on with tokens that another page or process has left. */
  static resume(server, kept, options2 = {}) {
    return new _Session(new Door(server, options2.fetch), kept, options2.now ?? Date.now);
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
  async with(work3) {
    const token = await this.token();
    try {
      return await work3(token);
    } catch (error) {
      if (!wantsToken(error)) throw error;
      return await work3(await this.#tokenAfter(token));
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
  /** A refresh token counts once, so that there is one renewal at a time. */
  #renew() {
    this.#renewing ??= this.#exchangeTokens().finally(() => {
      this.#renewing = void 0;
    });
    return this.#renewing;
  }
  async #exchangeTokens() {
    const asked2 = { refreshToken: this.#kept.refreshToken };
    const grant = await this.door.exchange(`${TOKENS}/refresh`, asked2);
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
  constructor(session2, socket, signal) {
    this.#session = session2;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(String(data))));
    socket.addEventListener("close", () => this.#end(new Unreachable("the stream has ended")));
    socket.addEventListener("error", () => this.#end(new Unreachable("the stream broke off")));
    signal.addEventListener("abort", () => this.#end(new Unreachable("nobody listens")));
  }
  /** Let in by a token. Throws `Refused` where it opens nothing, `Unreachable` where nobody answers. */
  static async open(session2, path, token, signal) {
    const socket = new WebSocket(session2.door.server.replace(/^http/u, "ws") + path, PROTOCOL);
    const talk2 = new _Talk(session2, socket, signal);
    socket.addEventListener("open", () => talk2.#authorize(token));
    const first = await talk2.next();
    if (first.type === "refused") throw talk2.#end(new Refused(first.problem));
    return talk2;
  }
  /** Ask for what happens, after a position or from now on. */
  follow(after10) {
    this.#say({ type: "follow", id: 2, ...after10 ? { after: after10 } : {} });
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
async function* stream(session2, path, options2 = {}) {
  const chance = options2.chance ?? Math.random;
  const place = { after: options2.after ?? "", failures: 0 };
  while (!options2.signal?.aborted) {
    const why = yield* untilLost(session2, path, place, options2);
    if (why === void 0) continue;
    place.failures += 1;
    const wait = waitAfter(place.failures, chance(), options2.pace ?? PACE);
    yield { kind: "lost", why, wait };
    await pause(wait, options2.signal);
  }
}
async function* untilLost(session2, path, place, options2) {
  try {
    const once = options2.by === "socket" ? bySocket : byFetch;
    for await (const told3 of once(session2, path, place.after, options2)) {
      place.failures = told3.kind === "open" ? place.failures : 0;
      place.after = told3.id;
      yield told3;
    }
    return void 0;
  } catch (error) {
    if (options2.signal?.aborted) return void 0;
    if (!comesAgain(error)) throw error;
    return error;
  }
}
function comesAgain(error) {
  return error instanceof Unreachable || error instanceof Refused && (error.passes || error.status === 429);
}
async function* byFetch(session2, path, after10, options2) {
  const watch = new Watch(options2.silence, options2.signal);
  try {
    const answer = await open(session2, path, after10, watch.signal);
    yield { kind: "open", id: after10 };
    for await (const block of blocksOf(answer, watch)) {
      if (block.event === "problem") {
        const refused = new Refused(JSON.parse(block.data));
        if (wantsToken(refused)) return;
        throw refused;
      }
      yield heard(block);
    }
  } finally {
    watch.stop();
  }
  throw new Unreachable("the stream has ended");
}
async function* bySocket(session2, path, after10, options2) {
  const watch = new Watch(options2.silence, options2.signal);
  try {
    const talk2 = await session2.with((token) => Talk.open(session2, `${path}/socket`, token, watch.signal));
    yield { kind: "open", id: after10 };
    talk2.follow(after10);
    for (let id = after10; ; ) {
      const message = await talk2.next();
      watch.alive();
      if (message.type === "refused") throw over(new Refused(message.problem));
      if (message.type === "authorized") continue;
      const told3 = toldBy(message);
      id = told3.id || id;
      yield { ...told3, id };
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
  const { type: _3, ...gap } = message;
  return { kind: "gap", id: message.next ? `${BigInt(message.next) - 1n}` : "", gap };
}
function open(session2, path, after10, signal) {
  const headers = after10 ? { "last-event-id": after10 } : {};
  return session2.with((token) => session2.door.ask(`${path}/events`, { token, headers, signal }));
}
function heard(block) {
  if (!block.data) return { kind: "reached", id: block.id };
  const value = JSON.parse(block.data);
  if (block.event === "gap") return { kind: "gap", id: block.id, gap: value };
  return { kind: "event", id: block.id, event: value };
}

// client/src/seat.ts
var PATIENCE2 = 1e4;
var LONGEST_ANSWER = 45e3;
var ONLY_ASKS = /^(?:get|has|is|check)/u;
var Seat = class {
  session;
  /** Its name as it stands in addresses. */
  #name;
  #options;
  /** `name`: of the user whose hosted seat it is, `local` for the machine's own; else of the session's user. */
  constructor(session2, name = session2.user, options2 = {}) {
    this.session = session2;
    this.#name = encodeURIComponent(name);
    this.#options = options2;
  }
  /**
   * One operation, done once: it goes with a key, and is repeated with it where no answer comes.
   *
   * Throws `Refused` where the center says no, `Unreachable` where it does not answer in time.
   */
  async call(name, request = {}, options2 = {}) {
    const key = options2.key ?? (ONLY_ASKS.test(name) ? void 0 : newKey());
    const path = `${this.path(EXTENDED.has(name) ? "x1" : "v2")}/${name}`;
    const answer = await this.#persist(options2, () => this.#ask(path, request, key, options2.signal));
    return answer;
  }
  /** Where it stands at the JSON door, in one contract or the other. */
  path(contract = "v2") {
    return `/api/${contract}/seats/${this.#name}`;
  }
  /** What happens here, each event once and in order; see `stream`. */
  events(options2 = {}) {
    return stream(this.session, this.path("x1"), { ...this.#options, ...options2 });
  }
  #ask(path, request, key, signal) {
    const asked2 = {
      patience: LONGEST_ANSWER,
      ...key === void 0 ? {} : { headers: { "idempotency-key": key } },
      ...signal ? { signal } : {}
    };
    return this.session.with((token) => this.session.door.exchange(path, request, { ...asked2, token }));
  }
  /** Try until there is an answer, or patience is over. */
  async #persist(options2, attempt) {
    const until2 = Date.now() + (options2.patience ?? PATIENCE2);
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        options2.signal?.throwIfAborted();
        const wait = waitAfter(failures, (this.#options.chance ?? Math.random)(), this.#options.pace ?? PACE);
        const passes = error instanceof Unreachable || error instanceof Refused && error.passes;
        if (!passes || Date.now() + wait > until2) throw error;
        await pause(wait, options2.signal);
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

// softphone/src/headset/buttons.ts
var NOTHING = { ringing: false, talking: false, muted: false };
var AT_REST = { hook: false, mute: false, drop: false };
function heard2(before, told3, shown2, relative) {
  const switches = { ...before, ...told3 };
  const down = (button2) => told3[button2] === true && (relative[button2] === true || !before[button2]);
  const press = down("drop") ? "end" : pressOfHook(before, told3, shown2, relative) ?? (down("mute") ? "mute" : null);
  const switched = told3.hook !== void 0 && relative.hook !== true;
  const astray = press === null && switched && told3.hook !== shown2.talking;
  return { switches, press, astray };
}
function lampsFor({ ringing, talking, muted }) {
  return { ring: ringing, offHook: talking, mute: talking && muted, microphone: talking && muted };
}
function pressOfHook(before, told3, shown2, relative) {
  if (told3.hook === void 0) return null;
  if (relative.hook === true) {
    if (!told3.hook) return null;
    return shown2.talking ? "end" : shown2.ringing ? "answer" : null;
  }
  if (told3.hook === before.hook || told3.hook === shown2.talking) return null;
  if (!told3.hook) return "end";
  return shown2.ringing ? "answer" : null;
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
  const told3 = Object.entries(layout.buttons).filter(
    ([, bit]) => bit.report === report && bit.at >> 3 < data.byteLength
  );
  return Object.fromEntries(
    told3.map(([button2, { at }]) => [button2, Boolean(data.getUint8(at >> 3) >> (at & 7) & 1)])
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
  const listed = item.isRange ? Array.from({ length: Math.max(0, last - first + 1) }, (_3, index) => first + index) : item.usages ?? [];
  return listed.slice(0, item.reportCount ?? 0);
}
function lengthOf(report) {
  return (report.items ?? []).reduce((length, item) => length + bitsIn(item), 0);
}
function bitsIn(item) {
  return (item.reportSize ?? 0) * (item.reportCount ?? 0);
}

// softphone/src/headset/headset.ts
var PLACE = "headset";
var SETTLED = 2e3;
async function pickHeadset(keep2) {
  const picked = await hid()?.requestDevice({ filters: [{ usagePage: TELEPHONY }] }) ?? [];
  const device = picked.find((one) => layoutOf(one.collections));
  if (device) await keep2.set(PLACE, kindOf(device));
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
  constructor(keep2, changed, pressed2) {
    this.#keep = keep2;
    this.#changed = changed;
    this.#pressed = pressed2;
    const { signal } = this.#closed;
    hid()?.addEventListener("connect", () => void this.find(), { signal });
    hid()?.addEventListener("disconnect", (event) => this.#gone(event), { signal });
  }
  get state() {
    return { possible: hid() !== null, name: this.#device?.productName ?? "" };
  }
  /** Look for the headset that was picked, among those that this browser lets us use. */
  async find() {
    const kind = await this.#keep.get(PLACE);
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
    const told3 = pressedIn(this.#layout, reportId, data);
    const { switches, press, astray } = heard2(this.#switches, told3, this.#shown, relative);
    this.#switches = switches;
    if (astray) this.#light();
    if (press === null) return;
    this.#pressed(press);
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
  const parts14 = beat.map((seconds, index) => {
    const length = Math.round(seconds * RATE);
    return Array.from(
      { length },
      (_3, at) => index % 2 ? 0 : LOUD * shape(at, length, struck) * sum(tones, at)
    );
  });
  return Int16Array.from(parts14.flat());
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
  const text2 = (at, word) => {
    for (const [index, letter] of [...word].entries()) head.setUint8(at + index, letter.charCodeAt(0));
  };
  text2(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  text2(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, 2 * rate, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text2(36, "data");
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
var PLACE2 = "audio";
async function recall(keep2) {
  try {
    return { ...FIRST, ...sensible(JSON.parse(await keep2.get(PLACE2) ?? "{}")) };
  } catch {
    return FIRST;
  }
}
async function remember(choice, keep2) {
  await keep2.set(PLACE2, JSON.stringify(choice));
}
function sensible(kept) {
  const known = Object.entries(kept).filter(([key, value]) => {
    if (key === "ringSound") return value in RINGS;
    return key in FIRST && typeof value === typeof FIRST[key] && value !== null;
  });
  return Object.fromEntries(known);
}

// softphone/src/microphone.ts
var NoMicrophone = class extends Error {
  name = "NoMicrophone";
  trouble;
  constructor(trouble2, about) {
    super(`The microphone cannot be opened: ${about}`);
    this.trouble = trouble2;
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
    const [track] = context ? new MediaStreamAudioDestinationNode(context).stream.getAudioTracks() : [];
    return context && track ? new _Silence(context, track) : null;
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
var PATIENCE3 = 300;
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
  const audio2 = {
    echoCancellation: choice.echo,
    noiseSuppression: choice.noise,
    autoGainControl: choice.gain,
    channelCount: 1,
    ...choice.microphone.id ? { deviceId: { exact: choice.microphone.id } } : {}
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: audio2 });
  } catch (error) {
    const gone = error instanceof DOMException && error.name === "OverconstrainedError";
    if (!gone || !choice.microphone.id) throw error;
    return await streamOf({ ...choice, microphone: SYSTEM });
  }
}
function troubleOf(error) {
  if (!navigator.mediaDevices) return "pageInsecure";
  return error instanceof DOMException && TROUBLES[error.name] || "microphoneFailed";
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
var LOOK = 50;
async function echoTest(choice, tell) {
  tell({ phase: "recording" });
  try {
    const { sound, peak } = await record(choice);
    tell({ phase: "playing", peak });
    await play(sound, choice);
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
  }, LOOK);
  try {
    return { sound: await recorded(ear.track), peak };
  } finally {
    clearInterval(looking);
    ear.close();
  }
}
function recorded(track) {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts14 = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts14.push(data));
  recorder.start();
  setTimeout(() => recorder.stop(), RECORDED);
  return new Promise((resolve) => {
    recorder.addEventListener("stop", () => resolve(new Blob(parts14, { type: recorder.mimeType })));
  });
}
async function play(sound, choice) {
  const speaker = new Speaker();
  const url = URL.createObjectURL(sound);
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
function measured(before, now) {
  const lost = Math.max(0, now.lost - before.lost);
  const loss = ratio(lost, lost + now.received - before.received);
  const concealed = ratio(now.concealed - before.concealed, now.samples - before.samples);
  const buffer = 1e3 * ratio(now.waited - before.waited, now.emitted - before.emitted, Number.POSITIVE_INFINITY);
  const delay = now.roundTrip / 2 + buffer + ENDS;
  const r3 = CLEAR - costOfDelay(delay) - costOfLoss(Math.max(loss, concealed));
  return { loss, concealed, jitter: now.jitter, delay, r: r3, mos: opinion(r3) };
}
function judged(before, { r: r3, ...measure }) {
  if (before === null) return { ...measure, word: wordOf(r3, 0), doubts: 0 };
  const worse = rank(wordOf(r3, 0)) < rank(before.word);
  const better = rank(wordOf(r3, MARGIN)) > rank(before.word);
  const doubts = worse ? Math.min(0, before.doubts) - 1 : better ? Math.max(0, before.doubts) + 1 : 0;
  const enough = doubts <= -WORSE || doubts >= BETTER;
  if (!enough) return { ...measure, word: before.word, doubts };
  return { ...measure, word: wordOf(r3, worse ? 0 : MARGIN), doubts: 0 };
}
function rank(word) {
  return RANKS.indexOf(word);
}
function wordOf(r3, margin) {
  if (r3 >= EDGES.good + margin) return "good";
  return r3 >= EDGES.fair + margin ? "fair" : "bad";
}
function costOfDelay(delay) {
  return 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
}
function costOfLoss(share) {
  const percent = 100 * share;
  return 95 * percent / (percent + 25.1);
}
function opinion(r3) {
  if (r3 <= 0) return 1;
  const rated = Math.min(100, r3);
  return 1 + 0.035 * rated + 7e-6 * rated * (rated - 60) * (100 - rated);
}
function ratio(part, whole, most = 1) {
  return whole > 0 ? Math.min(most, Math.max(0, part) / whole) : 0;
}

// softphone/src/stats.ts
var NO_STATS = {
  microphone: 0,
  speaker: 0,
  received: 0,
  lost: 0,
  jitter: 0,
  roundTrip: 0,
  samples: 0,
  concealed: 0,
  waited: 0,
  emitted: 0
};
function statsOf(reports) {
  return Object.assign({ ...NO_STATS }, ...[...reports].map(partOf));
}
function partOf(report) {
  const number = (field) => typeof report[field] === "number" ? report[field] : 0;
  switch (report.type) {
    case "media-source":
      return { microphone: number("audioLevel") };
    case "candidate-pair":
      return report.nominated === true ? { roundTrip: 1e3 * number("currentRoundTripTime") } : {};
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
var LOOK2 = 100;
var Gauges = class {
  #leg;
  #choice;
  #show;
  #quality = null;
  #before = NO_STATS;
  #measuring;
  #watching;
  /** Hears the microphone for who watches, while the leg does not; null where it cannot be opened. */
  #ear;
  constructor(leg, choice, show) {
    this.#leg = leg;
    this.#choice = choice;
    this.#show = show;
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
    this.#watching = on ? setInterval(() => void this.#look(), LOOK2) : void 0;
    this.#deafen();
    if (!on) this.#show({ levels: null });
  }
  async #measureOnce() {
    const before = this.#before;
    const stats = await this.#leg.stats();
    if (this.#measuring === void 0) return;
    this.#before = stats;
    const heard3 = stats.received !== before.received || stats.lost !== before.lost;
    this.#rate(heard3 ? judged(this.#quality, measured(before, stats)) : null);
  }
  #rate(quality) {
    this.#quality = quality;
    this.#show({ quality });
  }
  async #look() {
    const { microphone, speaker } = await this.#leg.stats();
    const heard3 = this.#leg.listens ? microphone : await this.#listenAside();
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
function linesOf(text2) {
  return text2.split(/\r?\n/).filter(Boolean);
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
  const { message: text2, remedy } = error;
  return { ...failed("refused", error.passes || error.code === "NO_PORT"), text: text2, remedy };
}
function failed(trouble2, passes = false) {
  return { kind: "failed", trouble: trouble2, text: "", remedy: "", passes };
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
  #mending;
  /** Which try to attach this is: whoever comes back from an earlier one stops. */
  #attempt = 0;
  /** `changed`: the line is another now. `gone`: the center knows this attachment no more, so attach anew. */
  constructor(audio2, changed, gone) {
    this.#audio = audio2;
    this.#changed = changed;
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
  mend() {
    this.#mending ??= this.#restart().finally(() => {
      this.#mending = void 0;
    });
    return this.#mending;
  }
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
    const until2 = Date.now() + WORTH_IT;
    for (let tries = 0; connection === this.#connection && Date.now() < until2; tries += 1) {
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
    const before = connection.currentRemoteDescription?.sdp ?? "";
    const offer = await connection.createOffer({ iceRestart: true });
    await connection.setLocalDescription(offer);
    try {
      const fragment = await this.#audio.restart(this.attachment, fragmentOf(offer.sdp ?? ""));
      await connection.setRemoteDescription({ type: "answer", sdp: restarted(before, fragment) });
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
async function answerQuestions(audio2, attachment, signal, knows) {
  while (!signal.aborted) {
    try {
      for await (const one of audio2.questions(attachment, signal)) {
        if (signal.aborted) return;
        if (one.kind === "detached") return knows.detached(one.detached);
        await reply(audio2, attachment, one.question, knows);
      }
    } catch (error) {
      if (error instanceof Refused && !error.passes) return;
    }
    await pause(AGAIN2, signal);
  }
}
async function reply(audio2, attachment, { id = "", change }, knows) {
  const said3 = await knows.answer(change).then(
    (state) => ({ state }),
    (error) => ({ problem: error instanceof Error ? error.message : String(error) })
  );
  await audio2.reply(attachment, id, said3);
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
  /** Why the last change could not be made. */
  #problem = null;
  constructor(seat, keep2, changed) {
    this.#audio = new SeatAudio(seat);
    this.#keep = keep2;
    this.#changed = changed;
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
    this.#headset = new Headset(keep2, headset, (press) => this.#pressed(press));
    this.#recalled = recall(keep2).then((choice) => this.#become({ choice, headset: this.#headset.state }));
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
  onHeadset(pressed2) {
    this.#pressed = pressed2;
  }
  /** Use the buttons of a headset, in the midst of a click: the browser asks which. */
  async pickHeadset() {
    await pickHeadset(this.#keep).catch(() => false);
    await this.#headset.find();
  }
  // -- within
  async #lookOnce() {
    const found2 = await devices();
    this.#become({ devices: found2, missing: missing(this.#state.choice, found2) });
  }
  #end() {
    this.#attached.abort();
    this.#trying = false;
  }
  /** The line is another one now. */
  #follow() {
    const { line, attachment, listens, speaker } = this.#leg;
    const again = this.#trying && line.kind === "failed" && line.passes;
    const shown2 = again ? { kind: "attaching" } : line;
    this.#become({
      line: shown2,
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
    const { microphoneTrouble: before } = this.#state;
    const trouble2 = this.#problem instanceof NoMicrophone ? this.#problem.trouble : null;
    this.#become({ microphoneTrouble: trouble2, microphoneOpen: this.#leg.listens });
    if (this.#problem && trouble2 && before === null) await this.#tell({ problem: this.#problem.message });
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

// desk/src/clock.ts
var Clock = class {
  /** Milliseconds that this machine's clock is ahead of the center's, as far as is known. */
  ahead = Number.POSITIVE_INFINITY;
  /** Epoch milliseconds by this machine's clock, of an event that is heard `now`. */
  at(event, now) {
    const told3 = Date.parse(event.timestamp);
    if (Number.isNaN(told3)) return now;
    this.ahead = Math.min(this.ahead, now - told3);
    return told3 + this.ahead;
  }
};

// desk/src/features/agent.ts
var agent = {
  name: "agent",
  initial: {
    loggedIn: false,
    ready: false,
    stateId: "0",
    reasonId: "0",
    forcedBy: 0,
    since: 0,
    pending: null,
    fullName: "",
    station: { type: "", number: "", restarting: false },
    states: [],
    reasons: [],
    logoutReasons: [],
    reasonsAsked: true,
    permissions: {}
  },
  after,
  learn: async ({ call: call2 }) => {
    const [details, reasons, logoutReasons, permissions] = await Promise.all([
      call2("getUserDetails"),
      call2("getNotReadyReasonCodes"),
      call2("getReasonCodes"),
      call2("getAgentPermissions")
    ]);
    return {
      fullName: details?.fullName ?? "",
      station: { type: details?.stationType ?? "", number: details?.station ?? "", restarting: false },
      reasons: reasons ?? [],
      logoutReasons: logoutReasons ?? [],
      permissions: permissions ?? {}
    };
  },
  relearn: ["permissionsUpdated", "reasonCodesEnabled"],
  acts: {
    "agent.ready": async ({ mine, state, call: call2, change }, stateId) => {
      await call2("setReadyState", { stateId: stateId ?? mine.states[0]?.id ?? "1" });
      if (busy(state)) change({ pending: { ready: true, reasonId: "0" } });
    },
    "agent.notReady": async ({ state, call: call2, change }, reasonId = "0") => {
      await call2("setNotReadyState", { reasonId });
      if (busy(state)) change({ pending: { ready: false, reasonId } });
    },
    "agent.restartStation": async ({ call: call2 }) => {
      await call2("restartStation");
    }
  }
};
function busy({ call: call2 }) {
  return call2.phase !== "none" && call2.phase !== "offered";
}
function after(mine, event, at) {
  switch (event.event) {
    case "updateStatus": {
      const loggedIn = event.status?.loggedIn ?? false;
      const ready = event.status?.ready ?? false;
      const same = mine.loggedIn === loggedIn && mine.ready === ready;
      return same ? mine : { ...mine, loggedIn, ready, since: at };
    }
    case "readyStateChanged": {
      const ready = (event.id ?? "0") !== "0";
      return {
        ...mine,
        ready,
        stateId: event.id ?? "0",
        reasonId: event.reasonCodeId ?? "0",
        forcedBy: event.forced ? event.whoForced ?? 0 : 0,
        since: at,
        pending: null
      };
    }
    case "readyStatesUpdated":
      return { ...mine, states: event.states };
    case "reasonCodesEnabled":
      return { ...mine, reasonsAsked: event.enabled ?? true };
    case "restartStationStarted":
      return { ...mine, station: { ...mine.station, restarting: true } };
    case "restartStationDone":
    case "restartStationFailed":
      return { ...mine, station: { ...mine.station, restarting: false } };
    default:
      return mine;
  }
}

// desk/src/features/allowed.ts
var allowed = {
  name: "allowed",
  stays: true,
  initial: { operations: null },
  after: (mine, event) => event.event === "operationsAllowedChanged" ? { operations: event.operations } : mine
};
function may(state, operation, variant) {
  const { operations } = state.allowed;
  if (operations === null) return true;
  return operations.some(
    (one) => one.operation === operation && (variant === void 0 || (one.variant ?? variant) === variant)
  );
}

// desk/src/trouble.ts
var NotDone = class extends Error {
  name = "NotDone";
  code;
  constructor(code) {
    super(code);
    this.code = code;
  }
};
function troubleOf2(error, at) {
  if (error instanceof Refused) return { code: error.code, text: error.message, remedy: error.remedy, at };
  if (error instanceof Unreachable) return { code: "UNREACHABLE", text: "", remedy: "", at };
  if (error instanceof NotDone) return { code: error.code, text: "", remedy: "", at };
  return { code: "UNEXPECTED", text: String(error), remedy: "", at };
}
function hasEnded(error) {
  return error instanceof Refused && error.code.startsWith("TOKEN_") && error.code !== "TOKENS_UNAVAILABLE";
}

// desk/src/features/audio.ts
var audio = {
  name: "audio",
  stays: true,
  initial: SILENT,
  watch: (before, { desk: desk2, state }) => {
    const { softphone } = desk2;
    if (before.session.user !== state.session.user)
      softphone?.onHeadset((press) => void pressed(press, desk2));
    const changed = (is) => is(before) !== is(state);
    if (changed(rings)) void softphone?.ring(rings(state));
    if (changed(rests)) void softphone?.idle(rests(state));
    if (changed(talks)) softphone?.talk(talks(state));
    if (changed(isMuted)) softphone?.mute(isMuted(state));
  },
  acts: {
    "audio.attach": async ({ desk: desk2 }, take = false) => {
      if (!desk2.softphone) throw new NotDone("NO_AUDIO_HERE");
      await desk2.softphone.attach(take);
    },
    "audio.choose": async ({ desk: desk2 }, change) => await desk2.softphone?.choose(change),
    "audio.look": async ({ desk: desk2 }) => await desk2.softphone?.look(),
    "audio.watch": ({ desk: desk2 }, on) => desk2.softphone?.watch(on),
    "audio.unblock": async ({ desk: desk2 }) => await desk2.softphone?.unblock(),
    "audio.echo": async ({ desk: desk2 }) => await desk2.softphone?.testEcho(),
    "audio.headset": async ({ desk: desk2 }) => await desk2.softphone?.pickHeadset()
  }
};
function pressed(press, desk2) {
  if (press === "answer") return desk2.act("call.answer");
  if (press === "mute") return desk2.act("call.mute", !desk2.state.call.muted);
  return desk2.act(rings(desk2.state) ? "call.decline" : "call.end");
}
function rings({ call: call2 }) {
  return call2.phase === "offered";
}
function rests({ agent: agent2, call: call2 }) {
  return agent2.loggedIn && !agent2.ready && call2.phase === "none";
}
function talks({ call: call2 }) {
  return call2.phase === "talking" || call2.phase === "held";
}
function isMuted({ call: call2 }) {
  return call2.muted;
}

// desk/src/features/call.ts
var NO_CALL = {
  phase: "none",
  since: 0,
  id: "",
  number: "",
  name: "",
  campaignId: "0",
  skill: "",
  waited: 0,
  mustAnswer: true,
  sentBy: "0",
  type: 0,
  outgoing: false,
  consult: false,
  comments: "",
  connectedAt: 0,
  wrapUpEnds: 0,
  muted: false,
  dispositions: []
};
var call = {
  name: "call",
  initial: NO_CALL,
  after: after2,
  watch: (before, { state, mine, call: call2, change }) => {
    const [was, is] = [before.call, state.call];
    if (is.id && (is.id !== was.id || is.campaignId !== was.campaignId)) {
      const { campaignId } = mine;
      call2("getDispositionsInfo", { campaignId }).then(
        (info) => change({ dispositions: info?.dispositionValue ?? [] }),
        () => void 0
      );
    }
  },
  acts: {
    "call.answer": async ({ call: call2 }) => void await call2("softphonePickupPhone"),
    "call.decline": async ({ call: call2 }) => void await call2("rejectCall"),
    "call.end": async ({ call: call2 }) => void await call2("disconnectCall"),
    "call.hold": async ({ call: call2 }, flag) => void await call2("toggleHold", { flag }),
    "call.mute": async ({ call: call2, change }, mute2) => {
      await call2("setMute", { mute: mute2 });
      change({ muted: mute2 });
    },
    "call.press": async ({ call: call2 }, keys2) => {
      for (const digit of keys2) await call2("sendDTMF", { digit });
    },
    "call.note": ({ change }, comments) => change({ comments }),
    "call.finish": async ({ call: call2 }, disposition, comments = "", again) => {
      if (again === void 0) await call2("finishCall", { disposition, comments });
      else await call2("finishCall2", { disposition, comments, timeout: String(again) });
    }
  }
};
function after2(mine, event, at, state) {
  switch (event.event) {
    case "updateStatus":
      return withStatus(mine, event.status ?? {}, at, state);
    case "incomingCall":
      return { ...withInfo(mine, event.callinfo), waited: waitedBy(event, state) };
    case "incomingCallInfo":
      return withInfo(mine, event.callinfo);
    case "callUpdated":
      return event.callinfo?.callSessionId === mine.id ? withInfo(mine, event.callinfo) : mine;
    case "answerCallIncoming":
      return { ...mine, mustAnswer: event.flag ?? true };
    case "callStarted":
    case "callOnHold":
    case "callOffHold":
    case "callEnded":
      return isOf(event, mine) ? goneOn(mine, event.event, at) : mine;
    case "callWrapupTimerStarted":
      return { ...mine, wrapUpEnds: at + Number(event.timeout ?? 0) };
    case "callCRMRecordChanged":
      return { ...mine, name: nameOf(event.record) };
    default:
      return mine;
  }
}
function isOf(event, { id }) {
  return !event.callSessionId || !id || event.callSessionId === id;
}
function goneOn(mine, what, at) {
  switch (what) {
    case "callStarted":
      return moved({ ...mine, connectedAt: mine.connectedAt || at }, "talking", at);
    case "callOnHold":
      return moved(mine, "held", at);
    case "callOffHold":
      return moved(mine, "talking", at);
    case "callEnded":
      return moved({ ...mine, wrapUpEnds: 0, muted: false }, "wrapUp", at);
  }
}
function waitedBy(event, { queue: queue2 }) {
  const queued = queue2.calls.find((one) => one.callSessionId === event.callinfo?.callSessionId);
  const waited = queued ? Date.parse(event.timestamp) - Number(queued.created) : 0;
  return Math.max(0, waited || 0);
}
function ofCall(mine, { call: call2 }, none) {
  return mine.callId === call2.id ? mine : { ...none, callId: call2.id };
}
function withStatus(mine, status, at, state) {
  if (!status.currentCall || isShown(status)) return mine.phase === "none" ? mine : { ...NO_CALL, since: at };
  const next = withInfo(mine, status.currentCall);
  return moved(next, phaseOf(status, mine, next, state), at);
}
function isShown({ currentCall, onCall }) {
  return !onCall && (currentCall?.callType ?? 0) >= CallType.OUTBOUND_PREVIEW;
}
function phaseOf(status, before, next, state) {
  if (!status.onCall) return "offered";
  if (status.callConnected) return before.phase === "held" && before.id === next.id ? "held" : "talking";
  if (before.id === next.id && before.phase !== "none") {
    return before.phase === "offered" || before.phase === "connecting" ? "connecting" : "wrapUp";
  }
  return may(state, "disconnectCall") || !may(state, "finishCall") ? "connecting" : "wrapUp";
}
function moved(mine, phase, at) {
  return phase === mine.phase ? mine : { ...mine, phase, since: at };
}
function withInfo(mine, info) {
  if (!info) return mine;
  const id = info.callSessionId ?? "";
  const known = mine.id === id ? mine : { ...NO_CALL, phase: mine.phase, since: mine.since };
  return {
    ...known,
    id,
    number: info.number ?? "",
    campaignId: info.campaignId ?? "0",
    type: info.callType ?? 0,
    sentBy: info.transfer ? info.userTransferringId ?? "0" : "0",
    outgoing: info.agentInitiated ?? false,
    consult: info.consult ?? false,
    comments: info.comments || known.comments
  };
}
function nameOf(record3) {
  const fields2 = new Map((record3?.attributes ?? []).map((one) => [one.key, one.value ?? ""]));
  const name = [fields2.get("first_name"), fields2.get("last_name")].filter(Boolean).join(" ");
  return name || (fields2.get("company") ?? "");
}

// desk/src/features/callbacks.ts
var NAMES = 20;
var callbacks = {
  name: "callbacks",
  initial: { all: [], names: {} },
  after: (mine, event) => {
    const all = allAfter(mine.all, event);
    return all === mine.all ? mine : { ...mine, all };
  },
  relearn: ["callbackAdded"],
  learn: async ({ state, call: call2 }) => {
    const all = sorted(await call2("getCallbacks") ?? []);
    return { all, names: await namesOf(all, state.callbacks.names, call2) };
  },
  acts: {
    "callbacks.add": async ({ call: call2 }, { number, due, comments, campaignId, withCustomer }) => {
      const asked2 = { number, duedate: String(due), comments, campaignId, associateCRMRecord: withCustomer };
      await call2("addCallback3", asked2);
    },
    "callbacks.change": async ({ mine, call: call2 }, id, { number, due, comments, campaignId }) => {
      const before = mine.all.find((one) => one.id === id);
      await call2("updateCallback", {
        info: {
          ...before,
          flags: before?.flags ?? "0",
          id,
          number,
          dueDate: String(due),
          comments,
          campaignId
        }
      });
    },
    "callbacks.snooze": async ({ call: call2 }, id, until2) => {
      await call2("snoozeCallback", { id, time: String(until2) });
    },
    "callbacks.dismiss": async ({ call: call2 }, id) => void await call2("dismissCallback", { id }),
    "callbacks.remove": async ({ call: call2 }, id) => void await call2("removeCallback", { id }),
    "callbacks.call": async ({ mine, call: call2 }, callbackId) => {
      const campaignId = mine.all.find((one) => one.id === callbackId)?.campaignId ?? "0";
      await call2("makeCall", { number: "", campaignId, checkDnc: true, callbackId });
    }
  }
};
function allAfter(all, event) {
  switch (event.event) {
    case "callbackAdded":
      return event.info ? merged(all, [event.info]) : all;
    case "callbackRemoved":
      return all.filter((one) => one.id !== event.id);
    case "callbacksChanged": {
      const gone = new Set(event.info.map((one) => one.id));
      if (event.operation === ChangeOperation.REMOVE) return all.filter((one) => !gone.has(one.id));
      return merged(all, event.info);
    }
    case "callbackOverdue":
      return all.map((one) => one.id === event.id ? { ...one, flags: reminded(one.flags) } : one);
    default:
      return all;
  }
}
function reminded(flags) {
  return String((BigInt(flags) | CallbackFlag.REMINDED) & ~(CallbackFlag.DISMISSED | CallbackFlag.SNOOZED));
}
function merged(all, changed) {
  const ids = new Set(changed.map((one) => one.id));
  return sorted([...all.filter((one) => !ids.has(one.id)), ...changed]);
}
function sorted(all) {
  return [...all].sort((one, other) => dueOf(one) - dueOf(other));
}
async function namesOf(all, known, call2) {
  const about = all.filter(({ CRMId = "0" }) => CRMId !== "0");
  const asked2 = about.filter(({ id = "" }) => !(id in known)).slice(0, NAMES);
  const told3 = await Promise.all(
    asked2.map(async ({ id = "" }) => [id, nameOf(await call2("getCRMForCallbackId", { id }) ?? void 0)])
  );
  const there = new Set(all.map((one) => one.id));
  const kept = Object.entries(known).filter(([id]) => there.has(id));
  return Object.fromEntries([...kept, ...told3]);
}
function dueOf({ dueDate = "0" }) {
  return Number(dueDate);
}
function whoOf({ names }, { id = "", number = "" }) {
  return names[id] || number;
}
function isReminding({ flags }) {
  const set = BigInt(flags);
  return (set & CallbackFlag.REMINDED) !== 0n && (set & (CallbackFlag.DISMISSED | CallbackFlag.COMPLETED)) === 0n;
}
function reminding({ callbacks: callbacks2 }) {
  return callbacks2.all.find(isReminding);
}

// desk/src/features/calling-back.ts
var callingBack = {
  name: "callingBack",
  initial: { offer: null },
  after: (mine, event, at) => {
    const offer = offerAfter(mine.offer, event, at);
    return offer === mine.offer ? mine : { offer };
  },
  acts: {
    "callingBack.accept": async ({ call: call2 }) => void await call2("answerLiveCallback"),
    "callingBack.refuse": async ({ call: call2 }) => void await call2("rejectLiveCallback")
  }
};
function offerAfter(offer, event, at) {
  switch (event.event) {
    case "liveCallbackInitiating":
      return {
        offerId: event.info?.offerId ?? "0",
        number: event.info?.callbackNumber ?? "",
        name: "",
        campaignId: event.info?.campaignId ?? "0",
        skillId: event.info?.skillId ?? "0",
        automatic: event.autoAnswer ?? false,
        since: at
      };
    case "liveCallbackCRMRecordChanged":
      return offer && { ...offer, name: nameOf(event.record) };
    case "liveCallbackEnded":
    case "liveCallbackInitiatingFailed":
    case "callInitiated":
      return null;
    case "updateStatus":
      return event.status?.currentCall && !event.status.onCall ? offer : null;
    default:
      return offer;
  }
}

// desk/src/features/campaigns.ts
var campaigns = {
  name: "campaigns",
  initial: { all: [] },
  learn: async ({ call: call2 }) => ({ all: await call2("getCampaigns") }),
  relearn: ["campaignUpdate"]
};
var skills = {
  name: "skills",
  initial: { mine: [], active: [] },
  after: (mine, event) => {
    switch (event.event) {
      case "skillsInitialized":
        return { mine: event.skills, active: event.activeSkills };
      case "skillsChanged":
        return { ...mine, mine: event.skills };
      case "activeSkillsChanged":
        return { ...mine, active: event.activeSkills };
      default:
        return mine;
    }
  },
  learn: async ({ call: call2 }) => ({ mine: await call2("getAvailableSkills") }),
  acts: {
    "skills.choose": async ({ call: call2 }, skills2) => void await call2("setActiveSkills", { skills: skills2 })
  }
};
function aboutOf({ call: call2, campaigns: campaigns2 }) {
  return call2.skill || (campaigns2.all.find((one) => one.id === call2.campaignId)?.name ?? "");
}

// desk/src/features/script.ts
var NONE = { campaignId: "", html: "" };
var script = {
  name: "script",
  initial: NONE,
  // It names what is known of the call, so that it is another one when more is known.
  relearn: [
    "incomingCall",
    "callStarted",
    "callUpdated",
    "callCRMRecordChanged",
    "previewInitiated",
    "previewCRMRecordChanged"
  ],
  after: (mine, _event, _at, state) => {
    const campaignId = campaignOf(state);
    return campaignId === mine.campaignId ? mine : { ...NONE, campaignId };
  },
  learn: async ({ state, call: call2 }) => {
    const campaignId = campaignOf(state);
    return { html: campaignId ? await call2("requestScript", { campaignId }) ?? "" : "" };
  }
};
function campaignOf({ call: call2, preview: preview2 }) {
  const campaignId = call2.id ? call2.campaignId : preview2.campaignId;
  return campaignId === "0" ? "" : campaignId;
}

// desk/src/features/connectors.ts
var NONE2 = { campaignId: "", there: [], pages: [], waiting: [] };
var MOST_PAGES = 5;
var PLACE3 = "page";
var connectors = {
  name: "connectors",
  initial: NONE2,
  relearn: ["incomingCall", "callStarted", "previewInitiated"],
  after: after3,
  learn: async ({ state, call: call2 }) => {
    const campaignId = campaignOf(state);
    return { there: campaignId ? await call2("requestConnectors", { campaignId }) ?? [] : [] };
  },
  watch: (before, { mine, around, change }) => {
    if (mine.waiting === before.connectors.waiting || mine.waiting.length === 0) return;
    const { waiting } = mine;
    change({ waiting: [] });
    for (const page of waiting) void showOnce(page, around);
  },
  acts: {
    "connectors.open": async ({ state, call: call2 }, connectorId) => {
      await call2("processConnector", { campaignId: campaignOf(state), connectorId });
    }
  }
};
function offeredConnectors(state) {
  if (state.call.id) return state.connectors.there;
  return state.connectors.there.filter((one) => BigInt(one.flags) & ConnectorFlag.MANUAL_IN_PREVIEW);
}
function after3(mine, event, _at, state) {
  const campaignId = campaignOf(state);
  const theirs = campaignId === mine.campaignId ? mine : { ...mine, campaignId, there: [] };
  if (event.event === "incomingCall" || event.event === "previewInitiated") return { ...theirs, pages: [] };
  if (event.event !== "openURL" || !isPage(event.url ?? "")) return theirs;
  const page = { url: event.url ?? "", told: event.timestamp };
  const pages = [page, ...theirs.pages].slice(0, MOST_PAGES);
  return { ...theirs, pages, waiting: [...theirs.waiting, page] };
}
function isPage(url) {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}
async function showOnce({ url, told: told3 }, around) {
  const sign = `${told3} ${url}`;
  if (await around.keep.get(PLACE3) === sign) return;
  await around.keep.set(PLACE3, sign);
  around.open(url);
}

// desk/src/rules.ts
function kindOf2(type) {
  const found2 = Object.entries(DataType).find(([, value]) => value === Number(type ?? 0));
  return found2?.[0] ?? "STRING";
}
function rulesOfField({ restrictions }) {
  const told3 = new Map(restrictions.map((one) => split(one.value ?? "")));
  const kind = told3.get("TYPE") ?? "STRING";
  return rules(kind in DataType ? kind : "STRING", Object.fromEntries(told3));
}
function rulesOfQuestion({ type, restrictions }) {
  const names = Object.entries(RestrictionType);
  const told3 = restrictions.flatMap((one) => {
    const found2 = names.find(([, value]) => value === one.restrictionType);
    return found2 ? [[found2[0], one.value ?? ""]] : [];
  });
  return rules(kindOf2(type), Object.fromEntries(told3));
}
function rules(kind, told3 = {}) {
  const listed = (text2 = "") => text2.split(";").filter(Boolean);
  return {
    kind,
    required: told3.REQUIRED === "true",
    min: told3.MIN ?? "",
    max: told3.MAX ?? "",
    pattern: told3.REGEXP ?? "",
    oneOf: listed(told3.SET),
    anyOf: listed(told3.MULTISET),
    digits: told3.PRECISION ?? "",
    decimals: told3.SCALE ?? ""
  };
}
function complaint(rules2, value) {
  if (!value) return rules2.required ? { word: "value.required", values: {} } : null;
  const form = FORMS[rules2.kind];
  if (form && !form.test(value)) return { word: `value.form.${rules2.kind}`, values: {} };
  const size = sizeOf(rules2.kind);
  const text2 = size === lengthOf2 ? ".text" : "";
  if (rules2.min && size(value) < boundOf(rules2.kind, rules2.min)) return said(`value.min${text2}`, rules2.min);
  if (rules2.max && size(value) > boundOf(rules2.kind, rules2.max)) return said(`value.max${text2}`, rules2.max);
  if (rules2.pattern && !matches(rules2.pattern, value)) return said("value.pattern", rules2.pattern);
  return tooFine(rules2, value);
}
function tooFine({ digits, decimals }, value) {
  const [whole = "", fraction = ""] = value.replace(/^[+-]/u, "").split(".");
  const length = whole.replace(/^0+/u, "").length + fraction.length;
  if (digits && length > Number(digits)) return said("value.digits", digits);
  if (decimals && fraction.length > Number(decimals)) return said("value.decimals", decimals);
  return null;
}
function said(word, bound) {
  return { word, values: { bound } };
}
var NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/u;
var FORMS = {
  NUMBER,
  CURRENCY: NUMBER,
  PERCENT: NUMBER,
  DATE: /^\d{4}-\d\d-\d\d$/u,
  TIME: /^\d\d:\d\d:\d\d(?:\.\d{3})?$/u,
  DATE_TIME: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?$/u,
  TIME_PERIOD: /^\d{1,6}:[0-5]\d:[0-5]\d(?:\.\d{3})?$/u,
  EMAIL: /^[^@\s]{1,64}@[A-Za-z0-9.-]{1,253}$/u,
  URL: /^https?:\/\/[^\s/]+\S*$/iu,
  PHONE: /\d/u
};
var lengthOf2 = (text2) => text2.length;
var secondsOf = (text2) => text2.split(":").reduce((sum2, part) => sum2 * 60 + Number(part), 0);
var momentOf = (text2) => Date.parse(`${text2.replace(" ", "T")}Z`);
function sizeOf(kind) {
  switch (kind) {
    case "NUMBER":
    case "CURRENCY":
    case "PERCENT":
      return Number;
    case "DATE":
      return Date.parse;
    case "TIME":
    case "TIME_PERIOD":
      return secondsOf;
    case "DATE_TIME":
      return momentOf;
    default:
      return lengthOf2;
  }
}
function boundOf(kind, text2) {
  const size = sizeOf(kind);
  return size === lengthOf2 ? Number(text2) : size(text2);
}
function matches(pattern, value) {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    return true;
  }
}
function split(text2) {
  const at = text2.indexOf("=");
  return [text2.slice(0, at), text2.slice(at + 1)];
}

// desk/src/features/customer.ts
var NOBODY = {
  callId: "",
  record: {},
  recordId: "",
  candidates: [],
  choiceId: "",
  variables: {}
};
var RECORD_ID = "_record_id";
var CANDIDATES = "_candidates";
var customer = {
  name: "customer",
  initial: NOBODY,
  after: after4,
  relearn: ["incomingCall", "incomingCallInfo", "callStarted", "callUpdated"],
  learn: async ({ state, call: call2 }) => {
    if (!state.call.id) return {};
    const [record3, variables] = await Promise.all([call2("getCRMMap"), call2("getCallAttachedVariables")]);
    return { ...recordOf(record3), ...variablesOf(variables ?? []) };
  },
  acts: {
    "customer.write": async ({ call: call2, learn }, id, value) => {
      await call2("setCallAttachedVariable", { id, value });
      await learn();
    },
    "customer.choose": async ({ mine, call: call2, learn }, value) => {
      await call2("setCallAttachedVariable", { id: mine.choiceId, value });
      await learn();
    }
  }
};
function after4(mine, event, _at, { call: call2 }) {
  const theirs = call2.id === mine.callId ? mine : { ...NOBODY, callId: call2.id };
  if (event.event !== "callCRMRecordChanged" || event.callSessionId !== call2.id) return theirs;
  return { ...theirs, ...recordOf(event.record) };
}
function recordOf(told3) {
  const pairs = told3 && "attributes" in told3 ? told3.attributes : told3 ?? [];
  const values = Object.fromEntries(pairs.map((one) => [one.key ?? "", one.value ?? ""]));
  const { [RECORD_ID]: recordId = "", [CANDIDATES]: candidates = "", ...record3 } = values;
  return { record: record3, recordId, candidates: candidates.split(";").filter(Boolean) };
}
function variablesOf(told3) {
  const choice = told3.find((one) => one.groupName === "Customer" && one.name === RECORD_ID);
  const variables = told3.map((one) => [one.id ?? "", { value: one.value ?? "", kind: kindOf2(one.type) }]);
  return { choiceId: choice?.id ?? "", variables: Object.fromEntries(variables) };
}

// desk/src/features/dnc.ts
var dnc = {
  name: "dnc",
  initial: { number: "", failed: "" },
  after: (mine, event) => {
    if (event.event !== "failedAddingNumberToDNC") return mine;
    return { number: event.number ?? mine.number, failed: event.cause ?? "" };
  },
  acts: {
    "dnc.add": async ({ call: call2, change }, number) => {
      change({ number, failed: "" });
      await call2("addNumberToDnc", { number });
    }
  }
};

// desk/src/features/fields.ts
var WIDE = 50;
var fields = {
  name: "fields",
  initial: { shown: [] },
  relearn: ["permissionsUpdated"],
  learn: async ({ call: call2 }) => {
    const [views, types] = await Promise.all([call2("getCAVFieldViews"), call2("getCrmFieldDataTypes")]);
    return { shown: shownOf(views ?? [], types ?? []) };
  }
};
function shownOf(views, types) {
  const known = new Map(types.map((one) => [one.name, rulesOfField(one)]));
  return [...views].sort((one, other) => (one.order ?? 0) - (other.order ?? 0)).map((one) => {
    const [group = "", ...rest] = (one.name ?? "").split(".");
    const name = rest.join(".");
    const ofContact = one.type === VariableView.CONTACT_FIELD;
    return {
      id: one.cavId ?? "",
      group,
      name,
      ofContact,
      editable: one.editable ?? false,
      wide: (one.width ?? 0) > WIDE,
      rules: (ofContact ? known.get(name) : void 0) ?? rules("STRING")
    };
  });
}

// desk/src/features/messages.ts
var MOST_LINES = 200;
var MOST_TALKS = 50;
var messages = {
  name: "messages",
  initial: { talks: [], invitations: [], people: [], skills: [] },
  after: after5,
  acts: {
    "messages.look": async ({ state, call: call2, change }) => {
      const [people, skills2] = await Promise.all([call2("getLoggedUsers"), call2("getAllSkills")]);
      change({
        people: (people ?? []).filter((one) => one.name !== state.session.user),
        skills: skills2 ?? []
      });
    },
    "messages.invite": async ({ call: call2 }, chatId, name) => {
      await call2("inviteUserToChat", { chatId, userInfo: { name } });
    },
    "messages.answer": async (doing, chatId, accept) => {
      const help = doing.mine.invitations.find((one) => one.chatId === chatId)?.help ?? false;
      if (help && accept) await doing.call("acceptChatRequest", { chatId });
      else await doing.call("processChatInvite", { chatId, accept });
      doing.change({ invitations: uninvited(doing.mine, chatId) });
    },
    "messages.write": write,
    "messages.chat": async ({ call: call2 }, users) => {
      const chatId = await call2("createChat") ?? "";
      for (const name of users) await call2("inviteUserToChat", { chatId, userInfo: { name } });
    },
    "messages.leave": async ({ call: call2 }, chatId) => void await call2("exitChat", { chatId }),
    "messages.end": async ({ call: call2 }, chatId) => void await call2("endChat", { chatId }),
    "messages.remove": async ({ call: call2 }, chatId, name) => {
      await call2("kickUserFromChat", { chatId, userInfo: { name } });
    },
    "messages.help": async ({ call: call2 }) => void await call2("requestHelpChat"),
    "messages.read": ({ mine, change }, id) => {
      change({ talks: mine.talks.map((one) => one.id === id && one.unread ? { ...one, unread: 0 } : one) });
    },
    "messages.forget": ({ mine, change }, id) => {
      change({ talks: mine.talks.filter((one) => one.id !== id) });
    }
  }
};
async function write(doing, id, message) {
  const { call: call2, around } = doing;
  const [kind = "", ...rest] = id.split(" ");
  const whom = rest.join(" ");
  if (id === "all") await call2("sendBroadcastMessage", { message });
  else if (kind === "user") await call2("sendUserMessage", { user: { name: whom }, message });
  else if (kind === "skill") await call2("sendSkillBroadcastMessage", { skill: { id: whom }, message });
  else await call2("sendChatMessage", { chatId: id, message });
  const line = { from: "", text: message, note: null, at: around.now() };
  doing.change({ talks: said2(doing.mine, talkOf(id, doing.state), line, 0) });
}
function talkOf(id, { messages: messages2 }) {
  const found2 = messages2.talks.find((one) => one.id === id);
  if (found2) return found2;
  const [kind = "", ...rest] = id.split(" ");
  const whom = rest.join(" ");
  if (kind === "user") return talk(id, "user", [whom]);
  const skill = messages2.skills.find((one) => one.skillId === whom)?.name ?? whom;
  return kind === "skill" ? talk(id, "skill", [skill]) : talk(id, kind === "all" ? "all" : "chat");
}
function talk(id, kind, people = [], own = false) {
  return { id, kind, with: people, own, lines: [], unread: 0, over: false };
}
function after5(mine, event, at, state) {
  return invitedAfter(chatAfter(writtenAfter(mine, event, at), event, at, state), event);
}
function writtenAfter(mine, event, at) {
  const line = (from = "", text2 = "") => ({ from, text: text2, note: null, at });
  if (event.event === "chatMessageDialog") {
    const id = `user ${event.from}`;
    return { ...mine, talks: said2(mine, talk(id, "user", [event.from ?? ""]), line(event.from, event.msg)) };
  }
  if (event.event === "chatBroadcastMessageReceived") {
    const begun2 = event.type === MessageType.SKILL ? talk("skills", "skill") : talk("all", "all");
    return { ...mine, talks: said2(mine, begun2, line(event.from, event.message)) };
  }
  return mine;
}
function chatAfter(mine, event, at, { session: session2 }) {
  const noted = (chatId = "", note, from = "", over2 = false) => {
    const there = mine.talks.find((one) => one.id === chatId);
    if (!there) return mine;
    const talks2 = said2(mine, there, { from, text: "", note, at }, 0);
    return {
      ...mine,
      talks: talks2.map((one) => one.id === chatId ? { ...one, over: one.over || over2 } : one)
    };
  };
  switch (event.event) {
    case "chatParticipantStarted": {
      const own = event.requestor?.name === session2.user;
      const begun2 = talk(event.chatId ?? "", "chat", own ? [] : [event.requestor?.name ?? ""], own);
      return {
        ...mine,
        talks: [begun2, ...mine.talks.filter((one) => one.id !== begun2.id)].slice(0, MOST_TALKS)
      };
    }
    case "chatParticipantUpdated": {
      const people = event.participants.map((one) => one.name ?? "").filter((one) => one !== session2.user);
      const change = (one) => one.id === event.chatId ? { ...one, with: people } : one;
      return { ...mine, talks: mine.talks.map(change) };
    }
    case "chatMessageReceived": {
      const line = { from: event.from?.name ?? "", text: event.message ?? "", note: null, at };
      return { ...mine, talks: said2(mine, talk(event.chatId ?? "", "chat"), line) };
    }
    case "chatUserJoined":
      return event.userInfo?.name === session2.user ? mine : noted(event.chatId, "joined", event.userInfo?.name);
    case "chatUserLeft":
      if (event.userInfo?.name === session2.user) return noted(event.chatId, "ended", "", true);
      return noted(event.chatId, "left", event.userInfo?.name);
    case "chatUserDeclined":
      return noted(event.chatId, "declined", event.userInfo?.name);
    case "chatUserDidNotRespond":
      return noted(event.chatId, event.userInfo ? "silent" : "nobody", event.userInfo?.name);
    case "chatKickedFrom":
      return noted(event.chatId, "removed", "", true);
    case "chatEnded":
      return noted(event.chatId, "ended", "", true);
    case "chatLoggedUsersUpdated":
      return { ...mine, people: event.users.filter((one) => one.name !== session2.user) };
    default:
      return mine;
  }
}
function invitedAfter(mine, event) {
  switch (event.event) {
    case "chatInvite": {
      const { chatId = "", requestor, request = false } = event;
      const invitation = { chatId, who: requestor?.name ?? "", help: request };
      return { ...mine, invitations: [...uninvited(mine, chatId), invitation] };
    }
    case "chatInviteCancelled":
    case "chatParticipantStarted":
      return { ...mine, invitations: uninvited(mine, event.chatId) };
    default:
      return mine;
  }
}
function uninvited({ invitations }, chatId = "") {
  return invitations.filter((one) => one.chatId !== chatId);
}
function said2({ talks: talks2 }, begun2, line, unread = 1) {
  const there = talks2.find((one) => one.id === begun2.id);
  const next = (one) => ({
    ...one,
    lines: [...one.lines, line].slice(-MOST_LINES),
    unread: one.unread + unread
  });
  if (!there) return [next(begun2), ...talks2].slice(0, MOST_TALKS);
  return talks2.map((one) => one === there ? next(one) : one);
}
function unreadOf({ messages: messages2 }) {
  return messages2.talks.reduce((sum2, one) => sum2 + one.unread, messages2.invitations.length);
}
function shortName(user) {
  return user.split("@")[0] ?? user;
}

// desk/src/features/notices.ts
var NONE3 = { notices: [], maintenance: null, password: null };
var notices = {
  name: "notices",
  stays: true,
  initial: NONE3,
  after: after6,
  acts: {
    "notices.answer": async (doing, noticeid, accept) => {
      await doing.call("acknowledgeNotice", { noticeid, accept });
      const rest = doing.mine.notices.filter((one) => one.id !== noticeid);
      if (accept) doing.change({ notices: rest });
    },
    "notices.maintenanceRead": ({ change }) => change({ maintenance: null }),
    "notices.changePassword": async ({ desk: desk2, call: call2, change }, newPassword) => {
      await call2("changePassword", { newPassword });
      change({ password: null });
      await desk2.renew(newPassword);
    },
    "notices.passwordLater": ({ mine, change }) => {
      if (!mine.password?.mandatory) change({ password: null });
    }
  }
};
function after6(mine, event, at) {
  switch (event.event) {
    case "maintenanceNotice": {
      const notice = { id: event.id ?? "", title: event.annotation ?? "", text: event.text ?? "" };
      return { ...mine, notices: [...mine.notices.filter((one) => one.id !== notice.id), notice] };
    }
    case "maintenanceAnounce":
      return { ...mine, maintenance: { phase: "planned", at: at + (event.when ?? 0) } };
    case "maintenanceCanceled":
      return { ...mine, maintenance: { phase: "canceled", at: 0 } };
    case "maintenanceStarted":
      return { ...mine, maintenance: { phase: "running", at: 0 } };
    case "maintenanceStateChanged":
      return { ...mine, maintenance: { phase: "running", at: at + (event.remainingTime ?? 0) } };
    case "maintenanceRelogin":
      return { ...mine, maintenance: { phase: "goodbye", at: mine.maintenance?.at ?? 0 } };
    case "maintenanceCompleted":
      return { ...mine, maintenance: { phase: "over", at: 0 } };
    case "passwordChangeRequired": {
      const { manadatory: mandatory = false, cause = "", policy } = event;
      return { ...mine, password: { mandatory, cause, policy } };
    }
    case "userUpdate":
      return BigInt(event.flags) & UserFlag.MUST_CHANGE_PASSWORD ? mine : { ...mine, password: null };
    case "logoutProcessFinished":
      return { ...mine, notices: [], password: null };
    default:
      return mine;
  }
}
var KEEPS = {
  [PasswordAspect.MIN_LENGTH]: (password, count) => password.length >= count,
  [PasswordAspect.SPECIAL_CHARACTER]: (password, count) => has(password, /[^\p{L}\p{N}\s]/gu, count),
  [PasswordAspect.CAPITAL_LETTER]: (password, count) => has(password, /\p{Lu}/gu, count),
  [PasswordAspect.DIGIT]: (password, count) => has(password, /\p{Nd}/gu, count)
};
function has(password, sign, count) {
  return (password.match(sign) ?? []).length >= count;
}
function rulesIn(policy) {
  return policy.filter((one) => (one.aspect ?? "") in KEEPS && Number(one.count ?? 0) > 0);
}
function missingIn(password, policy) {
  return rulesIn(policy).filter((one) => !KEEPS[one.aspect ?? ""]?.(password, Number(one.count ?? 0)));
}

// desk/src/features/options.ts
var ASKED = ["AUTO_ANSWER", "AUTO_HANG_UP"];
var options = {
  name: "options",
  initial: { on: {} },
  after: (mine, event) => event.event === "optionsUpdated" ? { on: { ...mine.on, ...read(event.options?.attributes) } } : mine,
  learn: async ({ state, call: call2 }) => {
    const told3 = await Promise.all(
      ASKED.map(async (option) => ({ key: option, value: await call2("getOption", { option }) ?? "" }))
    );
    return { on: { ...state.options.on, ...read(told3) } };
  },
  acts: {
    "options.set": async ({ call: call2 }, option, on) => {
      await call2("setOption", { option, value: String(on) });
    }
  }
};
function read(told3 = []) {
  const known = told3.filter((one) => (one.key ?? "") in Option);
  return Object.fromEntries(known.map((one) => [one.key, one.value === "true"]));
}

// desk/src/features/others.ts
var NOBODY2 = {
  callId: "",
  consult: null,
  transferring: false,
  heldAt: 0,
  customerLeft: false,
  people: []
};
var others = {
  name: "others",
  initial: NOBODY2,
  after: (mine, event, at, state) => peopleAfter(consultAfter(ofCall(mine, state, NOBODY2), event, at, state), event),
  learn: async ({ call: call2, state }) => {
    const { id, campaignId } = state.call;
    if (!id) return { people: [] };
    const info = await call2("getDispositionsInfo", { campaignId });
    return { people: (info?.participants ?? []).filter((one) => one.callSessionId !== id) };
  },
  acts: {
    "consult.complete": async ({ call: call2, mine }) => {
      await call2(mine.consult?.kind === "conference" ? "completeConference" : "completeTransfer");
    },
    "consult.cancel": async ({ call: call2, mine }) => {
      await call2(mine.consult?.kind === "conference" ? "cancelConference" : "cancelTransfer");
    },
    "others.remove": async ({ call: call2 }, callSessionId) => {
      await call2("removeConferenceParticipant", { callSessionId });
    },
    "others.park": async ({ call: call2 }, callSessionId) => {
      await call2("parkConferenceParticipant", { callSessionId });
    },
    "others.leave": async ({ call: call2 }, dispositionId, again) => {
      if (dispositionId === void 0) await call2("leaveConference3", { dispositionCallId: "0" });
      else if (again === void 0) await call2("leaveConference", { dispositionId });
      else await call2("leaveConference2", { dispositionId, redialTimeout: String(again) });
    }
  }
};
function consulting({ others: others2 }) {
  return others2.consult?.warm ?? false;
}
var AT_ONCE = 100;
function consultAfter(mine, event, at, state) {
  const { consult } = mine;
  switch (event.event) {
    case "transferStarted":
      return { ...mine, transferring: true };
    case "callOnHold":
      return { ...mine, heldAt: at };
    case "callInitiated":
      return inCall(state) ? { ...mine, transferring: false, consult: called(mine, event, at) } : mine;
    case "callStarted":
      if (!consult || !event.callSessionId || event.callSessionId === state.call.id) return mine;
      return { ...mine, consult: { ...consult, id: event.callSessionId, answered: true, since: at } };
    case "operationsAllowedChanged":
      if (!consult || consult.warm || !may(state, "completeConference")) return mine;
      return { ...mine, consult: { ...consult, warm: true } };
    case "transferCallDisconnected":
      return { ...mine, customerLeft: true };
    case "consultCallDisconnected":
    case "transferCompleted":
    case "transferError":
    case "conferenceCompleted":
    case "conferenceCreateFailed":
    case "conferenceError":
      return { ...mine, consult: null, transferring: false };
    default:
      return mine;
  }
}
function called(mine, event, at) {
  return {
    kind: mine.transferring ? "transfer" : "conference",
    warm: mine.transferring || at - mine.heldAt < AT_ONCE,
    id: "",
    who: event.number ?? "",
    since: at,
    answered: false
  };
}
function inCall({ call: call2 }) {
  return call2.phase === "talking" || call2.phase === "held";
}
function peopleAfter(mine, event) {
  if (event.event === "conferenceParticipantAdded" && event.info) {
    const { info } = event;
    const rest = mine.people.filter((one) => one.callSessionId !== info.callSessionId);
    const waits = mine.consult?.warm ? mine.consult : null;
    return { ...mine, consult: waits, people: [...rest, info] };
  }
  if (event.event === "conferenceParticipantRemoved") {
    const gone = event.info?.callSessionId;
    return { ...mine, people: mine.people.filter((one) => one.callSessionId !== gone) };
  }
  return mine;
}

// desk/src/features/player.ts
var player = {
  name: "player",
  initial: { playing: null, volume: 1 },
  learn: async ({ call: call2 }) => ({ volume: await call2("getAudioPlayerVolume") ?? 1 }),
  after: (mine, event) => {
    switch (event.event) {
      case "recordingPlayFinished":
      case "incomingCall":
      case "voicemailEnded":
        return mine.playing ? { ...mine, playing: null } : mine;
      default:
        return mine;
    }
  },
  acts: {
    "player.play": async ({ mine, around, call: call2, change }, id, length) => {
      if (mine.playing) await call2("stopAudioPlaying");
      if (id) await call2("playRecording", { voicemailId: id });
      else await call2("playVoicemail");
      change({ playing: { id, length, position: 0, at: around.now(), paused: false } });
    },
    "player.pause": async (doing, paused) => {
      await doing.call(paused ? "pauseAudioPlaying" : "resumeAudioPlaying");
      const at = doing.around.now();
      const { playing } = doing.mine;
      if (playing) doing.change({ playing: { ...playing, position: positionOf(playing, at), at, paused } });
    },
    "player.seek": async (doing, position) => {
      await doing.call("setAudioPlayingPosition", { position: String(position) });
      const { playing } = doing.mine;
      if (playing) doing.change({ playing: { ...playing, position, at: doing.around.now() } });
    },
    "player.volume": async ({ call: call2, change }, volume) => {
      await call2("setAudioPlayerVolume", { volume });
      change({ volume });
    },
    "player.stop": async ({ call: call2, change }) => {
      await call2("stopAudioPlaying");
      change({ playing: null });
    }
  }
};
function positionOf({ position, at, paused, length }, now) {
  return Math.min(length, paused ? position : position + Math.max(0, now - at));
}

// desk/src/features/preview.ts
var NONE4 = {
  phase: "none",
  since: 0,
  callId: "",
  campaignId: "",
  name: "",
  record: {},
  numbers: [],
  dispositionId: "",
  skips: []
};
var preview = {
  name: "preview",
  initial: NONE4,
  after: after7,
  relearn: ["previewInitiated", "previewRenewed"],
  learn: async ({ state, call: call2 }) => {
    if (state.preview.phase !== "looking") return {};
    return { skips: await call2("getPreviewSkipDispositions2") ?? [] };
  },
  acts: {
    "preview.dial": async ({ call: call2 }, number) => void await call2("makePreviewCall", { number }),
    "preview.skip": async ({ call: call2 }, dispositionId, again) => {
      if (again === void 0) await call2("setSkipPreviewCall", { dispositionId });
      else await call2("setSkipPreviewCall2", { dispositionId, timeout: String(again) });
    },
    "preview.again": async ({ call: call2 }, dispositionId = "0") => {
      await call2("continuePreview", { dispositionId, dialAgain: true });
    },
    "preview.end": async ({ call: call2 }, dispositionId = "0") => {
      await call2("endPreviewCall", { dispositionId });
    }
  }
};
function after7(mine, event, at) {
  switch (event.event) {
    case "updateStatus": {
      const current = event.status?.currentCall;
      return mine.phase === "none" && current && isPreview(current) ? begun(current, at) : mine;
    }
    case "previewInitiated":
      return event.callinfo ? begun(event.callinfo, at) : mine;
    case "previewDialingStarted":
      return moved2(mine, "dialing", at);
    case "previewRenewed":
      return moved2(mine, "looking", at);
    case "previewWaitDisposition":
      return { ...moved2(mine, "deciding", at), dispositionId: event.dispositionId ?? "0" };
    case "previewCRMRecordChanged":
      return {
        ...mine,
        name: nameOf(event.record),
        record: recordOf(event.record).record,
        numbers: restricted(numbersOf(recordOf(event.record).record), event.restriction)
      };
    case "recordRestrictionsChanged":
      return { ...mine, numbers: restricted(mine.numbers, event.restriction) };
    case "previewEnded":
      return NONE4;
    default:
      return mine;
  }
}
function isPreview({ callType = 0 }) {
  return callType >= CallType.OUTBOUND_PREVIEW;
}
function begun(info, since) {
  const number = info.number ?? "";
  return {
    ...NONE4,
    phase: "looking",
    since,
    callId: info.callSessionId ?? "",
    campaignId: info.campaignId ?? "",
    // Which number this is, and what else there is, comes with the record.
    numbers: number ? [{ place: 1, number, restricted: false }] : []
  };
}
function moved2(mine, phase, since) {
  return mine.phase === phase ? mine : { ...mine, phase, since };
}
function numbersOf(record3) {
  return [1, 2, 3].flatMap((place) => {
    const number = record3[`number${place}`] ?? "";
    return number ? [{ place, number, restricted: false }] : [];
  });
}
function restricted(numbers, told3) {
  const places = new Set(told3.filter((one) => one.dialrestricted).map((one) => one.number));
  return numbers.map((one) => ({ ...one, restricted: places.has(one.place) }));
}
function isPreviewing({ preview: preview2, call: call2 }) {
  return call2.phase === "none" && (preview2.phase === "looking" || preview2.phase === "deciding");
}

// desk/src/features/queue.ts
var queue = {
  name: "queue",
  initial: { calls: [] },
  after: (mine, event) => event.event === "callsQueueUpdated" ? { calls: event.calls } : mine
};

// desk/src/features/recording.ts
var NONE5 = {
  callId: "",
  recorded: false,
  automatic: false,
  paused: false,
  pausedAt: 0,
  pauses: 0
};
var recording = {
  name: "recording",
  initial: NONE5,
  after: (mine, event, at, state) => recordedAfter(ofCall(mine, state, NONE5), event, at),
  learn: async ({ call: call2, state }) => {
    if (!state.call.id) return {};
    const told3 = await call2("getRecordingState");
    const paused = told3?.paused ?? false;
    const pauses = told3?.pauses ?? [];
    const pausedAt = paused ? Number(pauses.at(-1)?.since ?? 0) : 0;
    return { recorded: told3?.recorded ?? false, paused, pausedAt, pauses: pauses.length };
  },
  acts: {
    "recording.record": async ({ call: call2 }, flag) => void await call2("recordCall", { flag }),
    "recording.pause": async ({ call: call2 }, on) => void await call2(on ? "pauseRecording" : "resumeRecording")
  }
};
function recordedAfter(mine, event, at) {
  switch (event.event) {
    case "recordingStarted":
      return { ...mine, recorded: true, automatic: event.autoRecording ?? false };
    case "recordingStopped":
      return { ...mine, recorded: false, paused: false, pausedAt: 0 };
    case "recordingPaused":
      return { ...mine, paused: true, pausedAt: at, pauses: mine.pauses + 1 };
    case "recordingResumed":
      return { ...mine, paused: false, pausedAt: 0 };
    default:
      return mine;
  }
}

// desk/src/features/session.ts
var PLACE4 = "login";
var KNOWN = 5e3;
var IN_THE_WAY = /* @__PURE__ */ new Set(["DUPLICATE_LOGIN", "STATION_BUSY"]);
var session = {
  name: "session",
  stays: true,
  initial: { user: "", away: false, entering: false, heard: false, inTheWay: false, ended: null, last: null },
  after: (mine, event) => {
    if (event.event !== "setSoftphoneStatus") return mine;
    return { ...mine, heard: event.status === SoftphoneStatus.CONNECTED };
  },
  acts: {
    "session.remembered": async ({ around, change }) => {
      change({ last: JSON.parse(await around.keep.get(PLACE4) ?? "null") });
    },
    "session.logIn": async (doing, wanted) => {
      doing.change({ entering: true, inTheWay: false, ended: null });
      try {
        await enter(doing, wanted);
      } catch (error) {
        doing.change({ inTheWay: error instanceof Refused && IN_THE_WAY.has(error.code) });
        throw error;
      } finally {
        doing.change({ entering: false });
      }
    },
    "session.logOut": async ({ desk: desk2, state, call: call2 }, reasonId = "0") => {
      if (state.agent.loggedIn) await call2("logout", { reasonId });
      await desk2.end();
    }
  }
};
async function enter(doing, wanted) {
  const { desk: desk2, change } = doing;
  await desk2.admit(wanted.user, wanted.password);
  await remember2(doing, wanted);
  if (wanted.type === "SOFTPHONE") {
    if (!desk2.softphone) throw new NotDone("NO_AUDIO_HERE");
    change({ heard: false });
    await desk2.softphone.attach();
    if (desk2.softphone.state.line.kind !== "up") return;
    await until(() => doing.mine.heard, desk2.subscribe.bind(desk2), KNOWN);
  }
  if (doing.state.agent.loggedIn) return;
  const login = {
    userName: wanted.user,
    password: wanted.password,
    stationId: wanted.type === "SOFTPHONE" ? "" : wanted.station,
    stationType: wanted.type
  };
  if (wanted.force) await doing.call("loginAsync2", { ...login, force: true });
  else await doing.call("login", login);
}
async function remember2({ around }, { user, type, station, remember: remember3 }) {
  await around.keep.set(PLACE4, remember3 ? JSON.stringify({ user, type, station }) : "null");
}
async function until(so, subscribe, patience) {
  if (so()) return;
  await new Promise((resolve) => {
    const done = () => {
      leave();
      clearTimeout(late);
      resolve();
    };
    const leave = subscribe(() => so() && done());
    const late = setTimeout(done, patience);
  });
}

// desk/src/features/voicemails.ts
var voicemails = {
  name: "voicemails",
  initial: { all: [], greeting: null },
  after: (mine, event) => {
    switch (event.event) {
      case "recordingsChanged":
        return sortedOut(event.recordings);
      case "recordingAdded":
        return event.recording && isGreeting(event.recording) ? { ...mine, greeting: event.recording } : mine;
      case "voicemailAdded":
        return event.value ? { ...mine, all: sorted2([event.value, ...without(mine.all, event.value)]) } : mine;
      default:
        return mine;
    }
  },
  // They come by an event.
  learn: async ({ call: call2 }) => {
    await call2("requestRecordings");
    return {};
  },
  acts: {
    "voicemails.save": async ({ call: call2, around }, voicemailId) => {
      await showFile(() => call2("saveRecording", { voicemailId, path: "" }), around.open.bind(around));
    },
    "voicemails.remove": async ({ call: call2 }, voicemailId) => {
      await call2("removeRecording", { voicemailId });
    },
    "voicemails.greet": async ({ call: call2 }, arg0) => void await call2("uploadGreeting", { arg0 }),
    "voicemails.resetGreeting": async ({ call: call2 }) => void await call2("resetGreeting")
  }
};
async function showFile(ask, open2) {
  try {
    await ask();
  } catch (error) {
    const url = error instanceof Refused && error.code === "DOWNLOAD_INSTEAD" ? addressIn(error.message) : "";
    if (!url) throw error;
    open2(url);
  }
}
function addressIn(text2) {
  return /https?:\/\/\S+\.wav/u.exec(text2)?.[0] ?? "";
}
function sortedOut(recordings) {
  return {
    all: sorted2(recordings.filter((one) => !isGreeting(one))),
    greeting: recordings.find(isGreeting) ?? null
  };
}
function isGreeting({ flags }) {
  return (BigInt(flags) & RecordingFlag.GREETING) !== 0n;
}
function isUnheard({ flags }) {
  return (BigInt(flags) & RecordingFlag.UNREAD) !== 0n;
}
function without(all, { id }) {
  return all.filter((one) => one.id !== id);
}
function sorted2(all) {
  return [...all].sort((one, other) => Number(other.created ?? 0) - Number(one.created ?? 0));
}

// desk/src/features/voicemail.ts
var NONE6 = {
  phase: "none",
  since: 0,
  id: "",
  number: "",
  name: "",
  created: 0,
  length: 0,
  campaignId: "0",
  comments: ""
};
var voicemail = {
  name: "voicemail",
  initial: NONE6,
  after: after8,
  acts: {
    "voicemail.accept": async ({ call: call2 }) => void await call2("acceptVoicemail"),
    "voicemail.reject": async ({ call: call2 }) => void await call2("rejectVoicemail"),
    "voicemail.finish": async ({ call: call2 }, comments) => void await call2("processVoicemail", { comments }),
    "voicemail.transfer": async ({ call: call2 }, number) => void await call2("transferVoicemail", { number }),
    "voicemail.delete": async ({ call: call2 }, comments) => void await call2("deleteVoicemail", { comments }),
    "voicemail.save": async ({ call: call2, around }) => {
      await showFile(() => call2("saveVoicemail", { path: "" }), around.open.bind(around));
    }
  }
};
function after8(mine, event, at) {
  switch (event.event) {
    case "voicemailDelivered":
      return { ...told(NONE6, event), phase: "offered", since: at };
    case "voicemailAccepted":
      return { ...told(mine, event), phase: "working", since: at };
    case "voicemailStateChanged":
      return told(mine, event);
    case "voicemailPostponed":
      return event.voicemailId === mine.id ? { ...mine, phase: "postponed", since: at } : mine;
    case "voicemailResumed":
      return event.voicemailId === mine.id ? { ...mine, phase: "working", since: at } : mine;
    case "voicemailCRMRecordChanged":
      return event.voicemailId === mine.id ? { ...mine, name: nameOf(event.record) || mine.name } : mine;
    case "voicemailEnded":
      return event.voicemailId === mine.id ? NONE6 : mine;
    default:
      return mine;
  }
}
function told(mine, event) {
  const title = "customerTitle" in event ? event.customerTitle : "";
  const number = event.remoteNumber ?? mine.number;
  return {
    ...mine,
    id: event.voicemailId ?? "",
    number,
    name: title || mine.name || number,
    created: Number(event.created ?? 0),
    length: Number(event.length ?? 0),
    campaignId: event.campaignId ?? "0",
    comments: event.initialComments ?? ""
  };
}
function isWorking({ voicemail: voicemail2, call: call2 }) {
  return voicemail2.phase === "working" && call2.phase === "none";
}

// desk/src/strip/counts.ts
var COUNTS = {
  callbacks: ({ callbacks: callbacks2 }) => callbacks2.all.filter(isReminding).length,
  voicemails: ({ voicemails: voicemails2 }) => voicemails2.all.filter(isUnheard).length,
  messages: unreadOf
};
function countsOf(state) {
  return Object.entries(COUNTS).map(([name, of]) => ({ name, count: of(state) })).filter(({ count }) => count > 0);
}

// desk/src/strip/model.ts
function moodOf(state) {
  const { agent: agent2, call: call2, session: session2 } = state;
  if (!agent2.loggedIn) return session2.entering ? "entering" : "out";
  if (isPreviewing(state)) return "preview";
  if (isWorking(state)) return "voicemail";
  if (call2.phase === "none") return agent2.ready ? "ready" : "notReady";
  return call2.phase === "held" && consulting(state) ? "consulting" : call2.phase;
}
function sinceOf(state) {
  if (!state.agent.loggedIn) return 0;
  if (isPreviewing(state)) return state.preview.since;
  if (isWorking(state)) return state.voicemail.since;
  const { phase, since, connectedAt } = state.call;
  if (phase === "none") return state.agent.since;
  return phase === "talking" ? connectedAt : since;
}
function stripOf(state) {
  const mood = moodOf(state);
  const { call: call2, session: session2, agent: agent2, trouble: trouble2, others: others2 } = state;
  const between = mood === "ready" || mood === "notReady";
  return {
    mood,
    since: sinceOf(state),
    away: session2.away,
    trouble: trouble2.now?.code ?? session2.ended?.code ?? "",
    ...whoOf2(state),
    about: mood === "consulting" ? others2.consult?.who ?? "" : call2.id ? aboutOf(state) : "",
    waited: mood === "offered" ? call2.waited : 0,
    notes: notesOf(state),
    wrapUpEnds: mood === "wrapUp" ? call2.wrapUpEnds : 0,
    buttons: buttonsOf(state, mood),
    reasons: mood === "ready" && agent2.reasonsAsked ? agent2.reasons.map(named) : [],
    waiting: between ? waitingOf(state) : null,
    counts: between ? countsOf(state) : []
  };
}
function whoOf2(state) {
  const { call: call2, callingBack: callingBack2, preview: preview2, voicemail: voicemail2 } = state;
  if (isPreviewing(state)) return { who: preview2.name, number: preview2.numbers[0]?.number ?? "" };
  if (isWorking(state)) return { who: voicemail2.name, number: "" };
  const name = call2.name || callingBack2.offer?.name || "";
  const number = call2.number || callingBack2.offer?.number || "";
  return name ? { who: name, number } : { who: number, number: "" };
}
function named({ id = "0", name = "" }) {
  return { id, name };
}
function waitingOf({ queue: queue2 }) {
  const count = queue2.calls.length;
  return count ? { count, since: Math.min(...queue2.calls.map((one) => Number(one.created))) } : null;
}
function notesOf({ agent: agent2, call: call2, recording: recording2, others: others2 }) {
  const spoken = call2.phase === "talking" || call2.phase === "held";
  const notes = [
    ["automatic", call2.phase === "offered" && !call2.mustAnswer],
    ["recording", spoken && recording2.recorded && !recording2.paused],
    ["paused", spoken && recording2.paused],
    ["muted", spoken && call2.muted],
    ["conference", spoken && others2.people.length > 0],
    ["forced", call2.phase === "none" && agent2.forcedBy !== 0],
    ["pendingReady", agent2.pending?.ready === true],
    ["pendingNotReady", agent2.pending?.ready === false]
  ];
  return notes.filter(([, so]) => so).map(([note]) => note);
}
function buttonsOf(state, mood) {
  switch (mood) {
    case "ready":
      return [
        button("notReady", { act: "agent.notReady", given: [] }, "plain", may(state, "setNotReadyState"))
      ];
    case "notReady":
      return [button("ready", { act: "agent.ready", given: [] }, "key", may(state, "setReadyState"))];
    case "offered":
      return state.callingBack.offer ? backButtons(state) : offerButtons(state);
    case "connecting":
      return [end(state)];
    case "talking":
    case "held":
      return [
        mute(state),
        hold(state, mood === "held"),
        keys(state),
        record2(state),
        transfer(state),
        end(state)
      ];
    case "consulting":
      return consultButtons(state);
    case "preview":
    case "voicemail":
      return [button("work", { open: "" }, "key", true)];
    case "wrapUp":
      return [button("wrapUp", { open: "" }, "key", true)];
    default:
      return [button("logIn", { open: "" }, "key", true)];
  }
}
function offerButtons(state) {
  return [
    button("answer", { act: "call.answer", given: [] }, "key", may(state, "softphonePickupPhone")),
    button("decline", { act: "call.decline", given: [] }, "plain", may(state, "rejectCall"))
  ];
}
function backButtons(state) {
  return [
    button("callBack", { act: "callingBack.accept", given: [] }, "key", may(state, "answerLiveCallback")),
    button("decline", { act: "callingBack.refuse", given: [] }, "plain", may(state, "rejectLiveCallback"))
  ];
}
function consultButtons(state) {
  const conference = state.others.consult?.kind === "conference";
  const [join, leave] = conference ? ["completeConference", "cancelConference"] : ["completeTransfer", "cancelTransfer"];
  return [
    keys(state),
    button("consultCancel", { act: "consult.cancel", given: [] }, "plain", may(state, leave)),
    button(
      conference ? "consultJoin" : "consultComplete",
      { act: "consult.complete", given: [] },
      "key",
      may(state, join)
    )
  ];
}
function mute(state) {
  const { muted } = state.call;
  const press = { act: "call.mute", given: [!muted] };
  return { ...button("mute", press, "plain", may(state, "setMute")), pressed: muted };
}
function hold(state, held) {
  const press = { act: "call.hold", given: [!held] };
  const allowed2 = may(state, "toggleHold", String(!held));
  return { ...button("hold", press, "plain", allowed2), pressed: held };
}
function keys(state) {
  return button("keypad", { keys: true }, "plain", may(state, "sendDTMF"));
}
function record2(state) {
  const { recorded: recorded2, paused } = state.recording;
  if (!recorded2) {
    return button(
      "record",
      { act: "recording.record", given: [true] },
      "plain",
      may(state, "recordCall", "true")
    );
  }
  const allowed2 = may(state, paused ? "resumeRecording" : "pauseRecording");
  const press = { act: "recording.pause", given: [!paused] };
  return { ...button("leaveOut", press, "plain", allowed2), pressed: paused };
}
function transfer(state) {
  return button("transfer", { open: "transfer" }, "plain", may(state, "transferCallTo"));
}
function end(state) {
  const wrapsUp = wrapsUpAfter(state);
  const press = wrapsUp ? { act: "call.end", given: [] } : { open: "finish" };
  return button("end", press, "stop", may(state, wrapsUp ? "disconnectCall" : "finishCall"));
}
function wrapsUpAfter({ agent: agent2, call: call2 }) {
  const asks = call2.type !== CallType.INTERNAL && call2.type !== CallType.TEST;
  return !asks || (agent2.permissions.canWrapUpCalls ?? true);
}
function button(name, press, kind, allowed2) {
  return { name, press, kind, refused: !allowed2 };
}

// desk/src/features/strip.ts
var OUT = {
  mood: "out",
  since: 0,
  away: false,
  trouble: "",
  who: "",
  number: "",
  about: "",
  waited: 0,
  notes: [],
  wrapUpEnds: 0,
  buttons: [],
  reasons: [],
  waiting: null,
  counts: []
};
var strip = {
  name: "strip",
  stays: true,
  initial: OUT,
  watch: (_before, { state, mine, change }) => {
    const next = stripOf(state);
    if (JSON.stringify(next) !== JSON.stringify(mine)) change(next);
  }
};

// desk/src/features/today.ts
var PAGE = 200;
var PAGES = 5;
var today = {
  name: "today",
  initial: { calls: 0, averageHandleTime: 0 },
  relearn: ["callFinished"],
  learn: async ({ call: call2, around }) => {
    const midnight = new Date(around.now()).setHours(0, 0, 0, 0);
    const calls = await callsSince(midnight, call2);
    return { calls: calls.length, averageHandleTime: averageOf(calls) };
  }
};
async function callsSince(since, call2) {
  const found2 = [];
  let before;
  for (let page = 0; page < PAGES; page += 1) {
    const told3 = await call2("getCallHistory", { limit: PAGE, ...before ? { before } : {} });
    const calls = told3?.calls ?? [];
    found2.push(...calls.filter((one) => Number(one.joined ?? one.begin ?? 0) >= since));
    before = calls.at(-1)?.position;
    if (!told3?.more || !before || Number(calls.at(-1)?.begin ?? 0) < since) break;
  }
  return found2;
}
function averageOf(calls) {
  const handled = calls.map(
    (one) => Number(one.talkTime ?? 0) + Number(one.holdTime ?? 0) + Number(one.wrapUpTime ?? 0)
  );
  return handled.length ? Math.round(handled.reduce((sum2, one) => sum2 + one, 0) / handled.length) : 0;
}

// desk/src/features/trouble.ts
var trouble = {
  name: "trouble",
  stays: true,
  initial: { now: null },
  after: (mine, event, at) => {
    switch (event.event) {
      case "makeCallFailed":
        return { now: { code: "CALL_FAILED", text: event.cause ?? "", remedy: "", at } };
      case "callError":
      case "transferError":
      case "conferenceError":
      case "parkError":
        return { now: { code: `EVENT_${event.event}`, text: event.cause ?? "", remedy: "", at } };
      case "restartStationFailed":
        return { now: { code: "STATION_LOST", text: event.cause ?? "", remedy: "", at } };
      case "loginProcessFinished":
        if (event.successfull) return mine;
        return { now: { code: "LOGIN_FAILED", text: event.message ?? "", remedy: "", at } };
      default:
        return mine;
    }
  },
  acts: { "trouble.read": ({ change }) => change({ now: null }) }
};

// desk/src/features/worksheet.ts
var NONE7 = { callId: "", campaignId: "", questions: [], answers: {}, complete: true };
var worksheet = {
  name: "worksheet",
  initial: NONE7,
  relearn: ["callStarted", "callUpdated", "callEnded"],
  after: (mine, _event, _at, state) => {
    const [callId, campaignId] = [state.call.id, campaignOf(state)];
    return callId === mine.callId && campaignId === mine.campaignId ? mine : { ...NONE7, callId, campaignId };
  },
  learn: async ({ state, call: call2 }) => {
    const campaignId = campaignOf(state);
    if (!state.call.id || !campaignId) return {};
    const asked2 = await call2("requestWorksheet", { campaignId });
    if (!asked2?.length) return { questions: [], answers: {}, complete: true };
    const [answers, complete] = await Promise.all([call2("getWorksheetAnswers"), call2("isWorksheetComplete")]);
    const given = (answers?.attributes ?? []).map((one) => [one.key ?? "", one.value ?? ""]);
    return {
      questions: asked2.map(questionOf),
      answers: Object.fromEntries(given),
      complete: complete ?? true
    };
  },
  acts: {
    "worksheet.answer": async (doing, id, answer) => {
      await doing.call("updateWorksheetAnswers", { id, answer });
      doing.change({ answers: { ...doing.mine.answers, [id]: answer } });
      await doing.learn();
    }
  }
};
function questionOf(told3) {
  const view = Object.entries(FieldView).find(([, value]) => value === told3.fieldViewType)?.[0];
  return {
    id: told3.id ?? "",
    name: told3.name ?? "",
    text: told3.description || (told3.name ?? ""),
    rules: rulesOfQuestion(told3),
    view: view ?? "SINGLE_LINE",
    options: told3.options.map((one) => one.value ?? one.key ?? ""),
    jumps: told3.answerCriteria.map((one) => ({
      answer: one.valueToCheck ?? "",
      to: one.questionToJumpTo ?? ""
    }))
  };
}
function pathOf({ questions, answers }) {
  const asked2 = [];
  for (let place = 0; place < questions.length; ) {
    const question = questions[place];
    asked2.push(question);
    const to = question.jumps.find((one) => one.answer === (answers[question.id] ?? ""))?.to;
    const further = questions.findIndex((one, index) => index > place && one.name === to);
    place = further > place ? further : place + 1;
  }
  return asked2;
}
function progressOf(worksheet2) {
  const path = pathOf(worksheet2);
  return `${path.filter((one) => worksheet2.answers[one.id]).length}/${path.length}`;
}

// desk/src/features/index.ts
var ALL = [
  session,
  trouble,
  allowed,
  agent,
  campaigns,
  skills,
  queue,
  call,
  callingBack,
  recording,
  others,
  audio,
  strip,
  preview,
  fields,
  customer,
  script,
  worksheet,
  connectors,
  dnc,
  today,
  callbacks,
  voicemails,
  voicemail,
  player,
  messages,
  notices,
  options
];
var FEATURES = ALL;

// desk/src/line.ts
var Line = class {
  seat;
  /** The newest number that was told; another line may go on behind it. */
  after;
  #session;
  #hears;
  #leaving = new AbortController();
  constructor(session2, hears, after10 = "") {
    this.#session = session2;
    this.#hears = hears;
    this.after = after10;
    this.seat = new Seat(session2);
  }
  get user() {
    return this.#session.user;
  }
  /** Begin to listen; it is done when nothing that happens from now on can be missed. */
  async listen() {
    const told3 = this.seat.events({
      by: "socket",
      signal: this.#leaving.signal,
      ...this.after ? { after: this.after } : {}
    });
    await new Promise((begun2) => {
      void this.#follow(told3, begun2).then(begun2);
    });
  }
  /** One operation. Throws what the client throws. */
  async call(name, request) {
    try {
      return await this.seat.call(name, request, { signal: this.#leaving.signal });
    } catch (error) {
      if (hasEnded(error)) this.#hears.over(error);
      throw this.#leaving.signal.aborted ? new Unreachable("the session has been left") : error;
    }
  }
  /** Leave the session to whoever goes on with it. */
  leave() {
    this.#leaving.abort();
    return this.#session.handOver();
  }
  /** End the session: its tokens are of no use to anybody. */
  async end() {
    this.#leaving.abort();
    await this.#session.end().catch(() => void 0);
  }
  async #follow(told3, begun2) {
    try {
      for await (const one of told3) {
        this.#hear(one);
        begun2();
      }
    } catch (error) {
      if (!this.#leaving.signal.aborted) this.#hears.over(error);
    }
  }
  #hear(told3) {
    this.#hears.away(told3.kind === "lost");
    if (told3.kind === "event") this.#hears.event(told3.event);
    if (told3.kind === "gap") this.#hears.gap();
    if (told3.kind !== "lost") this.after = told3.id;
  }
};

// desk/src/slices.ts
var Slices = class {
  #state;
  #features;
  #heard = /* @__PURE__ */ new Set();
  constructor(features) {
    this.#features = features;
    this.#state = Object.fromEntries(features.map((one) => [one.name, one.initial]));
  }
  get state() {
    return this.#state;
  }
  subscribe(heard3) {
    this.#heard.add(heard3);
    return () => void this.#heard.delete(heard3);
  }
  /** All slices after an event; those that it changed were changed at once. */
  hear(event, at) {
    let next = this.#state;
    for (const { name, after: after10 } of this.#features) {
      const mine = after10?.(next[name], event, at, next);
      if (mine !== void 0 && mine !== next[name]) next = { ...next, [name]: mine };
    }
    this.#become(next);
  }
  change(name, change) {
    const before = this.#state[name];
    const same = Object.entries(change).every(([key, value]) => Object.is(Reflect.get(before, key), value));
    if (!same) this.#become({ ...this.#state, [name]: { ...before, ...change } });
  }
  /** Whole slices, as another desk has left them. */
  restore(slices) {
    this.#become({ ...this.#state, ...slices });
  }
  #become(next) {
    if (next === this.#state) return;
    this.#state = next;
    for (const heard3 of [...this.#heard]) heard3();
  }
};

// desk/src/engine.ts
var TRIES = 3;
var Desk = class {
  around;
  #features;
  #slices;
  #clock = new Clock();
  #line;
  #softphone;
  constructor(around, features = FEATURES) {
    this.around = around;
    this.#features = features;
    this.#slices = new Slices(features);
    this.#watch();
  }
  get state() {
    return this.#slices.state;
  }
  get softphone() {
    return this.#softphone;
  }
  subscribe(heard3) {
    return this.#slices.subscribe(heard3);
  }
  async act(name, ...given) {
    const feature = this.#features.find((one) => one.acts && name in one.acts);
    const act = feature?.acts?.[name];
    try {
      if (!feature || !act) throw new Error(`No feature does ${name}.`);
      await act(this.#doing(feature), ...given);
      return true;
    } catch (error) {
      if (!hasEnded(error)) this.say(error);
      return false;
    }
  }
  /** Tell the agent what went wrong. */
  say(error) {
    this.#slices.change("trouble", { now: troubleOf2(error, this.around.now()) });
  }
  call = (name, request) => {
    if (!this.#line) return Promise.reject(new Unreachable("nobody is logged in"));
    return this.#line.call(name, request);
  };
  // -- coming and going
  /** Begin a session for a password, or go on with the one that is there for the same user. */
  async admit(user, password) {
    if (this.#line && isOf2(this.#line.user, user)) {
      const open2 = await this.call("getStatus").then(
        () => true,
        (error) => {
          if (hasEnded(error)) return false;
          throw error;
        }
      );
      if (open2) return;
    }
    await this.#close();
    await this.#open(await Session.logIn(this.around.server, user, password));
  }
  /** Go on where another desk has ended. */
  async resume(kept) {
    this.#slices.restore(kept.state);
    await this.#open(Session.resume(this.around.server, kept.session), kept.after);
    if (kept.attachment) await this.#softphone?.resume(kept.attachment);
  }
  /** Go on with a new session of the same agent: a new password has ended the old one, and its audio. */
  async renew(password) {
    const [line, softphone] = [this.#line, this.#softphone];
    if (!line) return;
    const spoke = softphone?.state.line.kind === "up";
    this.#line = void 0;
    softphone?.close();
    line.leave();
    try {
      await this.#open(await Session.logIn(this.around.server, line.user, password));
    } catch (error) {
      await this.#close();
      throw error;
    }
    if (spoke) await this.#softphone?.attach();
  }
  /** Leave everything to the next desk; null where there is nothing. This one is of no use afterwards. */
  leave() {
    if (!this.#line) return null;
    const attachment = this.#softphone?.state.attachment ?? "";
    this.#softphone?.close();
    const { after: after10 } = this.#line;
    return { session: this.#line.leave(), after: after10, state: this.state, attachment };
  }
  /** End the session, and forget all. */
  async end() {
    const line = this.#line;
    await this.#close();
    await line?.end();
  }
  async #open(session2, after10 = "") {
    const line = new Line(
      session2,
      {
        event: (event) => this.#hear(event),
        gap: () => void this.#catchUp(),
        away: (away) => this.#slices.change("session", { away }),
        over: (why) => void this.#over(line, why)
      },
      after10
    );
    this.#line = line;
    this.#clock = new Clock();
    const { around } = this;
    this.#softphone = around.softphone?.(line.seat, around.keep, () => this.#heardAudio());
    this.#slices.change("session", { user: session2.user });
    this.#heardAudio();
    await line.listen();
    await this.#catchUp(after10 === "");
  }
  async #close() {
    const [line, softphone] = [this.#line, this.#softphone];
    this.#line = void 0;
    this.#softphone = void 0;
    this.#reset(() => true);
    await softphone?.detach();
    softphone?.close();
    line?.leave();
  }
  /** The session has ended without being asked to. */
  async #over(line, why) {
    if (line !== this.#line) return;
    await this.#close();
    this.#slices.change("session", { ended: troubleOf2(why, this.around.now()) });
  }
  #heardAudio() {
    this.#slices.change("audio", this.#softphone?.state ?? SILENT);
  }
  // -- what happens
  #hear(event) {
    const at = this.#clock.at(event, this.around.now());
    this.#slices.hear(event, at);
    if (event.event === "logoutProcessFinished") this.#reset((one) => !one.stays);
    const entered = event.event === "loginProcessFinished" && event.successfull;
    for (const one of this.#features) {
      if (entered || one.relearn?.includes(event.event)) void this.#learn(one);
    }
  }
  /** Ask for what is so by now; `whole`: what was known before counts for nothing. */
  async #catchUp(whole = true) {
    try {
      const status = await this.call("getStatus") ?? {};
      const operations = await this.call("getOperationsAllowed");
      const timestamp = new Date(this.around.now()).toISOString();
      const asOf = this.around.now();
      if (operations) this.#slices.hear({ event: "operationsAllowedChanged", timestamp, operations }, asOf);
      if (whole) this.#slices.hear({ event: "updateStatus", timestamp, status }, asOf);
      if (status.loggedIn) await Promise.all(this.#features.map((one) => this.#learn(one)));
    } catch (error) {
      if (this.#line && !hasEnded(error)) this.say(error);
    }
  }
  /** Ask for what events do not tell; again where an event changed it meanwhile. */
  async #learn(feature) {
    const { name, learn } = feature;
    if (!learn) return;
    const line = this.#line;
    for (let tries = 0; tries < TRIES && line; tries += 1) {
      const before = this.state[name];
      const learnt = await learn({ state: this.state, around: this.around, call: this.call }).catch(
        () => null
      );
      if (line !== this.#line || learnt === null) return;
      if (this.state[name] === before || tries === TRIES - 1) return this.#slices.change(name, learnt);
    }
  }
  #reset(which) {
    const past = this.#features.filter(
      (one) => which(one) && one.name !== "session" && one.name !== "trouble"
    );
    this.#slices.restore(Object.fromEntries(past.map((one) => [one.name, one.initial])));
    if (!this.#line) this.#slices.change("session", { user: "", away: false });
  }
  /** Let features see each change once, also those that they make themselves meanwhile. */
  #watch() {
    let seen = this.state;
    let watching = false;
    this.subscribe(() => {
      if (watching) return;
      watching = true;
      while (seen !== this.state) {
        const before = seen;
        seen = this.state;
        for (const one of this.#features) one.watch?.(before, this.#doing(one));
      }
      watching = false;
    });
  }
  #doing(feature) {
    const desk2 = this;
    return {
      desk: desk2,
      get state() {
        return desk2.state;
      },
      get mine() {
        return desk2.state[feature.name];
      },
      around: this.around,
      call: this.call,
      act: (name, ...given) => this.act(name, ...given),
      change: (change) => this.#slices.change(feature.name, change),
      learn: () => this.#learn(feature)
    };
  }
};
function isOf2(user, typed) {
  const name = typed.trim().toLowerCase();
  return user === name || user.split("@")[0] === name;
}

// desk/src/words/de/core.ts
var core = {
  "station.SOFTPHONE": "Softphone",
  "station.VoIP": "Tischtelefon {number}",
  "station.PSTN": "externe Nummer {number}",
  "action.close": "Schließen",
  "action.back": "Zurück",
  "action.cancel": "Abbrechen",
  "action.save": "Speichern",
  "action.retry": "Noch einmal versuchen",
  "action.more": "Mehr",
  "list.empty": "Hier ist nichts",
  "trouble.title": "Das hat nicht geklappt",
  "trouble.UNREACHABLE": "Das Center antwortet nicht. Versuchen Sie es gleich noch einmal.",
  "trouble.UNAUTHORIZED": "Benutzername oder Passwort ist falsch.",
  "trouble.UNEXPECTED": "Hier ist etwas schiefgegangen: {text}",
  "trouble.NO_AUDIO_HERE": "Hier gibt es kein Softphone. Wählen Sie eine andere Station.",
  "trouble.CALL_FAILED": "Der Anruf kam nicht zustande. {text}",
  "trouble.STATION_LOST": "Ihr Telefon ist nicht erreichbar. {text}",
  "trouble.LOGIN_FAILED": "Die Anmeldung ist gescheitert. {text}",
  "login.title": "Anmelden",
  "login.user": "Benutzername",
  "login.password": "Passwort",
  "login.station": "Ihr Telefon",
  "login.station.SOFTPHONE": "Dieser Browser",
  "login.station.VoIP": "Tischtelefon",
  "login.station.PSTN": "Externe Nummer",
  "login.extension": "Nebenstelle",
  "login.number": "Nummer",
  "login.remember": "Mich und mein Telefon hier merken",
  "login.go": "Anmelden",
  "login.force": "Andere Sitzung beenden und hier anmelden",
  "audio.held": "Den Ton hat {holder}.",
  "audio.take": "Übernehmen",
  "call.buttons": "Anruf",
  "wrapUp.title": "Wie ist es ausgegangen?",
  "wrapUp.ends": "Nacharbeit endet in",
  "wrapUp.outcome": "Ergebnis",
  "wrapUp.comments": "Bemerkungen",
  "wrapUp.choose": "Wählen Sie zuerst ein Ergebnis",
  "wrapUp.done": "Fertig"
};

// desk/src/words/de/strip.ts
var strip2 = {
  "state.out": "Abgemeldet",
  "state.entering": "Anmeldung läuft",
  "state.ready": "Bereit",
  "state.notReady": "Nicht bereit",
  "state.offered": "Es klingelt",
  "state.connecting": "Verbindungsaufbau",
  "state.talking": "Im Gespräch",
  "state.held": "Gehalten",
  "state.consulting": "Rückfrage",
  "state.wrapUp": "Nacharbeit",
  "state.preview": "Vorschau",
  "state.voicemail": "Voicemail",
  "state.away": "Keine Verbindung zum Center. Sie wird wieder aufgebaut.",
  "state.pendingReady": "Nach diesem Anruf bereit",
  "state.pendingNotReady": "Nach diesem Anruf nicht bereit",
  "state.forced": "durch die Teamleitung",
  "state.automatic": "wird von selbst angenommen",
  "state.recording": "wird aufgezeichnet",
  "state.paused": "Aufzeichnung unterbrochen",
  "state.muted": "stumm",
  "state.conference": "Konferenz",
  "refused.now": "Jetzt nicht möglich",
  "ready.go": "Bereit",
  "ready.pause": "Pause",
  "ready.noReason": "Ohne Grund",
  "call.answer": "Annehmen",
  "call.decline": "Ablehnen",
  "call.callBack": "Zurückrufen",
  "call.mute": "Stumm",
  "call.hold": "Halten",
  "call.keypad": "Tasten",
  "call.record": "Aufzeichnen",
  "call.leaveOut": "Aufzeichnung anhalten",
  "call.transfer": "Weiterleiten",
  "call.end": "Auflegen",
  "call.consultComplete": "Übergeben",
  "call.consultJoin": "Zusammenschalten",
  "call.consultCancel": "Zurück zum Kunden",
  "call.consultWith": "mit {who}, der Kunde wird gehalten",
  "call.waited": "{time} gewartet",
  "strip.title": "Softphone",
  "strip.wrapUp": "Ergebnis angeben",
  "strip.work": "Ansehen",
  "strip.logIn": "Anmelden",
  "strip.ends": "endet in {time}",
  "strip.open": "Seitenleiste öffnen",
  "strip.trouble": "Etwas hat nicht geklappt",
  "strip.dial": "Name, Nummer oder Skill",
  "strip.keys": "Tasten eines Telefons",
  "strip.keysClose": "Tasten schließen",
  "strip.key.star": "Stern",
  "strip.key.hash": "Raute",
  "strip.waiting": "{count} warten · längste {time}",
  "strip.count.callbacks": "Rückrufe {count}",
  "strip.count.voicemails": "Voicemail {count}",
  "strip.count.messages": "Nachrichten {count}",
  "strip.count.missed": "Verpasst {count}"
};

// desk/src/words/de/work.ts
var work = {
  "refused.permission": "Dafür fehlt Ihnen die Berechtigung",
  "value.true": "Ja",
  "value.false": "Nein",
  "value.none": "Keine Angabe",
  "value.choose": "Bitte wählen …",
  "value.required": "Hier fehlt eine Angabe",
  "value.min": "Mindestens {bound}",
  "value.max": "Höchstens {bound}",
  "value.min.text": "Mindestens {bound} Zeichen",
  "value.max.text": "Höchstens {bound} Zeichen",
  "value.pattern": "Das hat nicht die richtige Form: {bound}",
  "value.digits": "Höchstens {bound} Ziffern",
  "value.decimals": "Höchstens {bound} Ziffern nach dem Punkt",
  "value.form.NUMBER": "Eine Zahl, etwa 12.5",
  "value.form.CURRENCY": "Ein Betrag, etwa 12.50",
  "value.form.PERCENT": "Eine Zahl, etwa 12.5",
  "value.form.DATE": "Ein Datum",
  "value.form.TIME": "Eine Uhrzeit",
  "value.form.DATE_TIME": "Ein Datum und eine Uhrzeit",
  "value.form.TIME_PERIOD": "Stunden, Minuten und Sekunden, etwa 01:30:00",
  "value.form.EMAIL": "Eine E-Mail-Adresse",
  "value.form.URL": "Eine Adresse, die mit https:// oder http:// beginnt",
  "value.form.PHONE": "Eine Telefonnummer",
  "field.number1": "Erste Nummer",
  "field.number2": "Zweite Nummer",
  "field.number3": "Dritte Nummer",
  "field.first_name": "Vorname",
  "field.last_name": "Nachname",
  "field.company": "Firma",
  "field.street": "Straße",
  "field.city": "Ort",
  "field.state": "Bundesland",
  "field.zip": "Postleitzahl",
  "customer.title": "Kunde",
  "customer.unknown": "Unter dieser Nummer ist noch niemand bekannt.",
  "customer.variables": "Zu diesem Anruf",
  "customer.which.one": "Kunde {place} von {count} mit dieser Nummer",
  "customer.which.other": "Kunde {place} von {count} mit dieser Nummer",
  "customer.back": "Vorheriger Kunde",
  "customer.next": "Nächster Kunde",
  "script.title": "Leitfaden",
  "worksheet.title": "Fragebogen",
  "worksheet.complete": "Vollständig",
  "worksheet.open": "Fragen mit * brauchen eine Antwort",
  "tools.title": "Werkzeuge",
  "tools.pages": "Geöffnete Seiten",
  "dnc.title": "Nicht mehr anrufen",
  "dnc.number": "Nummer",
  "dnc.ask": "{number} auf die Sperrliste setzen? Dann ruft niemand in diesem Center mehr dort an.",
  "dnc.add": "Ja, sperren",
  "dnc.added": "{number} steht auf der Sperrliste.",
  "dnc.failed.INVALID_NUMBER": "Das ist keine Telefonnummer.",
  "dnc.failed.ALREADY_LISTED": "Die Nummer steht schon auf der Liste.",
  "action.remove": "Löschen",
  "action.removeNow": "Jetzt löschen",
  "queue.title": "Wartende Anrufe",
  "queue.waiting.one": "wartet",
  "queue.waiting.other": "warten",
  "queue.longest": "am längsten",
  "queue.nobody": "Niemand wartet",
  "queue.personal": "für Sie",
  "queue.skills": "Ihre Skills",
  "queue.allSkills": "Alle",
  "queue.off": "aus",
  "today.calls.one": "Anruf heute",
  "today.calls.other": "Anrufe heute",
  "today.average": "{time} im Schnitt",
  "preview.numbers": "Nummern",
  "preview.dial": "{number} anrufen",
  "preview.restricted": "jetzt nicht anzurufen",
  "preview.outcome": "Ergebnis ohne Anruf",
  "preview.minutes": "Wieder in Minuten",
  "preview.skip": "Überspringen",
  "preview.decide": "Der letzte Versuch war nicht abschließend. Noch einmal versuchen?",
  "preview.more": "Noch einmal zeigen",
  "preview.end": "Loslassen",
  "callbacks.title": "Rückrufe",
  "callbacks.count.one": "Rückruf",
  "callbacks.count.other": "Rückrufe",
  "callbacks.dueCount.one": "{count} ist fällig",
  "callbacks.dueCount.other": "{count} sind fällig",
  "callbacks.next": "nächster um {time}",
  "callbacks.none": "Sie haben niemandem einen Rückruf versprochen.",
  "callbacks.new": "Neuer Rückruf",
  "callbacks.edit": "Ändern",
  "callbacks.call": "Anrufen",
  "callbacks.due": "fällig",
  "callbacks.group": "für Ihre Gruppe",
  "callbacks.number": "Nummer",
  "callbacks.when": "Wann",
  "callbacks.campaign": "Kampagne",
  "callbacks.comments": "Bemerkungen",
  "callbacks.customer": "Für den Kunden dieses Anrufs",
  "callbacks.reminder": "{who} anrufen, versprochen für {time}",
  "callbacks.snooze.one": "In {count} Minute",
  "callbacks.snooze.other": "In {count} Minuten",
  "callbacks.dismiss": "Heute nicht",
  "player.play": "Abspielen ({time})",
  "player.pause": "Pause",
  "player.resume": "Weiter",
  "player.stop": "Stopp",
  "player.position": "Stelle",
  "player.at": "{time} von {length}",
  "player.volume": "Lautstärke",
  "voicemails.title": "Voicemails",
  "voicemails.count.one": "Voicemail",
  "voicemails.count.other": "Voicemails",
  "voicemails.new.one": "neue Voicemail",
  "voicemails.new.other": "neue Voicemails",
  "voicemails.from": "von {time}",
  "voicemails.none": "Ihre Mailbox ist leer.",
  "voicemails.unheard": "neu",
  "voicemails.unknown": "Unbekannte Nummer",
  "voicemails.save": "Speichern",
  "voicemails.greeting": "Ihre Begrüßung",
  "voicemails.ownGreeting": "Anrufer hören Ihre eigene: {name}",
  "voicemails.centerGreeting": "Anrufer hören die Begrüßung des Centers.",
  "voicemails.prompt": "Ansage",
  "voicemails.promptHint": "Der Name einer Datei aus den Ansagen des Centers",
  "voicemails.greet": "Verwenden",
  "voicemails.resetGreeting": "Wieder die des Centers",
  "voicemail.offer": "Voicemail von {who} ({time})",
  "voicemail.accept": "Übernehmen",
  "voicemail.reject": "Nicht jetzt",
  "voicemail.waits": "Die Voicemail von {who} wartet, bis dieser Anruf vorbei ist.",
  "voicemail.comments": "Bemerkungen",
  "voicemail.finish": "Fertig",
  "voicemail.delete": "Löschen",
  "voicemail.to": "An Kollegin, Kollegen oder Skill",
  "voicemail.transfer": "Weitergeben",
  "messages.title": "Nachrichten",
  "messages.unread.one": "neue Nachricht",
  "messages.unread.other": "neue Nachrichten",
  "messages.from": "von {who}",
  "messages.none": "Noch hat niemand geschrieben.",
  "messages.write": "An Kollegen schreiben",
  "messages.to": "An",
  "messages.text": "Nachricht",
  "messages.send": "Senden",
  "messages.missing": "Wählen Sie, an wen, und schreiben Sie etwas",
  "messages.skill": "Skill {name}",
  "messages.mySkills": "Ihre Skills",
  "messages.all": "Alle",
  "messages.nobody": "Noch niemand",
  "messages.chat": "Chat öffnen",
  "messages.help": "Teamleitung um Hilfe bitten",
  "messages.invited": "{who} lädt Sie zu einem Chat ein",
  "messages.asked": "{who} bittet um Hilfe",
  "messages.accept": "Beitreten",
  "messages.decline": "Ablehnen",
  "messages.open": "Öffnen",
  "messages.seen": "Gesehen",
  "messages.you": "Sie",
  "messages.others": "Alle Nachrichten",
  "messages.invite": "Jemanden dazubitten",
  "messages.remove": "{who} entfernen",
  "messages.leave": "Verlassen",
  "messages.end": "Für alle beenden",
  "messages.forget": "Weglegen",
  "messages.note.joined": "{who} ist dabei.",
  "messages.note.left": "{who} ist gegangen.",
  "messages.note.declined": "{who} hat abgelehnt.",
  "messages.note.silent": "{who} hat nicht geantwortet.",
  "messages.note.nobody": "Von der Teamleitung hat niemand geantwortet.",
  "messages.note.removed": "Sie wurden aus diesem Chat entfernt.",
  "messages.note.ended": "Dieser Chat ist zu Ende.",
  "notices.title": "Hinweis",
  "notices.accept": "Ich habe das gelesen",
  "notices.refuse": "Noch nicht",
  "notices.waits": "Nach diesem Anruf gibt es etwas zu lesen.",
  "password.title": "Neues Passwort wählen",
  "password.must": "Es muss geändert werden, bevor Sie arbeiten.",
  "password.should": "Es sollte bald geändert werden.",
  "password.new": "Neues Passwort",
  "password.again": "Noch einmal dasselbe",
  "password.save": "Ändern",
  "password.later": "Später",
  "password.different": "Die beiden stimmen nicht überein",
  "password.MIN_LENGTH.one": "Mindestens {count} Zeichen",
  "password.MIN_LENGTH.other": "Mindestens {count} Zeichen",
  "password.SPECIAL_SMBL.one": "Mindestens {count} Sonderzeichen",
  "password.SPECIAL_SMBL.other": "Mindestens {count} Sonderzeichen",
  "password.CAPITAL_SMBL.one": "Mindestens {count} Großbuchstabe",
  "password.CAPITAL_SMBL.other": "Mindestens {count} Großbuchstaben",
  "password.DIGIT.one": "Mindestens {count} Ziffer",
  "password.DIGIT.other": "Mindestens {count} Ziffern",
  "maintenance.planned": "Um {time} beginnen Wartungsarbeiten.",
  "maintenance.canceled": "Die geplanten Wartungsarbeiten finden nicht statt.",
  "maintenance.running": "Das Center wird gewartet.",
  "maintenance.until": "Das dauert bis {time}.",
  "maintenance.over": "Die Wartungsarbeiten sind beendet.",
  "maintenance.goodbye": "Die Wartungsarbeiten haben Ihre Sitzung beendet. Melden Sie sich danach wieder an.",
  "options.title": "Ihre Arbeitsweise",
  "options.autoAnswer": "Angebotene Anrufe sofort annehmen",
  "options.autoHangUp": "Telefon auflegen, wenn ein Anruf endet"
};

// desk/src/words/de/index.ts
var de = { ...core, ...strip2, ...work };

// desk/src/words/en/core.ts
var core2 = {
  "station.SOFTPHONE": "softphone",
  "station.VoIP": "desk phone {number}",
  "station.PSTN": "outside number {number}",
  "action.close": "Close",
  "action.back": "Back",
  "action.cancel": "Cancel",
  "action.save": "Save",
  "action.retry": "Try again",
  "action.more": "More",
  "list.empty": "Nothing here",
  "trouble.title": "That did not work",
  "trouble.UNREACHABLE": "The center does not answer. Try again in a moment.",
  "trouble.UNAUTHORIZED": "The user name or the password is wrong.",
  "trouble.UNEXPECTED": "Something went wrong here: {text}",
  "trouble.NO_AUDIO_HERE": "There is no softphone here. Choose another station.",
  "trouble.CALL_FAILED": "The call could not be made. {text}",
  "trouble.STATION_LOST": "Your phone cannot be reached. {text}",
  "trouble.LOGIN_FAILED": "The login failed. {text}",
  "login.title": "Log in",
  "login.user": "User name",
  "login.password": "Password",
  "login.station": "Your phone",
  "login.station.SOFTPHONE": "This browser",
  "login.station.VoIP": "Desk phone",
  "login.station.PSTN": "Outside number",
  "login.extension": "Extension",
  "login.number": "Number",
  "login.remember": "Remember me and my phone here",
  "login.go": "Log in",
  "login.force": "End the other session and log in here",
  "audio.held": "The audio is held by {holder}.",
  "audio.take": "Take it over",
  "call.buttons": "Call",
  "wrapUp.title": "How did it end?",
  "wrapUp.ends": "Wrap-up ends in",
  "wrapUp.outcome": "Outcome",
  "wrapUp.comments": "Comments",
  "wrapUp.choose": "Choose an outcome first",
  "wrapUp.done": "Done"
};

// desk/src/words/en/strip.ts
var strip3 = {
  "state.out": "Logged out",
  "state.entering": "Logging in",
  "state.ready": "Ready",
  "state.notReady": "Not ready",
  "state.offered": "Ringing",
  "state.connecting": "Connecting",
  "state.talking": "Talking",
  "state.held": "On hold",
  "state.consulting": "Consulting",
  "state.wrapUp": "Wrap-up",
  "state.preview": "Preview",
  "state.voicemail": "Voicemail",
  "state.away": "No connection to the center. It is tried again.",
  "state.pendingReady": "Ready after this call",
  "state.pendingNotReady": "Not ready after this call",
  "state.forced": "by the supervisor",
  "state.automatic": "is answered by itself",
  "state.recording": "recording",
  "state.paused": "recording paused",
  "state.muted": "muted",
  "state.conference": "conference",
  "refused.now": "Not possible now",
  "ready.go": "Ready",
  "ready.pause": "Pause",
  "ready.noReason": "Without a reason",
  "call.answer": "Answer",
  "call.decline": "Decline",
  "call.callBack": "Call back",
  "call.mute": "Mute",
  "call.hold": "Hold",
  "call.keypad": "Keypad",
  "call.record": "Record",
  "call.leaveOut": "Pause recording",
  "call.transfer": "Transfer",
  "call.end": "End",
  "call.consultComplete": "Hand over",
  "call.consultJoin": "Join",
  "call.consultCancel": "Back to the customer",
  "call.consultWith": "with {who}, the customer is on hold",
  "call.waited": "waited {time}",
  "strip.title": "Softphone",
  "strip.wrapUp": "Say how it ended",
  "strip.work": "Look at it",
  "strip.logIn": "Log in",
  "strip.ends": "ends in {time}",
  "strip.open": "Open the panel",
  "strip.trouble": "Something did not work",
  "strip.dial": "Name, number or skill",
  "strip.keys": "Keys of a phone",
  "strip.keysClose": "Close the keypad",
  "strip.key.star": "Star",
  "strip.key.hash": "Hash",
  "strip.waiting": "{count} waiting · longest {time}",
  "strip.count.callbacks": "Callbacks {count}",
  "strip.count.voicemails": "Voicemail {count}",
  "strip.count.messages": "Messages {count}",
  "strip.count.missed": "Missed {count}"
};

// desk/src/words/en/work.ts
var work2 = {
  "refused.permission": "You do not have the permission",
  "value.true": "Yes",
  "value.false": "No",
  "value.none": "None",
  "value.choose": "Choose …",
  "value.required": "This needs a value",
  "value.min": "At least {bound}",
  "value.max": "At most {bound}",
  "value.min.text": "At least {bound} characters",
  "value.max.text": "At most {bound} characters",
  "value.pattern": "This does not have the right form: {bound}",
  "value.digits": "At most {bound} digits",
  "value.decimals": "At most {bound} digits after the point",
  "value.form.NUMBER": "A number, such as 12.5",
  "value.form.CURRENCY": "An amount, such as 12.50",
  "value.form.PERCENT": "A number, such as 12.5",
  "value.form.DATE": "A date",
  "value.form.TIME": "A time",
  "value.form.DATE_TIME": "A date and a time",
  "value.form.TIME_PERIOD": "Hours, minutes and seconds, such as 01:30:00",
  "value.form.EMAIL": "An e-mail address",
  "value.form.URL": "An address that begins with https:// or http://",
  "value.form.PHONE": "A phone number",
  "field.number1": "First number",
  "field.number2": "Second number",
  "field.number3": "Third number",
  "field.first_name": "First name",
  "field.last_name": "Last name",
  "field.company": "Company",
  "field.street": "Street",
  "field.city": "City",
  "field.state": "State",
  "field.zip": "Postal code",
  "customer.title": "Customer",
  "customer.unknown": "Nobody is known under this number yet.",
  "customer.variables": "About this call",
  "customer.which.one": "Customer {place} of {count} with this number",
  "customer.which.other": "Customer {place} of {count} with this number",
  "customer.back": "Customer before",
  "customer.next": "Next customer",
  "script.title": "Script",
  "worksheet.title": "Worksheet",
  "worksheet.complete": "Complete",
  "worksheet.open": "Questions with * need an answer",
  "tools.title": "Tools",
  "tools.pages": "Opened pages",
  "dnc.title": "Do not call any more",
  "dnc.number": "Number",
  "dnc.ask": "Put {number} on the do-not-call list? Nobody in this center calls it then.",
  "dnc.add": "Yes, put it there",
  "dnc.added": "{number} is on the do-not-call list.",
  "dnc.failed.INVALID_NUMBER": "This is no phone number.",
  "dnc.failed.ALREADY_LISTED": "The number is on the list already.",
  "action.remove": "Delete",
  "action.removeNow": "Delete it now",
  "queue.title": "Waiting calls",
  "queue.waiting.one": "waiting",
  "queue.waiting.other": "waiting",
  "queue.longest": "longest",
  "queue.nobody": "Nobody is waiting",
  "queue.personal": "for you",
  "queue.skills": "Your skills",
  "queue.allSkills": "All of them",
  "queue.off": "off",
  "today.calls.one": "call today",
  "today.calls.other": "calls today",
  "today.average": "{time} on average",
  "preview.numbers": "Numbers",
  "preview.dial": "Dial {number}",
  "preview.restricted": "not to be called now",
  "preview.outcome": "Outcome without a call",
  "preview.minutes": "Again in minutes",
  "preview.skip": "Skip",
  "preview.decide": "The last try did not settle it. Try this customer again?",
  "preview.more": "Show once more",
  "preview.end": "Let go",
  "callbacks.title": "Callbacks",
  "callbacks.count.one": "callback",
  "callbacks.count.other": "callbacks",
  "callbacks.dueCount.one": "{count} is due",
  "callbacks.dueCount.other": "{count} are due",
  "callbacks.next": "next at {time}",
  "callbacks.none": "You have not promised to call anybody.",
  "callbacks.new": "New callback",
  "callbacks.edit": "Change",
  "callbacks.call": "Call",
  "callbacks.due": "due",
  "callbacks.group": "your group's",
  "callbacks.number": "Number",
  "callbacks.when": "When",
  "callbacks.campaign": "Campaign",
  "callbacks.comments": "Comments",
  "callbacks.customer": "About the customer of this call",
  "callbacks.reminder": "Call {who}, as promised for {time}",
  "callbacks.snooze.one": "In {count} minute",
  "callbacks.snooze.other": "In {count} minutes",
  "callbacks.dismiss": "Not today",
  "player.play": "Play ({time})",
  "player.pause": "Pause",
  "player.resume": "Go on",
  "player.stop": "Stop",
  "player.position": "Position",
  "player.at": "{time} of {length}",
  "player.volume": "Volume",
  "voicemails.title": "Voicemail",
  "voicemails.count.one": "voicemail",
  "voicemails.count.other": "voicemails",
  "voicemails.new.one": "new voicemail",
  "voicemails.new.other": "new voicemails",
  "voicemails.from": "from {time}",
  "voicemails.none": "Your voicemail box is empty.",
  "voicemails.unheard": "new",
  "voicemails.unknown": "Unknown number",
  "voicemails.save": "Save",
  "voicemails.greeting": "Your greeting",
  "voicemails.ownGreeting": "Callers hear your own: {name}",
  "voicemails.centerGreeting": "Callers hear the center's greeting.",
  "voicemails.prompt": "Prompt",
  "voicemails.promptHint": "The name of a file in the center's prompt library",
  "voicemails.greet": "Use it",
  "voicemails.resetGreeting": "The center's again",
  "voicemail.offer": "Voicemail from {who} ({time})",
  "voicemail.accept": "Take it",
  "voicemail.reject": "Not now",
  "voicemail.waits": "The voicemail from {who} waits until this call is over.",
  "voicemail.comments": "Comments",
  "voicemail.finish": "Done",
  "voicemail.delete": "Delete",
  "voicemail.to": "To a colleague or a skill",
  "voicemail.transfer": "Send on",
  "messages.title": "Messages",
  "messages.unread.one": "new message",
  "messages.unread.other": "new messages",
  "messages.from": "from {who}",
  "messages.none": "Nobody has written yet.",
  "messages.write": "Write to colleagues",
  "messages.to": "To",
  "messages.text": "Message",
  "messages.send": "Send",
  "messages.missing": "Say to whom, and what",
  "messages.skill": "Skill {name}",
  "messages.mySkills": "Your skills",
  "messages.all": "Everybody",
  "messages.nobody": "Nobody yet",
  "messages.chat": "Open a chat",
  "messages.help": "Ask a supervisor for help",
  "messages.invited": "{who} invites you to a chat",
  "messages.asked": "{who} asks for help",
  "messages.accept": "Join",
  "messages.decline": "Decline",
  "messages.open": "Open",
  "messages.seen": "Seen",
  "messages.you": "You",
  "messages.others": "All messages",
  "messages.invite": "Ask somebody in",
  "messages.remove": "Put out {who}",
  "messages.leave": "Leave",
  "messages.end": "End it for all",
  "messages.forget": "Put away",
  "messages.note.joined": "{who} has joined.",
  "messages.note.left": "{who} has left.",
  "messages.note.declined": "{who} has declined.",
  "messages.note.silent": "{who} did not answer.",
  "messages.note.nobody": "No supervisor answered.",
  "messages.note.removed": "You were put out of this chat.",
  "messages.note.ended": "This chat is over.",
  "notices.title": "Notice",
  "notices.accept": "I have read this",
  "notices.refuse": "Not yet",
  "notices.waits": "After this call there is something to read.",
  "password.title": "Choose a new password",
  "password.must": "It has to change before you work.",
  "password.should": "It should change soon.",
  "password.new": "New password",
  "password.again": "The same again",
  "password.save": "Change it",
  "password.later": "Later",
  "password.different": "The two are not the same",
  "password.MIN_LENGTH.one": "At least {count} character",
  "password.MIN_LENGTH.other": "At least {count} characters",
  "password.SPECIAL_SMBL.one": "At least {count} sign that is no letter and no digit",
  "password.SPECIAL_SMBL.other": "At least {count} signs that are no letters and no digits",
  "password.CAPITAL_SMBL.one": "At least {count} capital letter",
  "password.CAPITAL_SMBL.other": "At least {count} capital letters",
  "password.DIGIT.one": "At least {count} digit",
  "password.DIGIT.other": "At least {count} digits",
  "maintenance.planned": "Maintenance begins at {time}.",
  "maintenance.canceled": "The planned maintenance will not take place.",
  "maintenance.running": "The center is under maintenance.",
  "maintenance.until": "It lasts until {time}.",
  "maintenance.over": "The maintenance is over.",
  "maintenance.goodbye": "The maintenance has ended your session. Log in again when it is over.",
  "options.title": "How you work",
  "options.autoAnswer": "Answer offered calls at once",
  "options.autoHangUp": "Hang up the phone when a call ends"
};

// desk/src/words/en/index.ts
var en = { ...core2, ...strip3, ...work2 };

// desk/src/words/say.ts
function sayer(language, catalogue) {
  const plural = new Intl.PluralRules(language);
  return (word, values = {}) => {
    const form = typeof values.count === "number" ? plural.select(values.count) : "";
    const said3 = catalogue[`${word}.${form}`] ?? catalogue[`${word}.other`] ?? catalogue[word];
    return said3?.replace(/\{(\w+)\}/gu, (_3, name) => String(values[name] ?? "")).trim();
  };
}
function directionOf(language) {
  return /^(?:ar|fa|he|ur)\b/u.test(language) ? "rtl" : "ltr";
}

// desk/src/words/index.ts
var CATALOGUES = { en, de };
var Words = class {
  /** BCP 47, such as `de` or `pt-BR`. */
  language;
  #say;
  constructor(language, more = {}) {
    const own = CATALOGUES[language] ?? CATALOGUES[language.split("-")[0] ?? ""] ?? {};
    this.language = language;
    this.#say = sayer(language, { ...en, ...own, ...more });
  }
  /** What is said, with its values filled in; `count` among them chooses the plural. */
  t = (word, values = {}) => this.find(word, values) ?? word;
  /** The same for a name that may have no words, such as one made of a fault's code. */
  find(word, values = {}) {
    return this.#say(word, values);
  }
  get direction() {
    return directionOf(this.language);
  }
};
function languageOf(chosen, wanted, there, otherwise) {
  const known = (language) => there.find((one) => one === language) ?? there.find((one) => one === language.split("-")[0]);
  for (const language of [...chosen ? [chosen] : [], ...wanted]) {
    const found2 = known(language);
    if (found2) return found2;
  }
  return otherwise;
}

// desk/src/settings.ts
var SETTINGS = {
  name: "Cordboard",
  theme: { light: {}, dark: {} },
  layout: {
    strip: { position: StripPlace.TOP, buttons: Object.values(StripButton) },
    tiles: Object.values(DeskTile),
    tabs: Object.values(DeskTab),
    callButtons: Object.values(CallButton),
    ownTiles: []
  },
  languages: ["en", "de"],
  catalogues: [],
  clickToDial: { on: true, country: "US", notAt: [] },
  version: "",
  words: {}
};
async function readSettings(server, chosen, wanted, fetcher) {
  const door = new Door(server, fetcher);
  const told3 = await read2(door, "/desk/settings.json");
  const settings = { ...SETTINGS, ...told3 };
  const first = chosen ?? settings.language ?? null;
  const language = languageOf(first, wanted, settings.languages, "en");
  if (!settings.catalogues.includes(language)) return { settings, language };
  const words = await read2(door, `/desk/words/${language}.json`);
  return { settings: { ...settings, words }, language };
}
async function read2(door, path) {
  try {
    return Object(await (await door.ask(path)).json());
  } catch {
    return {};
  }
}
function wear(style, theme, before = {}) {
  for (const name of Object.keys(before)) style.removeProperty(name);
  for (const [name, value] of Object.entries(theme)) {
    if (name.startsWith("--")) style.setProperty(name, String(value));
  }
}

// node_modules/preact/dist/preact.mjs
var n;
var t;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n2) {
  n2 && n2.parentNode && n2.remove();
}
function k(n2, t3, r3) {
  var u3, i3, f4, o4 = {}, e3 = arguments.length;
  for (f4 in t3) "key" == f4 ? u3 = t3[f4] : "ref" == f4 && "function" != typeof n2 ? i3 = t3[f4] : o4[f4] = t3[f4];
  return e3 > 2 && (o4.children = e3 > 3 ? d.call(arguments, 2) : r3), m(n2, o4, u3, i3, null);
}
function m(r3, u3, i3, f4, o4) {
  var e3 = { type: r3, props: u3, key: i3, ref: f4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o4 || ++t, __i: -1, __u: 0 };
  return !o4 && n.vnode && n.vnode(e3), e3;
}
function $(n2) {
  return n2.children;
}
function x(n2, t3) {
  this.props = n2, this.context = t3, this.__g = 0;
}
function S(n2, t3) {
  if (null == t3) return n2.__ && S(n2.__, n2.__i + 1);
  for (var r3; t3 < n2.__k.length; t3++) if ((r3 = n2.__k[t3]) && r3.__e) return r3.__e;
  return "function" != typeof n2.type || n2.props.__P ? null : S(n2);
}
function C(t3) {
  var r3, u3 = t3.__v, i3 = u3.__e, f4 = [], o4 = [], e3 = t3.__P;
  e3 && ((r3 = _({ constructor: h }, u3)).__v = u3.__v + 1, n.vnode && n.vnode(r3), z(e3, r3, u3, t3.__n, e3.namespaceURI, 32 & u3.__u ? [i3] : null, f4, i3 || S(u3), 32 & u3.__u, o4), r3.__v = u3.__v, r3.__.__k[r3.__i] = r3, E(f4, r3, o4), u3.__ = u3.__e = null, r3.__e != i3 && j(r3));
}
function j(n2) {
  if ((n2 = n2.__) && n2.__c && !n2.props.__P) return n2.__e = null, n2.__k.some(function(t3) {
    return t3 && (n2.__e = t3.__e);
  }), j(n2);
}
function L(t3) {
  (8 & t3.__g || (t3.__g |= 8, u.push(t3), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n2, t3 = 1; u.length; ) u.length > t3 && u.sort(o), n2 = u.shift(), t3 = u.length, 8 & n2.__g && C(n2);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n2, t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, h3, v3, w3, d3, _3, g3 = u3.__k || y, k3 = t3.length;
  for (l3 = q(r3, t3, g3, l3, k3), s3 = 0; s3 < k3; s3++) null != (v3 = r3.__k[s3]) && (h3 = ~v3.__i && g3[v3.__i] || p, v3.__i = s3, _3 = z(n2, v3, h3, i3, f4, o4, e3, l3, c3, a4), w3 = v3.__e, (h3.ref != v3.ref || 8 & h3.__u) && (h3.ref && G(h3.ref, null, v3, h3), v3.ref && a4.push(v3.ref, v3.__c || w3, v3)), d3 = d3 || w3, 4 & v3.__u ? (l3 = A(v3, l3, n2, !h3.__v), h3.__e && (h3.__e = null)) : "function" == typeof v3.type && void 0 !== _3 ? l3 = _3 : w3 && (l3 = w3.nextSibling), v3.__u &= -21);
  return r3.__e = d3, l3;
}
function q(n2, t3, r3, u3, i3) {
  var f4, o4, e3, l3, c3, a4, s3, p3, y3, v3 = r3.length, d3 = v3, _3 = 0, g3 = 0, k3 = n2.__k = Array(i3);
  for (f4 = 0; f4 < i3; f4++) null != (o4 = t3[f4]) && "boolean" != typeof o4 && "function" != typeof o4 ? ("object" != typeof o4 || o4.constructor === String ? o4 = k3[f4] = m(null, o4) : w(o4) ? o4 = k3[f4] = m($, { children: o4 }) : o4.constructor === h && o4.__b ? o4 = k3[f4] = m(o4.type, o4.props, o4.key, o4.ref, o4.__v) : k3[f4] = o4, l3 = f4 + _3, o4.__ = n2, o4.__b = n2.__b + 1, e3 = null, ~(c3 = o4.__i = P(o4, r3, l3, d3)) && (d3--, (e3 = r3[c3]) && (e3.__u |= 2)), e3 && e3.__v ? (o4.__u |= 16, c3 == l3 - 1 ? _3-- : c3 == l3 + 1 ? _3++ : c3 != l3 && (c3 > l3 ? _3-- : _3++, g3 = 1)) : (~c3 || (i3 > v3 ? _3-- : i3 < v3 && _3++), "function" != typeof o4.type && (o4.__u |= 4))) : k3[f4] = null;
  if (g3) {
    for (a4 = [], s3 = [], f4 = 0; f4 < i3; f4++) if ((o4 = k3[f4]) && 16 & o4.__u) {
      for (_3 = 0, p3 = a4.length; _3 < p3; ) a4[y3 = _3 + p3 >> 1] < o4.__i ? _3 = y3 + 1 : p3 = y3;
      a4[_3] = o4.__i, s3[f4] = _3 + 1;
    }
    for (_3 = a4.length; f4--; ) s3[f4] && (s3[f4] == _3 ? _3-- : k3[f4].__u |= 4);
  }
  if (d3) for (f4 = 0; f4 < v3; f4++) !(e3 = r3[f4]) || 2 & e3.__u || (e3.__e == u3 && (u3 = S(e3)), J(e3, e3));
  return u3;
}
function A(n2, t3, r3, u3) {
  var i3, f4, o4, e3;
  if ("function" == typeof n2.type) {
    if (n2.props.__P) return t3;
    if (i3 = n2.__k) for (f4 = 0; f4 < i3.length; f4++) i3[f4] && (i3[f4].__ = n2, t3 = A(i3[f4], t3, r3, false));
    return t3;
  }
  for (t3 && !t3.parentNode && (t3 = S(n2)) && !t3.parentNode && (t3 = null), o4 = n2.__e, e3 = t3; e3 && 8 == e3.nodeType; ) e3 = e3.nextSibling;
  for (o4 != e3 && (!u3 && r3.moveBefore && o4.parentNode ? r3.moveBefore(o4, t3) : r3.insertBefore(o4, t3 || null)), t3 = o4; (t3 = t3 && t3.nextSibling) && 8 == t3.nodeType && !t3.data.startsWith("$s"); ) ;
  return t3;
}
function P(n2, t3, r3, u3) {
  var i3, f4 = n2.key, o4 = n2.type, e3 = t3[r3], l3 = e3 && !(2 & e3.__u);
  if (null === e3 && null == f4 || l3 && f4 == e3.key && o4 == e3.type) return r3;
  if (u3 > (l3 ? 1 : 0)) {
    for (i3 = r3 - 1; i3 >= 0; i3--) if ((e3 = t3[i3]) && !(2 & e3.__u) && f4 == e3.key && o4 == e3.type) return i3;
    for (i3 = r3 + 1; i3 < t3.length; i3++) if ((e3 = t3[i3]) && !(2 & e3.__u) && f4 == e3.key && o4 == e3.type) return i3;
  }
  return -1;
}
function T(n2, t3, r3) {
  null == r3 && (r3 = ""), "-" == t3[0] ? n2.setProperty(t3, r3) : n2[t3] = r3;
}
function N(n2, t3, r3, u3, i3) {
  var f4, o4;
  if ("style" == t3) if ("string" == typeof r3) n2.style.cssText = r3;
  else {
    if ("string" == typeof u3 && (n2.style.cssText = u3 = ""), u3) for (t3 in u3) r3 && t3 in r3 || T(n2.style, t3);
    if (r3) for (t3 in r3) u3 && r3[t3] == u3[t3] || T(n2.style, t3, r3[t3]);
  }
  else if ("o" == t3[0] && "n" == t3[1]) "function" != typeof r3 && (r3 = null), "function" != typeof u3 && (u3 = null), (n2.__e || (n2.__e = {}))[t3] = r3, r3 && u3 || (o4 = a[t3] || (a[t3] = V(t3)), (n2.__a || (n2.__a = {}))[t3] = c, f4 = t3 != (t3 = t3.replace(l, "$1")), (t3 = t3.slice(2))[0] < "a" && (t3 = t3.toLowerCase()), r3 ? n2.addEventListener(t3, o4, f4) : n2.removeEventListener(t3, o4, f4));
  else {
    if ("http://www.w3.org/2000/svg" == i3) t3 = t3.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t3 && "height" != t3 && "href" != t3 && "list" != t3 && "form" != t3 && "tabIndex" != t3 && "download" != t3 && "rowSpan" != t3 && "colSpan" != t3 && "role" != t3 && "popover" != t3 && t3 in n2) try {
      return void (n2[t3] = null == r3 ? "" : r3);
    } catch (n3) {
    }
    if ("function" == typeof r3) return;
    null == r3 || false === r3 && "-" != t3[4] ? n2.removeAttribute(t3) : n2.setAttribute(t3, "popover" == t3 && 1 == r3 ? "" : r3);
  }
}
function V(t3) {
  return function(r3) {
    var u3 = this.__e;
    if (u3) {
      if (u3 = u3[t3], null == r3[e]) r3[e] = c++;
      else if (r3[e] < this.__a[t3]) return;
      return u3(n.event ? n.event(r3) : r3);
    }
  };
}
function z(t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, p3, v3, d3, k3, b, m3, M, C3, j3, L2, H2, q2, A3, O, P2, T3, N2, V2 = r3.type;
  if (r3.constructor !== h) return null;
  128 & u3.__u && (c3 = 32 & u3.__u, s3 = u3.__c.__z) && (r3.__u |= c3, p3 = o4 = [], 8 == s3.nodeType ? l3 = B(s3, o4) : o4.push(s3), l3 = o4[0] || l3), (s3 = n.__b) && s3(r3);
  n: if ("function" == typeof V2) {
    v3 = e3.length;
    try {
      if (M = r3.props, C3 = (s3 = V2.prototype) && s3.render, j3 = (s3 = V2.contextType) && i3[s3.__c], L2 = s3 ? j3 ? j3.props.value : s3.__ : i3, (d3 = u3.__c) ? (r3.__c = d3, 2 & d3.__g && (d3.__g |= 1)) : (C3 ? r3.__c = d3 = new V2(M, L2) : (r3.__c = d3 = new x(M, L2), d3.constructor = V2, d3.render = K), j3 && j3.sub(d3), d3.state || (d3.state = {}), d3.__n = i3, d3.__g |= 8, d3.__h = [], d3.__k = []), C3 && (d3.__s || (d3.__s = d3.state), V2.getDerivedStateFromProps && (d3.__s == d3.state && (d3.__s = _({}, d3.__s)), _(d3.__s, V2.getDerivedStateFromProps(M, d3.__s)))), k3 = d3.props, b = d3.state, d3.__v = r3, u3.__c) {
        if (M !== k3 && C3 && !V2.getDerivedStateFromProps && d3.componentWillReceiveProps && d3.componentWillReceiveProps(M, L2), r3.__v == u3.__v && !(8 & d3.__g) || !(4 & d3.__g) && d3.shouldComponentUpdate && false === d3.shouldComponentUpdate(M, d3.__s, L2)) {
          r3.__v != u3.__v && (d3.props = M, d3.state = d3.__s, d3.__g &= -9), r3.__e = u3.__e, r3.__k = u3.__k, r3.__k.some(function(n2) {
            n2 && (n2.__ = r3);
          }), y.push.apply(d3.__h, d3.__k), d3.__k = [], d3.__h.length && e3.push(d3), l3 = S(u3);
          break n;
        }
        d3.componentWillUpdate && d3.componentWillUpdate(M, d3.__s, L2), C3 && d3.componentDidUpdate && d3.__h.push(function() {
          d3.componentDidUpdate(k3, b, m3);
        });
      } else C3 && !V2.getDerivedStateFromProps && d3.componentWillMount && d3.componentWillMount(), C3 && d3.componentDidMount && d3.__h.push(d3.componentDidMount);
      d3.context = L2, d3.props = M, d3.__P = t3, d3.__g &= -5, H2 = n.__r, q2 = C3 ? 25 : 0;
      do {
        d3.__g &= -9, H2 && H2(r3), s3 = d3.render(d3.props, d3.state = d3.__s, d3.context);
      } while (8 & d3.__g && ++q2 < 25);
      C3 && (y.push.apply(d3.__h, d3.__k), d3.__k = []), d3.state = d3.__s, d3.getChildContext && (i3 = _({}, i3, d3.getChildContext())), C3 && u3.__c && d3.getSnapshotBeforeUpdate && (m3 = d3.getSnapshotBeforeUpdate(k3, b)), A3 = s3 && s3.type === $ && null == s3.key ? s3.props.children : s3, M.__P && (s3 = l3, f4 = (t3 = M.__P).namespaceURI, c3 = o4 = null, u3.props && u3.props.__P != t3 && (u3.__k.some(function(n2) {
        n2 && J(n2, n2);
      }), u3.__k = null), l3 = u3.__k ? S(u3, 0) : null), l3 = I(t3, w(A3) ? A3 : [A3], r3, u3, i3, f4, o4, e3, l3, c3, a4), M.__P && (r3.__e = null, l3 = s3), r3.__u &= -161, p3 && p3.some(g), d3.__h.length && e3.push(d3), 1 & d3.__g && (d3.__g &= -4);
    } catch (t4) {
      if (e3.length = v3, r3.__v = null, c3 || o4) if (t4 && t4.then) {
        if (r3.__u |= 128 | c3, o4) {
          for (~(T3 = o4.indexOf(l3 || void 0)) || (T3 = o4.length); (N2 = o4[T3 - 1]) && 8 == N2.nodeType; ) T3--;
          for (; T3 < o4.length; T3++) if (N2 = o4[T3]) if (o4[T3] = null, O) {
            if (N2 == P2) break;
          } else {
            if (8 != N2.nodeType) break;
            N2.data.startsWith("$s") && (P2 = B(O = N2));
          }
        }
        if (!O) {
          for (; l3 && 8 == l3.nodeType && l3.nextSibling; ) l3 = l3.nextSibling;
          O = l3;
        }
        (s3 = B(O = r3.__c.__z || (r3.__c.__z = O))) ? (r3.__e = O, l3 = s3) : r3.__e = l3, l3 = l3 && l3.nextSibling;
      } else o4 && o4.some(g);
      else r3.__e = u3.__e;
      r3.__k || (r3.__k = u3.__k || []), t4 && t4.then || D(r3), n.__e(t4, r3, u3);
    }
  } else l3 = r3.__e = F(u3.__e, r3, u3, i3, f4, o4, e3, c3, a4, t3);
  return (s3 = n.diffed) && s3(r3), l3;
}
function B(n2, t3) {
  if (n2 && 8 == n2.nodeType && n2.data.startsWith("$s")) for (var r3 = 1; n2 = n2.nextSibling; ) {
    if (8 == n2.nodeType) {
      if (n2.data.startsWith("$s")) r3++;
      else if (n2.data.startsWith("/$s") && !--r3) return n2;
    }
    t3 && t3.push(n2);
  }
}
function D(n2) {
  n2 && (n2.__c && (n2.__c.__g |= 4), n2.__k && n2.__k.some(D));
}
function E(t3, r3, u3) {
  for (var i3 = 0; i3 < u3.length; ) G(u3[i3++], u3[i3++], u3[i3++]);
  n.__c && n.__c(r3, t3), t3.some(function(r4) {
    try {
      t3 = r4.__h, r4.__h = [], t3.some(function(n2) {
        n2.call(r4);
      });
    } catch (t4) {
      n.__e(t4, r4.__v);
    }
  });
}
function F(t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, h3, y3, _3, k3, b, m3, M, $2 = u3.props || p, x2 = r3.props, C3 = r3.type;
  if ("svg" == C3 ? f4 = "http://www.w3.org/2000/svg" : "math" == C3 ? f4 = "http://www.w3.org/1998/Math/MathML" : f4 || (f4 = "http://www.w3.org/1999/xhtml"), o4) {
    for (s3 = 0; s3 < o4.length; s3++) if ((k3 = o4[s3]) && (C3 ? k3.localName == C3 : 3 == k3.nodeType)) {
      t3 = k3, o4[s3] = null;
      break;
    }
  }
  if (!t3) {
    if (M = a4.ownerDocument || document, !C3) return M.createTextNode(x2);
    t3 = M.createElementNS(f4, C3, x2.is ? x2 : a4), l3 && (n.__m && n.__m(r3, o4), l3 = false), o4 = null;
  }
  if (C3) {
    if (a4 = "template" == C3 && t3.content || t3, o4 = "textarea" == C3 && null != x2.defaultValue ? null : o4 && d.call(a4.childNodes), !l3 && o4) for ($2 = {}, s3 = 0; s3 < t3.attributes.length; s3++) $2[(k3 = t3.attributes[s3]).name] = k3.value;
    for (s3 in $2) k3 = $2[s3], "dangerouslySetInnerHTML" == s3 ? y3 = k3 : "children" == s3 || s3 in x2 || "value" == s3 && "defaultValue" in x2 || "checked" == s3 && "defaultChecked" in x2 || N(t3, s3, null, k3, f4);
    for (s3 in x2) k3 = x2[s3], "children" == s3 ? _3 = k3 : "dangerouslySetInnerHTML" == s3 ? h3 = k3 : "value" == s3 ? b = k3 : "checked" == s3 ? m3 = k3 : l3 && "function" != typeof k3 || $2[s3] === k3 || N(t3, s3, k3, $2[s3], f4);
    h3 ? (l3 || y3 && (h3.__html == y3.__html || h3.__html == t3.innerHTML) || (t3.innerHTML = h3.__html), r3.__k = []) : (y3 && (t3.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f4 && v.test(C3)) && (f4 = "http://www.w3.org/1999/xhtml"), I(a4, w(_3) ? _3 : [_3], r3, u3, i3, f4, o4, e3, o4 ? o4[0] : u3.__k && S(u3, 0), l3, c3), o4 && o4.some(g)), l3 && "textarea" != C3 || (s3 = "value", "progress" == C3 && null == b ? t3.removeAttribute(s3) : null == b || b === t3[s3] && ("progress" != C3 || b) || N(t3, s3, b, $2[s3], f4), s3 = "checked", null != m3 && m3 != t3[s3] && N(t3, s3, m3, $2[s3], f4));
  } else $2 === x2 || l3 && t3.data == x2 || (t3.data = x2);
  return t3;
}
function G(t3, r3, u3, i3) {
  try {
    "function" == typeof t3 ? r3 ? r3.__x = t3(r3) || 1 : i3 && (i3 = i3.__c || i3.__e) && (r3 = i3.__x) && (i3.__x = null, "function" == typeof r3 ? r3() : t3(null)) : t3.current = r3;
  } catch (t4) {
    n.__e(t4, u3);
  }
}
function J(t3, r3, u3) {
  var i3, f4, o4, e3;
  if (n.unmount && n.unmount(t3), !(i3 = t3.ref) || i3.current && i3.current != t3.__e || G(i3, null, r3, t3), i3 = t3.__c) {
    if (i3.componentWillUnmount) try {
      i3.componentWillUnmount();
    } catch (t4) {
      n.__e(t4, r3);
    }
    i3.__P = i3.__n = null;
  }
  if (i3 = t3.__k) for (e3 = 0; e3 < i3.length; e3++) i3[e3] && J(i3[e3], r3, "function" != typeof t3.type || u3 && !t3.props.__P);
  !u3 && (i3 = t3.__c) && (i3 = i3.__z) && (f4 = B(i3, o4 = [])) && (i3 == t3.__e && o4.some(g), g(f4), g(i3)), u3 || g(t3.__e), t3.__e = t3.__c = t3.__ = null;
}
function K(n2, t3, r3) {
  return this.constructor(n2, r3);
}
function Q(t3, r3) {
  var u3, i3, f4, o4;
  n.__ && n.__(t3, r3), 9 == r3.nodeType && (r3 = r3.documentElement), i3 = (u3 = t3 && 32 & t3.__u) ? null : r3.__k, r3.__k = m($, { children: [t3] }), f4 = [], o4 = [], z(r3, r3.__k, i3 || p, p, r3.namespaceURI, i3 ? null : r3.firstChild ? d.call(r3.childNodes) : null, f4, i3 ? i3.__e : r3.firstChild, u3, o4), E(f4, r3.__k, o4), r3.__k.props.children = null;
}
function U(n2) {
  function t3(n3) {
    var r3, u3;
    return this.getChildContext || (r3 = /* @__PURE__ */ new Set(), (u3 = {})[t3.__c] = this, this.getChildContext = function() {
      return u3;
    }, this.shouldComponentUpdate = function(n4) {
      this.props.value != n4.value && r3.forEach(function(n5) {
        n5.__g |= 4, L(n5);
      });
    }, this.sub = function(n4) {
      r3.add(n4);
      var t4 = n4.componentWillUnmount;
      n4.componentWillUnmount = function() {
        r3.delete(n4), t4 && t4.call(n4);
      };
    }), n3.children;
  }
  return t3.__c = "__cC" + s++, t3.__ = n2, t3.Provider = (t3.Consumer = function(n3, t4) {
    return n3.children(t4);
  }).contextType = t3, t3;
}
n = { __e: function(n2, t3, r3, u3) {
  for (var i3, o4, e3; t3 = t3.__; ) if ((i3 = t3.__c) && !(1 & i3.__g)) {
    i3.__g |= 4;
    try {
      if ((e3 = (o4 = i3.constructor) && o4.getDerivedStateFromError) && i3.setState(o4.getDerivedStateFromError(n2)), i3.componentDidCatch && (i3.componentDidCatch(n2, u3 || {}), e3 = 1), e3 && 8 & i3.__g) return void (i3.__g |= 2);
    } catch (t4) {
      n2 = t4;
    }
  }
  throw f = 0, n2;
} }, t = 0, r = function(n2) {
  return null != n2 && n2.constructor === h;
}, x.prototype.setState = function(n2, t3) {
  var r3 = this.__s;
  r3 && r3 != this.state || (r3 = this.__s = _({}, this.state)), "function" == typeof n2 && (n2 = n2(_({}, r3), this.props)), n2 && (_(r3, n2), this.__v && (t3 && this.__k.push(t3), L(this)));
}, x.prototype.forceUpdate = function(n2) {
  this.__v && (this.__g |= 4, n2 && this.__h.push(n2), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n2, t3) {
  return n2.__v.__b - t3.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t2;
var r2;
var u2;
var i2;
var o2 = Object.is;
var f2 = 0;
var c2 = [];
var e2 = [];
var a2 = n;
var v2 = a2.__b;
var l2 = a2.__r;
var m2 = a2.diffed;
var h2 = a2.__c;
var s2 = a2.unmount;
var p2 = a2.__;
function y2(n2, t3) {
  a2.__h && a2.__h(r2, n2, f2 || t3), f2 = 0;
  var u3 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n2 >= u3.__.length && u3.__.push({}), u3.__[n2];
}
function d2(n2) {
  return f2 = 1, _2(G2, n2);
}
function _2(n2, u3, i3) {
  var f4 = y2(t2++, 2);
  if (f4.t = n2, !f4.__c && (f4.__ = [i3 ? i3(u3) : G2(void 0, u3), function(n3) {
    var t3 = (f4.__N || f4.__)[0], r3 = f4.t(t3, n3);
    o2(t3, r3) || (f4.__N = [r3, f4.__[1]], f4.__c.setState({}));
  }], f4.__c = r2, !r2.__f)) {
    r2.__f = true;
    var c3 = r2.shouldComponentUpdate;
    r2.shouldComponentUpdate = function(n3, t3, r3) {
      var u4 = this.__H;
      if (!u4) return true;
      var i4 = false, f5 = this.props != n3;
      if (u4.__.some(function(n4) {
        n4.__N && (i4 = true, o2(n4.__[0], n4.__N[0]) || (f5 = true));
      }), c3) {
        var e3 = c3.call(this, n3, t3, r3);
        return i4 ? e3 || f5 : e3;
      }
      return !i4 || f5;
    };
  }
  return f4.__;
}
function A2(n2, u3) {
  var i3 = y2(t2++, 3);
  !a2.__s && E2(i3.__H, u3) && (i3.__P = true, i3.__ = n2, i3.u = u3, r2.__H.__h.push(i3));
}
function T2(n2) {
  return f2 = 5, w2(function() {
    return { current: n2 };
  }, []);
}
function w2(n2, r3) {
  var u3 = y2(t2++, 7);
  return E2(u3.__H, r3) && (u3.__ = n2(), u3.__H = r3), u3.__;
}
function j2(n2) {
  var u3 = r2.context[n2.__c], i3 = y2(t2++, 9);
  return i3.c = n2, u3 ? (null == i3.__ && (i3.__ = true, u3.sub(r2)), u3.props.value) : n2.__;
}
function g2() {
  var n2;
  do {
    for (; n2 = e2.shift(); ) try {
      C2(n2);
    } catch (t4) {
      a2.__e(t4, { __: (n2 = n2.__P) && n2.__v });
    }
    for (; n2 = c2.shift(); ) {
      var t3 = n2.__H;
      if (n2.__P && t3) try {
        t3.__h.some(C2), t3.__h.some(D2), t3.__h = [];
      } catch (r3) {
        t3.__h = [], a2.__e(r3, n2.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n2) {
  r2 = null, v2 && v2(n2);
}, a2.__ = function(n2, t3) {
  n2 && t3.__k && t3.__k.__m && (n2.__m = t3.__k.__m), p2 && p2(n2, t3);
}, a2.__r = function(n2) {
  l2 && l2(n2), t2 = 0;
  var i3 = (r2 = n2.__c).__H;
  i3 && (u2 == r2 ? r2.__h = [] : (i3.__h.some(C2), i3.__h.some(D2), t2 = 0), i3.__h = [], i3.__.some(function(n3) {
    n3.__N && (n3.__ = n3.__N), n3.u = n3.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n2) {
  m2 && m2(n2);
  var t3 = n2.__c;
  t3 && t3.__H && (t3.__H.__h.length && B2(c2.push(t3)), t3.__H.__.some(function(n3) {
    n3.u && (n3.__H = n3.u);
  })), u2 = r2 = null;
}, a2.__c = function(n2, t3) {
  t3.some(function(n3) {
    try {
      n3.__h.some(C2), n3.__h = n3.__h.filter(function(n4) {
        return !n4.__ || D2(n4);
      });
    } catch (t4) {
      n3.__h = [function() {
        throw t4;
      }];
    }
  }), h2 && h2(n2, t3);
}, a2.unmount = function(n2) {
  s2 && s2(n2);
  var t3, r3, u3 = n2.__c;
  u3 && u3.__H && (u3.__H.__.some(function(u4) {
    try {
      if (u4.__P && u4.__c) {
        if (void 0 === r3) {
          for (r3 = n2.__; r3 && (!r3.__c || !r3.__c.__P); ) r3 = r3.__;
          r3 = r3 && r3.__c;
        }
        u4.__P = r3, B2(e2.push(u4));
      } else C2(u4);
    } catch (n3) {
      t3 = n3;
    }
  }), u3.__H = void 0, t3 && a2.__e(t3, u3.__v));
};
var k2 = "function" == typeof requestAnimationFrame;
function z2(n2) {
  var t3, r3 = function() {
    clearTimeout(u3), k2 && cancelAnimationFrame(t3), setTimeout(n2);
  }, u3 = setTimeout(r3, 35);
  k2 && (t3 = requestAnimationFrame(r3));
}
function B2(n2) {
  1 != n2 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n2) {
  var t3 = r2, u3 = n2.__c;
  "function" == typeof u3 && (n2.__c = void 0, u3()), r2 = t3;
}
function D2(n2) {
  var t3 = r2;
  n2.__c = n2.__(), r2 = t3;
}
function E2(n2, t3) {
  return !n2 || n2.length != t3.length || t3.some(function(t4, r3) {
    return !o2(t4, n2[r3]);
  });
}
function G2(n2, t3) {
  return "function" == typeof t3 ? t3(n2) : t3;
}

// desk/src/views/desk.tsx
var Context = U(null);
var DeskProvider = Context.Provider;
function useLooks() {
  const looks = j2(Context);
  if (!looks) throw new Error("A view of the desk stands inside of DeskProvider.");
  return looks;
}
function useDesk(select) {
  const { port } = useLooks();
  const [, draw] = d2(0);
  const part = select(port.state);
  A2(() => {
    let last = part;
    const look = () => {
      const next = select(port.state);
      if (Object.is(next, last)) return;
      last = next;
      draw((before) => before + 1);
    };
    look();
    return port.subscribe(look);
  });
  return part;
}
function useAct() {
  const { port } = useLooks();
  return (name, ...given) => port.act(name, ...given);
}
function useWords() {
  return useLooks().words.t;
}
function useNow(step = 1e3) {
  const { now } = useLooks();
  const [at, tick] = d2(now());
  A2(() => {
    const timer = setInterval(() => tick(now()), step);
    return () => clearInterval(timer);
  }, [now, step]);
  return Math.max(at, now());
}

// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var f3 = /* @__PURE__ */ Symbol.for("pv");
var o3 = 0;
function a3(t3, e3, n2, u3, a4, i3) {
  e3 || (e3 = {});
  var c3, l3, p3 = e3;
  if ("ref" in p3 && "function" != typeof t3) for (l3 in p3 = {}, e3) "ref" == l3 ? c3 = e3[l3] : p3[l3] = e3[l3];
  var s3 = { type: t3, props: p3, key: n2, ref: c3, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f3, __v: --o3, __i: -1, __u: 0 };
  return (a4 || i3) && (s3.__source = a4, s3.__self = i3), n.vnode && n.vnode(s3), s3;
}

// desk/src/views/icon.tsx
function Icon({ of, size = 18 }) {
  return /* @__PURE__ */ a3(
    "svg",
    {
      class: "icon",
      width: size,
      height: size,
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": "2",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "aria-hidden": "true",
      focusable: "false",
      children: of.map(([tag, attributes], index) => k(tag, { ...attributes, key: index }))
    }
  );
}

// desk/src/views/button.tsx
function Button(props) {
  const {
    id,
    icon,
    children,
    kind = "plain",
    pressed: pressed2,
    expanded,
    refused = "",
    label,
    type = "button"
  } = props;
  return /* @__PURE__ */ a3(
    "button",
    {
      id,
      type,
      class: `button ${kind}`,
      "aria-pressed": pressed2,
      "aria-expanded": expanded,
      "aria-label": label,
      "aria-disabled": refused ? true : void 0,
      "aria-describedby": refused ? `${id}-why` : void 0,
      title: refused || label,
      onClick: (event) => {
        if (refused) event.preventDefault();
        else props.onPress?.();
      },
      children: [
        icon ? /* @__PURE__ */ a3(Icon, { of: icon }) : null,
        /* @__PURE__ */ a3("span", { children }),
        refused ? /* @__PURE__ */ a3("span", { id: `${id}-why`, hidden: true, children: refused }) : null
      ]
    }
  );
}
function ActButton({
  act,
  given,
  operation,
  variant,
  onDone,
  ...looks
}) {
  const t3 = useWords();
  const does = useAct();
  const [busy2, setBusy] = d2(false);
  const allowed2 = useDesk((state) => operation === void 0 || may(state, operation, variant));
  const press = async () => {
    if (busy2) return;
    setBusy(true);
    const done = await does(act, ...given);
    setBusy(false);
    if (done) onDone?.();
  };
  return /* @__PURE__ */ a3(Button, { ...looks, refused: looks.refused || (allowed2 ? "" : t3("refused.now")), onPress: press });
}

// desk/src/views/field.tsx
function TextField({
  id,
  label,
  hint,
  value,
  onText,
  type = "text",
  ...more
}) {
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: id, children: label }),
    /* @__PURE__ */ a3(
      "input",
      {
        id,
        type,
        value,
        "aria-describedby": hint ? `${id}-hint` : void 0,
        onInput: (event) => onText(event.currentTarget.value),
        ...more
      }
    ),
    hint ? /* @__PURE__ */ a3("p", { id: `${id}-hint`, class: "soft", children: hint }) : null
  ] });
}
function TextArea({
  id,
  label,
  value,
  onText
}) {
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: id, children: label }),
    /* @__PURE__ */ a3("textarea", { id, rows: 3, value, onInput: (event) => onText(event.currentTarget.value) })
  ] });
}
function Select({
  id,
  label,
  value,
  options: options2,
  onChoice
}) {
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: id, children: label }),
    /* @__PURE__ */ a3("select", { id, value, onChange: (event) => onChoice(event.currentTarget.value), children: options2.map((one) => /* @__PURE__ */ a3("option", { value: one.value, selected: one.value === value, children: one.label }, one.value)) })
  ] });
}
function Choices({
  id,
  label,
  value,
  options: options2,
  onChoice
}) {
  return /* @__PURE__ */ a3("fieldset", { id, class: "choices", children: [
    /* @__PURE__ */ a3("legend", { children: label }),
    options2.map((one) => /* @__PURE__ */ a3("label", { class: "choice", children: [
      /* @__PURE__ */ a3(
        "input",
        {
          type: "radio",
          name: id,
          value: one.value,
          checked: one.value === value,
          onChange: () => onChoice(one.value)
        }
      ),
      /* @__PURE__ */ a3("span", { children: one.label })
    ] }, one.value))
  ] });
}
function Check({
  id,
  checked: checked2,
  onCheck,
  children
}) {
  return /* @__PURE__ */ a3("label", { class: "check", for: id, children: [
    /* @__PURE__ */ a3(
      "input",
      {
        id,
        type: "checkbox",
        checked: checked2,
        onChange: (event) => onCheck(event.currentTarget.checked)
      }
    ),
    /* @__PURE__ */ a3("span", { children })
  ] });
}

// node_modules/lucide/dist/esm/icons/alarm-clock.mjs
var AlarmClock = [
  ["circle", { cx: "12", cy: "13", r: "8" }],
  ["path", { d: "M12 9v4l2 2" }],
  ["path", { d: "M5 3 2 6" }],
  ["path", { d: "m22 6-3-3" }],
  ["path", { d: "M6.38 18.7 4 21" }],
  ["path", { d: "M17.64 18.67 20 21" }]
];

// node_modules/lucide/dist/esm/icons/ban.mjs
var Ban = [
  ["circle", { cx: "12", cy: "12", r: "10" }],
  ["path", { d: "M4.929 4.929 19.07 19.071" }]
];

// node_modules/lucide/dist/esm/icons/download.mjs
var Download = [
  ["path", { d: "M12 15V3" }],
  ["path", { d: "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" }],
  ["path", { d: "m7 10 5 5 5-5" }]
];

// node_modules/lucide/dist/esm/icons/external-link.mjs
var ExternalLink = [
  ["path", { d: "M15 3h6v6" }],
  ["path", { d: "M10 14 21 3" }],
  ["path", { d: "M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" }]
];

// node_modules/lucide/dist/esm/icons/life-buoy.mjs
var LifeBuoy = [
  ["circle", { cx: "12", cy: "12", r: "10" }],
  ["path", { d: "m4.93 4.93 4.24 4.24" }],
  ["path", { d: "m14.83 9.17 4.24-4.24" }],
  ["path", { d: "m14.83 14.83 4.24 4.24" }],
  ["path", { d: "m9.17 14.83-4.24 4.24" }],
  ["circle", { cx: "12", cy: "12", r: "4" }]
];

// node_modules/lucide/dist/esm/icons/mic.mjs
var Mic = [
  ["path", { d: "M12 19v3" }],
  ["path", { d: "M19 10v2a7 7 0 0 1-14 0v-2" }],
  ["rect", { x: "9", y: "2", width: "6", height: "13", rx: "3" }]
];

// node_modules/lucide/dist/esm/icons/mic-off.mjs
var MicOff = [
  ["path", { d: "M12 19v3" }],
  ["path", { d: "M15 9.34V5a3 3 0 0 0-5.68-1.33" }],
  ["path", { d: "M16.95 16.95A7 7 0 0 1 5 12v-2" }],
  ["path", { d: "M18.89 13.23A7 7 0 0 0 19 12v-2" }],
  ["path", { d: "m2 2 20 20" }],
  ["path", { d: "M9 9v3a3 3 0 0 0 5.12 2.12" }]
];

// node_modules/lucide/dist/esm/icons/pause.mjs
var Pause = [
  ["rect", { x: "14", y: "3", width: "5", height: "18", rx: "1" }],
  ["rect", { x: "5", y: "3", width: "5", height: "18", rx: "1" }]
];

// node_modules/lucide/dist/esm/icons/pencil.mjs
var Pencil = [
  [
    "path",
    {
      d: "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"
    }
  ],
  ["path", { d: "m15 5 4 4" }]
];

// node_modules/lucide/dist/esm/icons/phone.mjs
var Phone = [
  [
    "path",
    {
      d: "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"
    }
  ]
];

// node_modules/lucide/dist/esm/icons/phone-off.mjs
var PhoneOff = [
  [
    "path",
    {
      d: "M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"
    }
  ],
  ["path", { d: "M22 2 2 22" }],
  [
    "path",
    {
      d: "M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"
    }
  ]
];

// node_modules/lucide/dist/esm/icons/play.mjs
var Play = [
  [
    "path",
    { d: "M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z" }
  ]
];

// node_modules/lucide/dist/esm/icons/plus.mjs
var Plus = [
  ["path", { d: "M5 12h14" }],
  ["path", { d: "M12 5v14" }]
];

// node_modules/lucide/dist/esm/icons/send.mjs
var Send = [
  [
    "path",
    {
      d: "M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z"
    }
  ],
  ["path", { d: "m21.854 2.147-10.94 10.939" }]
];

// node_modules/lucide/dist/esm/icons/square.mjs
var Square = [["rect", { width: "18", height: "18", x: "3", y: "3", rx: "2" }]];

// node_modules/lucide/dist/esm/icons/trash.mjs
var Trash = [
  ["path", { d: "M10 11v6" }],
  ["path", { d: "M14 11v6" }],
  ["path", { d: "M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6" }],
  ["path", { d: "M3 6h18" }],
  ["path", { d: "M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2" }]
];

// node_modules/lucide/dist/esm/icons/voicemail.mjs
var Voicemail = [
  ["circle", { cx: "6", cy: "12", r: "4" }],
  ["circle", { cx: "18", cy: "12", r: "4" }],
  ["line", { x1: "6", x2: "18", y1: "16", y2: "16" }]
];

// desk/src/words/format.ts
function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1e3));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (part) => String(part).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
function moment(at, now, language) {
  const same = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    timeStyle: "short",
    ...same ? {} : { dateStyle: "medium" }
  }).format(at);
}

// desk/src/views/timer.tsx
function Timer({ since, until: until2 }) {
  const now = useNow(500);
  const length = until2 === void 0 ? now - (since ?? now) : until2 - now;
  return /* @__PURE__ */ a3("span", { class: "timer", role: "timer", "aria-live": "off", children: duration(length) });
}

// desk/src/views/call.tsx
function Caller() {
  const { name, number, connectedAt, since, phase } = useDesk((state) => state.call);
  return /* @__PURE__ */ a3("div", { class: "caller", children: [
    /* @__PURE__ */ a3("div", { children: [
      /* @__PURE__ */ a3("h2", { id: "desk-caller", children: name || number }),
      /* @__PURE__ */ a3("p", { class: "soft", children: name ? number : "" })
    ] }),
    phase === "talking" || phase === "held" ? /* @__PURE__ */ a3(Timer, { since: connectedAt || since }) : null
  ] });
}
function Offered() {
  const t3 = useWords();
  return /* @__PURE__ */ a3("section", { class: "card stack", "aria-labelledby": "desk-caller", children: [
    /* @__PURE__ */ a3(Caller, {}),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(
        ActButton,
        {
          id: "desk-answer",
          kind: "key",
          icon: Phone,
          act: "call.answer",
          given: [],
          operation: "softphonePickupPhone",
          children: t3("call.answer")
        }
      ),
      /* @__PURE__ */ a3(ActButton, { id: "desk-decline", act: "call.decline", given: [], operation: "rejectCall", children: t3("call.decline") })
    ] })
  ] });
}
function MuteButton() {
  const t3 = useWords();
  const muted = useDesk((state) => state.call.muted);
  return /* @__PURE__ */ a3(
    ActButton,
    {
      id: "desk-mute",
      kind: "tile",
      icon: muted ? MicOff : Mic,
      pressed: muted,
      act: "call.mute",
      given: [!muted],
      operation: "setMute",
      children: t3("call.mute")
    }
  );
}
function HoldButton() {
  const t3 = useWords();
  const held = useDesk((state) => state.call.phase === "held");
  return /* @__PURE__ */ a3(
    ActButton,
    {
      id: "desk-hold",
      kind: "tile",
      icon: held ? Play : Pause,
      pressed: held,
      act: "call.hold",
      given: [!held],
      operation: "toggleHold",
      variant: String(!held),
      children: t3("call.hold")
    }
  );
}
function EndButton() {
  const t3 = useWords();
  return /* @__PURE__ */ a3(ActButton, { id: "desk-end", kind: "stop", icon: PhoneOff, act: "call.end", given: [], operation: "disconnectCall", children: t3("call.end") });
}
function WrapUp() {
  const t3 = useWords();
  const { dispositions, wrapUpEnds, comments } = useDesk((state) => state.call);
  const { now } = useLooks();
  const [chosen, choose] = d2("");
  const [text2, write2] = d2(comments);
  A2(() => write2(comments), [comments]);
  return /* @__PURE__ */ a3("section", { class: "card stack", "aria-labelledby": "desk-outcome", children: [
    /* @__PURE__ */ a3("h2", { id: "desk-outcome", children: t3("wrapUp.title") }),
    wrapUpEnds > now() ? /* @__PURE__ */ a3("p", { class: "soft", children: [
      t3("wrapUp.ends"),
      " ",
      /* @__PURE__ */ a3(Timer, { until: wrapUpEnds })
    ] }) : null,
    /* @__PURE__ */ a3("fieldset", { class: "outcomes", children: [
      /* @__PURE__ */ a3("legend", { children: t3("wrapUp.outcome") }),
      dispositions.map(({ id = "", name = "" }) => /* @__PURE__ */ a3("label", { class: "outcome", children: [
        /* @__PURE__ */ a3("input", { type: "radio", name: "desk-disposition", checked: id === chosen, onChange: () => choose(id) }),
        /* @__PURE__ */ a3("span", { children: name })
      ] }, id))
    ] }),
    /* @__PURE__ */ a3(TextArea, { id: "desk-comments", label: t3("wrapUp.comments"), value: text2, onText: write2 }),
    /* @__PURE__ */ a3("div", { class: "row", children: /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-finish",
        kind: "key",
        act: "call.finish",
        given: [chosen, text2],
        operation: "finishCall",
        refused: chosen ? "" : t3("wrapUp.choose"),
        children: t3("wrapUp.done")
      }
    ) })
  ] });
}
var parts = {
  callButtons: [
    { name: "mute", View: MuteButton },
    { name: "hold", View: HoldButton },
    { name: "end", View: EndButton }
  ]
};

// desk/src/views/head.tsx
function Head() {
  const t3 = useWords();
  const mood = useDesk(moodOf);
  const since = useDesk(sinceOf);
  return /* @__PURE__ */ a3("header", { class: "card head", children: [
    /* @__PURE__ */ a3("h1", { class: "state", id: "desk-state", children: [
      /* @__PURE__ */ a3("i", { class: "dot", "aria-hidden": "true" }),
      /* @__PURE__ */ a3("span", { "aria-live": "polite", children: t3(`state.${mood}`) }),
      since ? /* @__PURE__ */ a3(Timer, { since }) : null
    ] }),
    /* @__PURE__ */ a3(Where, {}),
    /* @__PURE__ */ a3(Readiness, {})
  ] });
}
function Where() {
  const t3 = useWords();
  const { station, fullName, loggedIn, reasonId, ready, reasons, forcedBy, pending } = useDesk(
    (state) => state.agent
  );
  if (!loggedIn) return null;
  const reason = ready ? "" : reasons.find((one) => one.id === reasonId)?.name ?? "";
  const where = t3(`station.${station.type}`, { number: station.number });
  return /* @__PURE__ */ a3("p", { class: "soft", id: "desk-where", children: [
    [fullName, where, reason, forcedBy ? t3("state.forced") : ""].filter(Boolean).join(" · "),
    pending ? /* @__PURE__ */ a3("strong", { children: [
      " ",
      t3(pending.ready ? "state.pendingReady" : "state.pendingNotReady")
    ] }) : null
  ] });
}
function Readiness() {
  const t3 = useWords();
  const agent2 = useDesk((state) => state.agent);
  const between = useDesk((state) => state.call.phase === "none");
  if (!agent2.loggedIn) return null;
  const wants = agent2.pending?.ready ?? agent2.ready;
  return /* @__PURE__ */ a3("div", { class: "row", children: [
    wants ? null : /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-ready",
        kind: between ? "key" : "plain",
        act: "agent.ready",
        given: [],
        operation: "setReadyState",
        children: t3("ready.go")
      }
    ),
    wants ? /* @__PURE__ */ a3(ActButton, { id: "desk-not-ready", act: "agent.notReady", given: [], operation: "setNotReadyState", children: t3("ready.pause") }) : null
  ] });
}

// desk/src/views/nav.tsx
var Context2 = U({ sheet: "", with: "", open: () => {
}, close: () => {
} });
var NavProvider = Context2.Provider;
function useNav() {
  return j2(Context2);
}

// desk/src/views/tile.tsx
function Tile({
  name,
  figure,
  children,
  hint,
  sheet = name,
  alert = false
}) {
  const nav = useNav();
  return /* @__PURE__ */ a3(
    "button",
    {
      id: `desk-tile-${name}`,
      type: "button",
      class: "tile",
      "data-alert": alert || void 0,
      onClick: () => nav.open(sheet),
      children: [
        /* @__PURE__ */ a3("span", { class: "figure", children: figure }),
        " ",
        /* @__PURE__ */ a3("span", { children }),
        " ",
        /* @__PURE__ */ a3("span", { class: "soft", children: hint })
      ]
    }
  );
}

// desk/src/views/callbacks.tsx
var MINUTE = 6e4;
var SNOOZES = [10, 60];
var STEP = 15e3;
function useMoment() {
  const { words, now } = useLooks();
  return (at) => moment(at, now(), words.language);
}
function CallbacksTile() {
  const t3 = useWords();
  const at = useMoment();
  const now = useNow(STEP);
  const { all } = useDesk((state) => state.callbacks);
  const due = all.filter((one) => dueOf(one) <= now).length;
  const next = all.find((one) => dueOf(one) > now);
  const hint = due ? t3("callbacks.dueCount", { count: due }) : next && t3("callbacks.next", { time: at(dueOf(next)) });
  return /* @__PURE__ */ a3(Tile, { name: "callbacks", figure: all.length, hint, alert: due > 0, children: t3("callbacks.count", { count: all.length }) });
}
function Callbacks() {
  const t3 = useWords();
  const nav = useNav();
  const { all } = useDesk((state) => state.callbacks);
  const may2 = useDesk((state) => state.agent.permissions.canCreateCallbacks ?? false);
  const [editing, edit] = d2(nav.with ? "new" : "");
  const close = () => edit("");
  if (editing) return /* @__PURE__ */ a3(Form, { callback: all.find((one) => one.id === editing), onClose: close });
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("div", { class: "card flat row", children: /* @__PURE__ */ a3(
      Button,
      {
        id: "desk-callback-new",
        icon: Plus,
        refused: may2 ? "" : t3("refused.permission"),
        onPress: () => edit("new"),
        children: t3("callbacks.new")
      }
    ) }),
    all.length ? null : /* @__PURE__ */ a3("p", { class: "card flat soft", children: t3("callbacks.none") }),
    /* @__PURE__ */ a3("ul", { class: "list", id: "desk-callbacks", children: all.map((one) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3(Entry, { callback: one, onEdit: may2 ? () => edit(one.id ?? "") : void 0 }) }, one.id)) })
  ] });
}
function Entry({ callback, onEdit }) {
  const t3 = useWords();
  const at = useMoment();
  const now = useNow(STEP);
  const callbacks2 = useDesk((state) => state.callbacks);
  const campaigns2 = useDesk((state) => state.campaigns.all);
  const { id = "", number = "", comments, userGroup = "0", campaignId } = callback;
  const who = whoOf(callbacks2, callback);
  const due = dueOf(callback) <= now;
  const about = [
    who === number ? "" : number,
    campaigns2.find((one) => one.id === campaignId)?.name,
    userGroup === "0" ? "" : t3("callbacks.group")
  ].filter(Boolean);
  return /* @__PURE__ */ a3("article", { class: "entry", "aria-label": who, children: [
    /* @__PURE__ */ a3("div", { class: "grow", children: [
      /* @__PURE__ */ a3("strong", { dir: "auto", children: who }),
      /* @__PURE__ */ a3("p", { class: due ? "late" : "soft", children: [
        due ? `${t3("callbacks.due")} · ` : "",
        at(dueOf(callback))
      ] }),
      about.length ? /* @__PURE__ */ a3("p", { class: "soft", children: about.join(" · ") }) : null,
      comments ? /* @__PURE__ */ a3("p", { dir: "auto", children: comments }) : null
    ] }),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(CallIt, { id, where: "entry" }),
      onEdit ? /* @__PURE__ */ a3($, { children: [
        /* @__PURE__ */ a3(Button, { id: `desk-callback-edit-${id}`, kind: "quiet", icon: Pencil, onPress: onEdit, children: t3("callbacks.edit") }),
        /* @__PURE__ */ a3(Remove, { id })
      ] }) : null
    ] })
  ] });
}
function CallIt({ id, where }) {
  const t3 = useWords();
  const nav = useNav();
  return /* @__PURE__ */ a3(
    ActButton,
    {
      id: `desk-callback-call-${where}-${id}`,
      icon: Phone,
      act: "callbacks.call",
      given: [id],
      operation: "makeCall",
      onDone: nav.close,
      children: t3("callbacks.call")
    }
  );
}
function Remove({ id }) {
  const t3 = useWords();
  const [asked2, ask] = d2(false);
  return asked2 ? /* @__PURE__ */ a3(ActButton, { id: `desk-callback-remove-${id}`, kind: "stop", act: "callbacks.remove", given: [id], children: t3("action.removeNow") }) : /* @__PURE__ */ a3(Button, { id: `desk-callback-ask-${id}`, kind: "quiet", icon: Trash, onPress: () => ask(true), children: t3("action.remove") });
}
function Form({ callback, onClose }) {
  const t3 = useWords();
  const act = useAct();
  const { now } = useLooks();
  const nav = useNav();
  const call2 = useDesk((state) => state.call);
  const campaigns2 = useDesk((state) => state.campaigns.all);
  const [draft, write2] = d2({
    number: callback?.number ?? (nav.with || call2.number),
    due: callback ? dueOf(callback) : nextHour(now()),
    comments: callback?.comments ?? "",
    campaignId: callback?.campaignId ?? call2.campaignId,
    withCustomer: callback === void 0 && call2.id !== ""
  });
  const change = (more) => write2((before) => ({ ...before, ...more }));
  const save = async () => {
    const done = callback ? await act("callbacks.change", callback.id ?? "", draft) : await act("callbacks.add", draft);
    if (done) onClose();
  };
  return /* @__PURE__ */ a3(
    "form",
    {
      id: "desk-callback",
      class: "card flat stack",
      "aria-label": t3(callback ? "callbacks.edit" : "callbacks.new"),
      onSubmit: (event) => {
        event.preventDefault();
        void save();
      },
      children: [
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-callback-number",
            label: t3("callbacks.number"),
            type: "tel",
            required: true,
            value: draft.number,
            onText: (number) => change({ number })
          }
        ),
        /* @__PURE__ */ a3(When, { value: draft.due, onValue: (due) => change({ due }) }),
        /* @__PURE__ */ a3(
          Select,
          {
            id: "desk-callback-campaign",
            label: t3("callbacks.campaign"),
            value: draft.campaignId,
            options: [
              { value: "0", label: t3("value.none") },
              ...campaigns2.map(({ id = "", name = "" }) => ({ value: id, label: name }))
            ],
            onChoice: (campaignId) => change({ campaignId })
          }
        ),
        /* @__PURE__ */ a3(
          TextArea,
          {
            id: "desk-callback-comments",
            label: t3("callbacks.comments"),
            value: draft.comments,
            onText: (comments) => change({ comments })
          }
        ),
        callback === void 0 && call2.id ? /* @__PURE__ */ a3(
          Check,
          {
            id: "desk-callback-customer",
            checked: draft.withCustomer,
            onCheck: (withCustomer) => change({ withCustomer }),
            children: t3("callbacks.customer")
          }
        ) : null,
        /* @__PURE__ */ a3("div", { class: "row", children: [
          /* @__PURE__ */ a3(Button, { id: "desk-callback-save", kind: "key", type: "submit", children: t3("action.save") }),
          /* @__PURE__ */ a3(Button, { id: "desk-callback-cancel", kind: "quiet", onPress: onClose, children: t3("action.cancel") })
        ] })
      ]
    }
  );
}
function When({ value, onValue }) {
  const t3 = useWords();
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: "desk-callback-due", children: t3("callbacks.when") }),
    /* @__PURE__ */ a3(
      "input",
      {
        id: "desk-callback-due",
        type: "datetime-local",
        required: true,
        value: localText(value),
        onInput: (event) => {
          const at = new Date(event.currentTarget.value).getTime();
          if (!Number.isNaN(at)) onValue(at);
        }
      }
    )
  ] });
}
function localText(at) {
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
function nextHour(now) {
  return new Date(now + 60 * MINUTE).setMinutes(0, 0, 0);
}
function Reminder() {
  const t3 = useWords();
  const at = useMoment();
  const { now } = useLooks();
  const callbacks2 = useDesk((state) => state.callbacks);
  const callback = useDesk(reminding);
  if (!callback) return null;
  const { id = "", comments } = callback;
  return /* @__PURE__ */ a3("div", { id: "desk-reminder", children: [
    /* @__PURE__ */ a3("div", { class: "grow", children: [
      /* @__PURE__ */ a3("strong", { children: t3("callbacks.reminder", { who: whoOf(callbacks2, callback), time: at(dueOf(callback)) }) }),
      comments ? /* @__PURE__ */ a3("p", { class: "soft", children: comments }) : null
    ] }),
    /* @__PURE__ */ a3(CallIt, { id, where: "reminder" }),
    SNOOZES.map((minutes) => /* @__PURE__ */ a3(
      ActButton,
      {
        id: `desk-callback-snooze-${minutes}`,
        icon: AlarmClock,
        act: "callbacks.snooze",
        given: [id, now() + minutes * MINUTE],
        children: t3("callbacks.snooze", { count: minutes })
      },
      minutes
    )),
    /* @__PURE__ */ a3(ActButton, { id: "desk-callback-dismiss", kind: "quiet", act: "callbacks.dismiss", given: [id], children: t3("callbacks.dismiss") })
  ] });
}
var parts2 = {
  tiles: [{ name: "callbacks", View: CallbacksTile }],
  sheets: [{ name: "callbacks", title: "callbacks.title", View: Callbacks }],
  banners: [{ name: "callbacks", View: Reminder, shows: (state) => state.callbacks.all.some(isReminding) }]
};

// desk/src/views/value.tsx
var FEW = 4;
var TYPES = {
  DATE: "date",
  TIME: "time",
  DATE_TIME: "datetime-local",
  EMAIL: "email",
  URL: "url",
  PHONE: "tel"
};
var NUMBERS = /* @__PURE__ */ new Set(["NUMBER", "CURRENCY", "PERCENT"]);
function ValueField(shown2) {
  const { rules: rules2 } = shown2;
  if (rules2.anyOf.length) return /* @__PURE__ */ a3(Several, { ...shown2 });
  if (rules2.oneOf.length || rules2.kind === "BOOLEAN") return /* @__PURE__ */ a3(One, { ...shown2 });
  return /* @__PURE__ */ a3(Written, { ...shown2 });
}
function One({ id, label, rules: rules2, value, onValue, buttons }) {
  const t3 = useWords();
  const choices = rules2.oneOf.length ? rules2.oneOf : ["true", "false"];
  const words = (choice) => rules2.kind === "BOOLEAN" ? t3(`value.${choice}`) : choice;
  const options2 = [
    ...choices.map((choice) => ({ value: choice, label: words(choice) })),
    ...rules2.required ? [] : [{ value: "", label: t3("value.none") }]
  ];
  const listed = { id, label: named2(label, rules2), value, onChoice: onValue };
  if (buttons || choices.length <= FEW) return /* @__PURE__ */ a3(Choices, { ...listed, options: options2 });
  const open2 = rules2.required ? [{ value: "", label: t3("value.choose") }, ...options2] : options2;
  return /* @__PURE__ */ a3(Select, { ...listed, options: open2 });
}
function Several({ id, label, rules: rules2, value, onValue }) {
  const chosen = new Set(value.split(";").filter(Boolean));
  const toggle = (choice, on) => {
    const next = rules2.anyOf.filter((one) => one === choice ? on : chosen.has(one));
    return onValue(next.join(";"));
  };
  return /* @__PURE__ */ a3("fieldset", { id, class: "choices", children: [
    /* @__PURE__ */ a3("legend", { children: named2(label, rules2) }),
    rules2.anyOf.map((choice) => /* @__PURE__ */ a3("label", { class: "choice", children: [
      /* @__PURE__ */ a3(
        "input",
        {
          type: "checkbox",
          checked: chosen.has(choice),
          onChange: (event) => toggle(choice, event.currentTarget.checked)
        }
      ),
      /* @__PURE__ */ a3("span", { children: choice })
    ] }, choice))
  ] });
}
function Written({ id, label, rules: rules2, value, onValue, manyLines = false, kept = false }) {
  const t3 = useWords();
  const [draft, write2] = d2(value);
  const [left, leave] = d2(false);
  A2(() => write2(value), [value]);
  const held = kept ? { ...rules2, required: true } : rules2;
  const wrong = left && draft !== value ? complaint(held, draft) : null;
  const give = () => {
    leave(true);
    if (draft !== value && complaint(held, draft) === null) onValue(draft);
  };
  const said3 = {
    id,
    "aria-invalid": wrong ? true : void 0,
    "aria-describedby": wrong ? `${id}-wrong` : void 0,
    "aria-required": rules2.required || void 0,
    onBlur: give
  };
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: id, children: named2(label, rules2) }),
    manyLines ? /* @__PURE__ */ a3("textarea", { rows: 3, ...said3, value: draft, onInput: (event) => write2(event.currentTarget.value) }) : /* @__PURE__ */ a3(
      "input",
      {
        ...said3,
        ...formOf(rules2.kind),
        value: toInput(rules2.kind, draft),
        onInput: (event) => write2(fromInput(rules2.kind, event.currentTarget.value)),
        onKeyDown: (event) => event.key === "Enter" && give()
      }
    ),
    /* @__PURE__ */ a3("p", { id: `${id}-wrong`, class: "wrong", "aria-live": "polite", children: wrong ? t3(wrong.word, wrong.values) : "" })
  ] });
}
function formOf(kind) {
  return {
    type: TYPES[kind] ?? "text",
    ...kind === "TIME" || kind === "DATE_TIME" ? { step: 1 } : {},
    ...NUMBERS.has(kind) ? { inputMode: "decimal" } : {},
    ...kind === "TIME_PERIOD" ? { placeholder: "00:00:00" } : {}
  };
}
function named2(label, { required }) {
  return required ? `${label} *` : label;
}
function toInput(kind, value) {
  if (kind === "TIME") return value.slice(0, 8);
  return kind === "DATE_TIME" ? value.slice(0, 19).replace(" ", "T") : value;
}
function fromInput(kind, text2) {
  if (kind === "TIME") return /^\d\d:\d\d$/u.test(text2) ? `${text2}:00` : text2;
  if (kind !== "DATE_TIME") return text2;
  const value = text2.replace("T", " ");
  return /\d\d:\d\d:\d\d/u.test(value) || !value ? value : `${value}:00`;
}

// desk/src/views/customer.tsx
function Customer() {
  const t3 = useWords();
  const { recordId, candidates } = useDesk((state) => state.customer);
  const shown2 = useDesk((state) => state.fields.shown);
  const contact = shown2.filter((one) => one.ofContact);
  const variables = shown2.filter((one) => !one.ofContact);
  return /* @__PURE__ */ a3("div", { class: "stack", id: "desk-customer", children: [
    candidates.length > 1 ? /* @__PURE__ */ a3(Which, {}) : null,
    recordId ? null : /* @__PURE__ */ a3("p", { class: "soft", children: t3("customer.unknown") }),
    /* @__PURE__ */ a3(Fields, { shown: contact }),
    variables.length ? /* @__PURE__ */ a3("section", { class: "stack", "aria-labelledby": "desk-variables", children: [
      /* @__PURE__ */ a3("h3", { id: "desk-variables", children: t3("customer.variables") }),
      /* @__PURE__ */ a3(Fields, { shown: variables })
    ] }) : null
  ] });
}
function Which() {
  const t3 = useWords();
  const { recordId, candidates } = useDesk((state) => state.customer);
  const at = Math.max(0, candidates.indexOf(recordId));
  const other = (step) => candidates[(at + step + candidates.length) % candidates.length] ?? "";
  return /* @__PURE__ */ a3("div", { class: "row", id: "desk-which", children: [
    /* @__PURE__ */ a3("p", { class: "grow", "aria-live": "polite", children: t3("customer.which", { place: at + 1, count: candidates.length }) }),
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-which-back",
        label: t3("customer.back"),
        act: "customer.choose",
        given: [other(-1)],
        operation: "setCallAttachedVariable",
        children: "‹"
      }
    ),
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-which-next",
        label: t3("customer.next"),
        act: "customer.choose",
        given: [other(1)],
        operation: "setCallAttachedVariable",
        children: "›"
      }
    )
  ] });
}
function Fields({ shown: shown2 }) {
  return /* @__PURE__ */ a3("div", { class: "fields", children: shown2.map((one) => /* @__PURE__ */ a3("div", { class: one.wide ? "wide" : void 0, children: /* @__PURE__ */ a3(Field, { field: one }) }, one.id)) });
}
function Field({ field }) {
  const { words } = useLooks();
  const act = useAct();
  const value = useDesk(
    ({ customer: customer2 }) => field.ofContact ? customer2.record[field.name] ?? "" : customer2.variables[field.id]?.value ?? ""
  );
  const kind = useDesk(({ customer: customer2 }) => customer2.variables[field.id]?.kind);
  const mayRemove = useDesk((state) => state.agent.permissions.canRemoveCRMData ?? false);
  const known = field.ofContact || !kind ? field.rules : rules(kind);
  const id = `desk-field-${field.id}`;
  const label = labelOf(field, words);
  if (!field.editable) {
    return /* @__PURE__ */ a3("dl", { class: "known", children: [
      /* @__PURE__ */ a3("dt", { children: label }),
      /* @__PURE__ */ a3("dd", { id, children: value || "–" })
    ] });
  }
  return /* @__PURE__ */ a3(
    ValueField,
    {
      id,
      label,
      rules: known,
      kept: field.ofContact && value !== "" && !mayRemove,
      value,
      onValue: (text2) => act("customer.write", field.id, text2)
    }
  );
}
function labelOf({ name, group, ofContact }, words) {
  return words.find(`field.${name}`) ?? (ofContact ? name : `${group}: ${name}`);
}
var parts3 = {
  tabs: [
    {
      name: "customer",
      title: "customer.title",
      View: Customer,
      shows: (state) => state.call.id !== "" && state.fields.shown.length > 0
    }
  ]
};

// desk/src/views/talk.tsx
function OneTalk({ talk: talk2 }) {
  const t3 = useWords();
  const act = useAct();
  const nav = useNav();
  const { words } = useLooks();
  A2(() => {
    if (talk2.unread) void act("messages.read", talk2.id);
  }, [talk2.id, talk2.unread]);
  const chat = talk2.kind === "chat" && !talk2.over;
  return /* @__PURE__ */ a3("section", { class: "card flat stack", id: "desk-talk", "aria-labelledby": "desk-talk-title", children: [
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3("h3", { id: "desk-talk-title", class: "grow", children: titleOf(talk2, words) }),
      /* @__PURE__ */ a3(Button, { id: "desk-talks-all", kind: "quiet", onPress: () => nav.open("messages"), children: t3("messages.others") })
    ] }),
    /* @__PURE__ */ a3(Lines, { lines: talk2.lines }),
    talk2.over || talk2.id === "skills" ? null : /* @__PURE__ */ a3(Answer, { talk: talk2 }),
    chat ? /* @__PURE__ */ a3(People, { talk: talk2 }) : /* @__PURE__ */ a3(Forget, { id: talk2.id })
  ] });
}
function Lines({ lines }) {
  const t3 = useWords();
  const list = T2(null);
  A2(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    /* @__PURE__ */ a3("div", { ref: list, class: "lines", role: "log", "aria-label": t3("messages.title"), tabIndex: 0, children: /* @__PURE__ */ a3("ol", { children: lines.map((line, index) => /* @__PURE__ */ a3(OneLine, { line }, index)) }) })
  );
}
function OneLine({ line: { from, text: text2, note, at } }) {
  const t3 = useWords();
  const { words, now } = useLooks();
  if (note) return /* @__PURE__ */ a3("li", { class: "soft note", children: t3(`messages.note.${note}`, { who: shortName(from) }) });
  return /* @__PURE__ */ a3("li", { class: from ? void 0 : "mine", children: [
    /* @__PURE__ */ a3("span", { class: "soft", children: [
      from ? shortName(from) : t3("messages.you"),
      " · ",
      moment(at, now(), words.language)
    ] }),
    /* @__PURE__ */ a3("p", { dir: "auto", children: text2 })
  ] });
}
function Answer({ talk: talk2 }) {
  const t3 = useWords();
  const act = useAct();
  const [text2, write2] = d2("");
  return /* @__PURE__ */ a3(
    "form",
    {
      class: "row end",
      onSubmit: async (event) => {
        event.preventDefault();
        const said3 = text2.trim();
        if (said3 && await act("messages.write", talk2.id, said3)) write2("");
      },
      children: [
        /* @__PURE__ */ a3("div", { class: "grow", children: /* @__PURE__ */ a3(TextField, { id: "desk-talk-text", label: t3("messages.text"), value: text2, onText: write2 }) }),
        /* @__PURE__ */ a3(Button, { id: "desk-talk-send", type: "submit", icon: Send, children: t3("messages.send") })
      ]
    }
  );
}
function People({ talk: talk2 }) {
  const t3 = useWords();
  const act = useAct();
  const people = useDesk((state) => state.messages.people);
  const may2 = useDesk((state) => state.agent.permissions.canCreateChat ?? false);
  const others2 = people.filter((one) => !talk2.with.includes(one.name ?? ""));
  return /* @__PURE__ */ a3($, { children: [
    may2 && others2.length ? /* @__PURE__ */ a3(
      Select,
      {
        id: "desk-chat-invite",
        label: t3("messages.invite"),
        value: "",
        options: [
          { value: "", label: t3("value.choose") },
          ...others2.map(({ name = "" }) => ({ value: name, label: shortName(name) }))
        ],
        onChoice: (user) => user && act("messages.invite", talk2.id, user)
      }
    ) : null,
    /* @__PURE__ */ a3("div", { class: "row", children: [
      talk2.own ? talk2.with.map((user) => /* @__PURE__ */ a3(
        ActButton,
        {
          id: `desk-chat-remove-${user}`,
          kind: "quiet",
          act: "messages.remove",
          given: [talk2.id, user],
          children: t3("messages.remove", { who: shortName(user) })
        },
        user
      )) : null,
      /* @__PURE__ */ a3(ActButton, { id: "desk-chat-leave", act: "messages.leave", given: [talk2.id], children: t3("messages.leave") }),
      talk2.own ? /* @__PURE__ */ a3(ActButton, { id: "desk-chat-end", kind: "quiet", act: "messages.end", given: [talk2.id], children: t3("messages.end") }) : null
    ] })
  ] });
}
function Forget({ id }) {
  const t3 = useWords();
  const nav = useNav();
  return /* @__PURE__ */ a3("div", { class: "row", children: /* @__PURE__ */ a3(
    ActButton,
    {
      id: "desk-talk-forget",
      kind: "quiet",
      act: "messages.forget",
      given: [id],
      onDone: () => nav.open("messages"),
      children: t3("messages.forget")
    }
  ) });
}
function titleOf({ id, kind, with: people }, words) {
  if (kind === "all") return words.t("messages.all");
  if (id === "skills") return words.t("messages.mySkills");
  if (kind === "skill") return words.t("messages.skill", { name: people[0] ?? "" });
  return people.map(shortName).join(", ") || words.t("messages.nobody");
}

// desk/src/views/messages.tsx
function MessagesTile() {
  const t3 = useWords();
  const unread = useDesk(unreadOf);
  const newest = useDesk(({ messages: messages2 }) => messages2.talks.find((one) => one.unread > 0));
  const from = newest?.lines.at(-1)?.from ?? "";
  return /* @__PURE__ */ a3(
    Tile,
    {
      name: "messages",
      figure: unread,
      alert: unread > 0,
      hint: from ? t3("messages.from", { who: shortName(from) }) : "",
      children: t3("messages.unread", { count: unread })
    }
  );
}
function Messages() {
  const nav = useNav();
  const act = useAct();
  const open2 = useDesk(({ messages: messages2 }) => messages2.talks.find((one) => one.id === nav.with));
  A2(() => void act("messages.look"), []);
  return open2 ? /* @__PURE__ */ a3(OneTalk, { talk: open2 }) : /* @__PURE__ */ a3(All, {});
}
function All() {
  const t3 = useWords();
  const nav = useNav();
  const { words } = useLooks();
  const { talks: talks2, invitations } = useDesk((state) => state.messages);
  return /* @__PURE__ */ a3($, { children: [
    invitations.map((one) => /* @__PURE__ */ a3(Invited, { chatId: one.chatId, where: "list" }, one.chatId)),
    /* @__PURE__ */ a3(Write, {}),
    talks2.length ? null : /* @__PURE__ */ a3("p", { class: "card flat soft", children: t3("messages.none") }),
    /* @__PURE__ */ a3("ul", { class: "list", id: "desk-talks", children: talks2.map((one) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3("button", { type: "button", class: "entry press", onClick: () => nav.open("messages", one.id), children: [
      /* @__PURE__ */ a3("span", { class: "grow", children: [
        /* @__PURE__ */ a3("strong", { children: titleOf(one, words) }),
        /* @__PURE__ */ a3("span", { class: "soft line", children: one.lines.findLast((line) => line.text)?.text })
      ] }),
      one.unread ? /* @__PURE__ */ a3("span", { class: "badge", children: [
        one.unread,
        " ",
        /* @__PURE__ */ a3("span", { class: "unseen", children: words.t("messages.unread", { count: one.unread }) })
      ] }) : null
    ] }) }, one.id)) })
  ] });
}
function Write() {
  const t3 = useWords();
  const act = useAct();
  const nav = useNav();
  const { people, skills: skills2 } = useDesk((state) => state.messages);
  const permissions = useDesk((state) => state.agent.permissions);
  const [to, choose] = d2("");
  const [text2, write2] = d2("");
  const whom = [
    { value: "", label: t3("value.choose") },
    ...people.map(({ name = "" }) => ({ value: `user ${name}`, label: shortName(name) })),
    ...skills2.map(({ skillId = "", name = "" }) => ({
      value: `skill ${skillId}`,
      label: t3("messages.skill", { name })
    })),
    { value: "all", label: t3("messages.all") }
  ];
  const send = async () => {
    if (!await act("messages.write", to, text2.trim())) return;
    write2("");
    nav.open("messages", to);
  };
  const missing2 = to && text2.trim() ? "" : t3("messages.missing");
  const user = to.startsWith("user ") ? to.slice("user ".length) : "";
  return /* @__PURE__ */ a3(
    "form",
    {
      class: "card flat stack",
      "aria-label": t3("messages.write"),
      onSubmit: (event) => {
        event.preventDefault();
        if (!missing2) void send();
      },
      children: [
        /* @__PURE__ */ a3(Select, { id: "desk-message-to", label: t3("messages.to"), value: to, options: whom, onChoice: choose }),
        /* @__PURE__ */ a3(TextArea, { id: "desk-message-text", label: t3("messages.text"), value: text2, onText: write2 }),
        /* @__PURE__ */ a3("div", { class: "row", children: [
          /* @__PURE__ */ a3(
            Button,
            {
              id: "desk-message-send",
              type: "submit",
              icon: Send,
              refused: permissions.canSendMessages ? missing2 : t3("refused.permission"),
              children: t3("messages.send")
            }
          ),
          /* @__PURE__ */ a3(
            ActButton,
            {
              id: "desk-chat-open",
              act: "messages.chat",
              given: [user ? [user] : []],
              refused: permissions.canCreateChat ? "" : t3("refused.permission"),
              children: t3("messages.chat")
            }
          ),
          /* @__PURE__ */ a3(ActButton, { id: "desk-help", kind: "quiet", icon: LifeBuoy, act: "messages.help", given: [], children: t3("messages.help") })
        ] })
      ]
    }
  );
}
function Invited({ chatId, where }) {
  const t3 = useWords();
  const nav = useNav();
  const invitation = useDesk(({ messages: messages2 }) => messages2.invitations.find((one) => one.chatId === chatId));
  if (!invitation) return null;
  const { who, help } = invitation;
  return /* @__PURE__ */ a3("div", { class: where === "list" ? "card row" : void 0, id: `desk-invited-${where}`, children: [
    /* @__PURE__ */ a3("strong", { class: "grow", children: t3(help ? "messages.asked" : "messages.invited", { who: shortName(who) }) }),
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: `desk-chat-accept-${where}`,
        act: "messages.answer",
        given: [chatId, true],
        onDone: () => nav.open("messages", chatId),
        children: t3("messages.accept")
      }
    ),
    /* @__PURE__ */ a3(ActButton, { id: `desk-chat-decline-${where}`, kind: "quiet", act: "messages.answer", given: [chatId, false], children: t3("messages.decline") })
  ] });
}
function News() {
  const t3 = useWords();
  const nav = useNav();
  const invitation = useDesk(({ messages: messages2 }) => messages2.invitations[0]);
  const talk2 = useDesk(({ messages: messages2 }) => messages2.talks.find((one) => one.unread > 0));
  if (nav.sheet === "messages") return null;
  if (invitation) return /* @__PURE__ */ a3(Invited, { chatId: invitation.chatId, where: "news" });
  const line = talk2?.lines.at(-1);
  if (!talk2 || !line) return null;
  return /* @__PURE__ */ a3("div", { id: "desk-message-news", children: [
    /* @__PURE__ */ a3("p", { class: "grow line", children: [
      /* @__PURE__ */ a3("strong", { children: shortName(line.from) }),
      " ",
      line.text
    ] }),
    /* @__PURE__ */ a3(Button, { id: "desk-message-open", onPress: () => nav.open("messages", talk2.id), children: t3("messages.open") }),
    /* @__PURE__ */ a3(ActButton, { id: "desk-message-later", kind: "quiet", act: "messages.read", given: [talk2.id], children: t3("messages.seen") })
  ] });
}
var parts4 = {
  tiles: [{ name: "messages", View: MessagesTile }],
  sheets: [{ name: "messages", title: "messages.title", View: Messages }],
  banners: [{ name: "messages", View: News, shows: (state) => unreadOf(state) > 0 }]
};

// desk/src/views/notices.tsx
function Notices() {
  const t3 = useWords();
  const { notices: notices2 } = useDesk((state) => state.notices);
  return /* @__PURE__ */ a3($, { children: notices2.map(({ id, title, text: text2 }) => /* @__PURE__ */ a3("section", { class: "card stack", "aria-labelledby": `desk-notice-${id}`, children: [
    /* @__PURE__ */ a3("h2", { id: `desk-notice-${id}`, children: title || t3("notices.title") }),
    /* @__PURE__ */ a3("p", { class: "said", dir: "auto", children: text2 }),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(ActButton, { id: `desk-notice-accept-${id}`, act: "notices.answer", given: [id, true], children: t3("notices.accept") }),
      /* @__PURE__ */ a3(ActButton, { id: `desk-notice-refuse-${id}`, kind: "quiet", act: "notices.answer", given: [id, false], children: t3("notices.refuse") })
    ] })
  ] }, id)) });
}
function Password() {
  const t3 = useWords();
  const act = useAct();
  const required = useDesk((state) => state.notices.password);
  const [password, write2] = d2("");
  const [again, repeat] = d2("");
  if (!required) return null;
  const { mandatory, cause, policy } = required;
  const missing2 = missingIn(password, policy)[0];
  const rule = missing2 && t3(`password.${missing2.aspect}`, { count: Number(missing2.count ?? 1) });
  const different = password !== again ? t3("password.different") : "";
  return /* @__PURE__ */ a3(
    "form",
    {
      id: "desk-password-change",
      class: "card stack",
      "aria-labelledby": "desk-password-title",
      onSubmit: (event) => {
        event.preventDefault();
        if (!rule && !different && password) void act("notices.changePassword", password);
      },
      children: [
        /* @__PURE__ */ a3("h2", { id: "desk-password-title", children: t3("password.title") }),
        /* @__PURE__ */ a3("p", { children: [t3(mandatory ? "password.must" : "password.should"), cause].filter(Boolean).join(" ") }),
        /* @__PURE__ */ a3("ul", { class: "soft rules", children: rulesIn(policy).map((one) => /* @__PURE__ */ a3("li", { children: t3(`password.${one.aspect}`, { count: Number(one.count ?? 1) }) }, one.aspect)) }),
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-new-password",
            label: t3("password.new"),
            type: "password",
            autocomplete: "new-password",
            value: password,
            onText: write2
          }
        ),
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-new-password-again",
            label: t3("password.again"),
            type: "password",
            autocomplete: "new-password",
            value: again,
            onText: repeat
          }
        ),
        /* @__PURE__ */ a3("div", { class: "row", children: [
          /* @__PURE__ */ a3(
            Button,
            {
              id: "desk-password-save",
              type: "submit",
              refused: password ? rule || different : t3("value.required"),
              children: t3("password.save")
            }
          ),
          mandatory ? null : /* @__PURE__ */ a3(ActButton, { id: "desk-password-later", kind: "quiet", act: "notices.passwordLater", given: [], children: t3("password.later") })
        ] }),
        /* @__PURE__ */ a3("p", { class: "wrong", role: "status", children: password ? rule || (again ? different : "") : "" })
      ]
    }
  );
}
function Waiting() {
  const t3 = useWords();
  return /* @__PURE__ */ a3("p", { id: "desk-notice-waits", children: t3("notices.waits") });
}
function Maintenance() {
  const t3 = useWords();
  const { words, now } = useLooks();
  const maintenance = useDesk((state) => state.notices.maintenance);
  if (!maintenance) return null;
  const { phase, at } = maintenance;
  const time = at ? moment(at, now(), words.language) : "";
  return /* @__PURE__ */ a3("div", { id: "desk-maintenance", children: [
    /* @__PURE__ */ a3("p", { class: "grow", children: [
      t3(`maintenance.${phase}`, { time }),
      " ",
      phase === "running" && time ? t3("maintenance.until", { time }) : ""
    ] }),
    /* @__PURE__ */ a3(ActButton, { id: "desk-maintenance-read", kind: "quiet", act: "notices.maintenanceRead", given: [], children: t3("action.close") })
  ] });
}
var parts5 = {
  works: [
    {
      name: "notices",
      View: Notices,
      shows: ({ notices: notices2, call: call2 }) => call2.phase === "none" && notices2.notices.length > 0
    },
    {
      name: "password",
      View: Password,
      shows: ({ notices: notices2, call: call2 }) => call2.phase === "none" && notices2.password !== null
    }
  ],
  banners: [
    {
      name: "notices",
      View: Waiting,
      shows: ({ notices: notices2, call: call2 }) => call2.phase !== "none" && (notices2.notices.length > 0 || notices2.password !== null)
    },
    { name: "maintenance", View: Maintenance, shows: (state) => state.notices.maintenance !== null }
  ]
};

// desk/src/views/preview.tsx
function Preview() {
  const { name, numbers, phase, since } = useDesk((state) => state.preview);
  return /* @__PURE__ */ a3("section", { class: "card stack", "aria-labelledby": "desk-preview", children: [
    /* @__PURE__ */ a3("div", { class: "caller", children: [
      /* @__PURE__ */ a3("h2", { id: "desk-preview", children: name || numbers[0]?.number }),
      /* @__PURE__ */ a3(Timer, { since })
    ] }),
    /* @__PURE__ */ a3(Known, {}),
    phase === "deciding" ? /* @__PURE__ */ a3(Decide, {}) : /* @__PURE__ */ a3(Look, {})
  ] });
}
function Known() {
  const { words } = useLooks();
  const record3 = useDesk((state) => state.preview.record);
  const shown2 = useDesk((state) => state.fields.shown);
  const known = shown2.filter((one) => one.ofContact && record3[one.name] && !one.name.startsWith("number"));
  if (known.length === 0) return null;
  return /* @__PURE__ */ a3("dl", { class: "fields known", children: known.map((one) => /* @__PURE__ */ a3("div", { class: one.wide ? "wide" : void 0, children: [
    /* @__PURE__ */ a3("dt", { children: labelOf(one, words) }),
    /* @__PURE__ */ a3("dd", { children: record3[one.name] })
  ] }, one.id)) });
}
function Look() {
  const t3 = useWords();
  const numbers = useDesk((state) => state.preview.numbers);
  const first = numbers.find((one) => !one.restricted);
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("ul", { class: "bare stack tight", "aria-label": t3("preview.numbers"), children: numbers.map((one) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3(Dial, { number: one, first: one === first }) }, one.place)) }),
    /* @__PURE__ */ a3(Skip, {})
  ] });
}
function Dial({ number: { place, number, restricted: restricted2 }, first }) {
  const t3 = useWords();
  return /* @__PURE__ */ a3(
    ActButton,
    {
      id: `desk-preview-dial-${place}`,
      kind: first ? "key" : "plain",
      icon: Phone,
      act: "preview.dial",
      given: [number],
      operation: "makePreviewCall",
      refused: restricted2 ? t3("preview.restricted") : "",
      children: [
        t3("preview.dial", { number }),
        restricted2 ? /* @__PURE__ */ a3("small", { children: [
          " · ",
          t3("preview.restricted")
        ] }) : null
      ]
    }
  );
}
var MINUTE2 = 6e4;
function Skip() {
  const t3 = useWords();
  const skips = useDesk((state) => state.preview.skips);
  const [chosen, choose] = d2("0");
  const [minutes, write2] = d2("");
  const outcome = skips.find((one) => one.id === chosen);
  const timed = outcome !== void 0 && (BigInt(outcome.flags) & TIMED) !== 0n;
  const again = Math.round(Number(minutes) * MINUTE2);
  return /* @__PURE__ */ a3("div", { class: "row end", children: [
    /* @__PURE__ */ a3("div", { class: "grow", children: /* @__PURE__ */ a3(
      Select,
      {
        id: "desk-preview-outcome",
        label: t3("preview.outcome"),
        value: chosen,
        options: [
          { value: "0", label: t3("value.none") },
          ...skips.map(({ id = "", name = "" }) => ({ value: id, label: name }))
        ],
        onChoice: choose
      }
    ) }),
    timed ? /* @__PURE__ */ a3(
      TextField,
      {
        id: "desk-preview-again",
        label: t3("preview.minutes"),
        type: "number",
        value: minutes,
        placeholder: String(Math.round(Number(outcome.timeout ?? 0) / MINUTE2)),
        onText: write2
      }
    ) : null,
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-preview-skip",
        act: "preview.skip",
        given: timed && again > 0 ? [chosen, again] : [chosen],
        operation: "setSkipPreviewCall",
        children: t3("preview.skip")
      }
    )
  ] });
}
var TIMED = DispositionFlag.ALLOW_SET_REDIAL_TIMER | DispositionFlag.ALLOW_SET_REACTIVATE_TIMER;
function Decide() {
  const t3 = useWords();
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("p", { children: t3("preview.decide") }),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(
        ActButton,
        {
          id: "desk-preview-more",
          kind: "key",
          act: "preview.again",
          given: [],
          operation: "continuePreview",
          variant: "dialAgain",
          children: t3("preview.more")
        }
      ),
      /* @__PURE__ */ a3(ActButton, { id: "desk-preview-end", act: "preview.end", given: [], operation: "endPreviewCall", children: t3("preview.end") })
    ] })
  ] });
}
var parts6 = { works: [{ name: "preview", View: Preview, shows: isPreviewing }] };

// desk/src/views/queue.tsx
function QueueTile() {
  const t3 = useWords();
  const calls = useDesk((state) => state.queue.calls);
  return /* @__PURE__ */ a3(
    Tile,
    {
      name: "queue",
      figure: calls.length,
      alert: calls.length > 0,
      hint: calls.length ? /* @__PURE__ */ a3($, { children: [
        t3("queue.longest"),
        " ",
        /* @__PURE__ */ a3(Timer, { since: longestOf(calls) })
      ] }) : t3("queue.nobody"),
      children: t3("queue.waiting", { count: calls.length })
    }
  );
}
function longestOf(calls) {
  return Math.min(...calls.map((one) => Number(one.created ?? 0)));
}
function Queue() {
  const t3 = useWords();
  const calls = useDesk((state) => state.queue.calls);
  const campaigns2 = useDesk((state) => state.campaigns.all);
  const sorted3 = [...calls].sort((one, other) => Number(one.created ?? 0) - Number(other.created ?? 0));
  return /* @__PURE__ */ a3($, { children: [
    sorted3.length ? null : /* @__PURE__ */ a3("p", { class: "card flat soft", children: t3("queue.nobody") }),
    /* @__PURE__ */ a3("ol", { class: "list", id: "desk-queue", children: sorted3.map((one) => /* @__PURE__ */ a3("li", { class: "entry", children: [
      /* @__PURE__ */ a3("div", { class: "grow", children: [
        /* @__PURE__ */ a3("strong", { dir: "auto", children: one.customer }),
        /* @__PURE__ */ a3("p", { class: "soft", children: [
          campaigns2.find(({ id }) => id === one.campaignId)?.name,
          one.personal ? t3("queue.personal") : ""
        ].filter(Boolean).join(" · ") })
      ] }),
      /* @__PURE__ */ a3(Timer, { since: Number(one.created ?? 0) })
    ] }, one.callSessionId)) }),
    /* @__PURE__ */ a3(Skills, {})
  ] });
}
function Skills() {
  const t3 = useWords();
  const act = useAct();
  const { mine, active } = useDesk((state) => state.skills);
  const may2 = useDesk((state) => state.agent.permissions.canManageSkillAvailability ?? false);
  if (mine.length === 0) return null;
  const ids = mine.map((one) => one.skillId ?? "");
  const choose = (id, on) => act(
    "skills.choose",
    ids.filter((one) => one === id ? on : active.includes(one))
  );
  return /* @__PURE__ */ a3("section", { class: "card flat stack tight", "aria-labelledby": "desk-skills", children: [
    /* @__PURE__ */ a3("h3", { id: "desk-skills", children: t3("queue.skills") }),
    may2 ? /* @__PURE__ */ a3($, { children: [
      mine.map(({ skillId = "", name }) => /* @__PURE__ */ a3(
        Check,
        {
          id: `desk-skill-${skillId}`,
          checked: active.includes(skillId),
          onCheck: (on) => choose(skillId, on),
          children: name
        },
        skillId
      )),
      /* @__PURE__ */ a3("div", { class: "row", children: /* @__PURE__ */ a3(ActButton, { id: "desk-skills-all", act: "skills.choose", given: [ids], children: t3("queue.allSkills") }) })
    ] }) : /* @__PURE__ */ a3("ul", { class: "bare", children: mine.map((one) => /* @__PURE__ */ a3("li", { children: [
      one.name,
      active.includes(one.skillId ?? "") ? "" : ` · ${t3("queue.off")}`
    ] }, one.skillId)) })
  ] });
}
var parts7 = {
  tiles: [{ name: "queue", View: QueueTile }],
  sheets: [{ name: "queue", title: "queue.title", View: Queue }]
};

// desk/src/html.ts
var TAGS = new Set(
  "a article b blockquote br caption code dd details div dl dt em footer h1 h2 h3 h4 h5 h6 header hr i li mark ol p pre s section small span strong sub summary sup table tbody td tfoot th thead tr u ul".split(" ")
);
var ATTRIBUTES = /* @__PURE__ */ new Set([
  "class",
  "colspan",
  "dir",
  "href",
  "id",
  "lang",
  "open",
  "rowspan",
  "start",
  "title"
]);
var EMPTY = /* @__PURE__ */ new Set(["br", "hr"]);
var SILENT2 = /* @__PURE__ */ new Set([
  "script",
  "style",
  "template",
  "title",
  "textarea",
  "iframe",
  "noscript",
  "svg",
  "math"
]);
var CLOSES = {
  p: ["p"],
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  tr: ["tr", "td", "th"],
  td: ["td", "th"],
  th: ["td", "th"]
};
var ADDRESS = /^(?:https?:\/\/[^/?#\s]|mailto:|tel:|#)/iu;
var TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</gu;
var ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;
var NAMED = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
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
  rdquo: "”"
};
function readHtml(html) {
  const top = { tag: "", attributes: {}, children: [] };
  let reading = { open: [top], silent: "" };
  for (const [token, closing, name, written] of html.matchAll(TOKEN)) {
    if (name) reading = after9(reading, name.toLowerCase(), closing === "/", written ?? "");
    else if (!reading.silent && !token.startsWith("<!--")) reading.open.at(-1)?.children.push(decoded(token));
  }
  return top.children;
}
function after9({ open: open2, silent }, tag, closing, written) {
  if (silent) return { open: open2, silent: closing && tag === silent ? "" : silent };
  if (SILENT2.has(tag)) return { open: open2, silent: closing || written.endsWith("/") ? "" : tag };
  if (!TAGS.has(tag)) return { open: open2, silent };
  return { open: closing ? closed(open2, tag) : opened(open2, tag, written), silent };
}
function opened(open2, tag, written) {
  const before = CLOSES[tag]?.includes(open2.at(-1)?.tag ?? "") ? open2.slice(0, -1) : open2;
  const element = { tag, attributes: attributesOf(written), children: [] };
  before.at(-1)?.children.push(element);
  return EMPTY.has(tag) ? before : [...before, element];
}
function closed(open2, tag) {
  const at = open2.findLastIndex((one) => one.tag === tag);
  return at < 1 ? open2 : open2.slice(0, at);
}
function attributesOf(written) {
  const kept = {};
  for (const [, name = "", double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    const value = decoded(double ?? single ?? bare ?? "");
    if (ATTRIBUTES.has(key) && (key !== "href" || ADDRESS.test(value))) kept[key] = value;
  }
  return kept;
}
function decoded(text2) {
  return text2.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu, (all, ten, six, name) => {
    if (name) return NAMED[name] ?? all;
    const code = ten ? Number(ten) : Number.parseInt(six, 16);
    return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : all;
  });
}

// desk/src/views/html.tsx
var OWN = "desk-script-";
function Html({ html }) {
  return /* @__PURE__ */ a3("div", { class: "script", dir: "auto", children: readHtml(html).map(shown) });
}
function shown(node, key) {
  if (typeof node === "string") return node;
  const { class: classes, id, href, open: open2, ...plain } = node.attributes;
  return k(
    node.tag,
    {
      ...plain,
      key,
      ...classes ? { class: classes } : {},
      ...id ? { id: OWN + id } : {},
      ...open2 === void 0 ? {} : { open: true },
      ...href ? link(href) : {}
    },
    node.children.map(shown)
  );
}
function link(href) {
  if (href.startsWith("#")) return { href: `#${OWN}${href.slice(1)}` };
  return { href, target: "_blank", rel: "noopener noreferrer" };
}

// desk/src/views/script.tsx
function Script() {
  const html = useDesk((state) => state.script.html);
  return /* @__PURE__ */ a3(Html, { html });
}
var parts8 = {
  tabs: [{ name: "script", title: "script.title", View: Script, shows: (state) => state.script.html !== "" }]
};

// desk/src/views/today.tsx
function TodayTile() {
  const t3 = useWords();
  const { calls, averageHandleTime } = useDesk((state) => state.today);
  const average = averageHandleTime ? t3("today.average", { time: duration(averageHandleTime) }) : "";
  return /* @__PURE__ */ a3(Tile, { name: "today", sheet: "log", figure: calls, hint: average, children: t3("today.calls", { count: calls }) });
}
var parts9 = { tiles: [{ name: "today", View: TodayTile }] };

// desk/src/views/dnc.tsx
function AddToDnc() {
  const t3 = useWords();
  const may2 = useDesk((state) => state.agent.permissions.canAddDNC ?? false);
  const theirs = useDesk((state) => state.call.number || (state.preview.numbers[0]?.number ?? ""));
  const [open2, setOpen] = d2(false);
  if (!may2) return null;
  return open2 ? /* @__PURE__ */ a3(Form2, { number: theirs, onClose: () => setOpen(false) }) : /* @__PURE__ */ a3("div", { children: /* @__PURE__ */ a3(Button, { id: "desk-dnc", icon: Ban, onPress: () => setOpen(true), expanded: false, children: t3("dnc.title") }) });
}
function Form2({ number: begin2, onClose }) {
  const t3 = useWords();
  const { words } = useLooks();
  const [number, write2] = d2(begin2);
  const [asked2, ask] = d2(false);
  const [added, setAdded] = d2("");
  const failed2 = useDesk((state) => state.dnc.number ? state.dnc.failed : "");
  const outcome = failed2 ? words.find(`dnc.failed.${failed2}`) ?? failed2 : added && t3("dnc.added", { number: added });
  return /* @__PURE__ */ a3(
    "form",
    {
      class: "stack boxed",
      onSubmit: (event) => {
        event.preventDefault();
        ask(number.trim() !== "");
      },
      children: [
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-dnc-number",
            label: t3("dnc.number"),
            type: "tel",
            value: number,
            onText: (text2) => {
              write2(text2);
              ask(false);
            }
          }
        ),
        asked2 ? /* @__PURE__ */ a3("p", { role: "status", children: t3("dnc.ask", { number }) }) : null,
        /* @__PURE__ */ a3("div", { class: "row", children: [
          asked2 ? /* @__PURE__ */ a3(
            ActButton,
            {
              id: "desk-dnc-add",
              kind: "stop",
              act: "dnc.add",
              given: [number.trim()],
              onDone: () => {
                ask(false);
                setAdded(number.trim());
              },
              children: t3("dnc.add")
            }
          ) : /* @__PURE__ */ a3(Button, { id: "desk-dnc-ask", type: "submit", refused: number.trim() ? "" : t3("value.required"), children: t3("dnc.title") }),
          /* @__PURE__ */ a3(Button, { id: "desk-dnc-close", kind: "quiet", onPress: onClose, children: t3("action.close") })
        ] }),
        /* @__PURE__ */ a3("p", { class: "soft", role: "status", children: outcome })
      ]
    }
  );
}

// desk/src/views/tools.tsx
function Tools() {
  return /* @__PURE__ */ a3("div", { class: "stack", id: "desk-tools", children: [
    /* @__PURE__ */ a3(Connectors, {}),
    /* @__PURE__ */ a3(Pages, {}),
    /* @__PURE__ */ a3(AddToDnc, {})
  ] });
}
function Connectors() {
  const t3 = useWords();
  const state = useDesk((whole) => whole);
  const may2 = state.agent.permissions.canUseConnectors ?? false;
  return /* @__PURE__ */ a3($, { children: offeredConnectors(state).map((one) => /* @__PURE__ */ a3("div", { class: "stack tight", children: [
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: `desk-connector-${one.id}`,
        icon: ExternalLink,
        act: "connectors.open",
        given: [one.id ?? ""],
        refused: may2 ? "" : t3("refused.permission"),
        children: one.name
      }
    ),
    one.description ? /* @__PURE__ */ a3("p", { class: "soft", children: one.description }) : null
  ] }, one.id)) });
}
function Pages() {
  const t3 = useWords();
  const pages = useDesk((state) => state.connectors.pages);
  if (pages.length === 0) return null;
  return /* @__PURE__ */ a3("section", { "aria-labelledby": "desk-pages", children: [
    /* @__PURE__ */ a3("h3", { id: "desk-pages", children: t3("tools.pages") }),
    /* @__PURE__ */ a3("ul", { class: "bare", children: pages.map(({ url, told: told3 }) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3("a", { href: url, target: "_blank", rel: "noopener noreferrer", dir: "ltr", children: new URL(url).host }) }, told3)) })
  ] });
}
var parts10 = {
  tabs: [{ name: "tools", title: "tools.title", View: Tools }]
};

// desk/src/views/player.tsx
var PARTS = 100;
function Player({ id, length }) {
  const t3 = useWords();
  const playing = useDesk(({ player: player2 }) => player2.playing?.id === id ? player2.playing : null);
  const name = `desk-player-${id || "work"}`;
  if (!playing) {
    return /* @__PURE__ */ a3(ActButton, { id: `${name}-play`, icon: Play, act: "player.play", given: [id, length], children: t3("player.play", { time: duration(length) }) });
  }
  return /* @__PURE__ */ a3("div", { class: "stack tight player", children: [
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(
        ActButton,
        {
          id: `${name}-pause`,
          icon: playing.paused ? Play : Pause,
          act: "player.pause",
          given: [!playing.paused],
          children: t3(playing.paused ? "player.resume" : "player.pause")
        }
      ),
      /* @__PURE__ */ a3(ActButton, { id: `${name}-stop`, icon: Square, act: "player.stop", given: [], children: t3("player.stop") })
    ] }),
    /* @__PURE__ */ a3(Position, { name }),
    /* @__PURE__ */ a3(Volume, { name })
  ] });
}
function Position({ name }) {
  const t3 = useWords();
  const act = useAct();
  const now = useNow(500);
  const playing = useDesk((state) => state.player.playing);
  if (!playing) return null;
  const at = positionOf(playing, now);
  const said3 = t3("player.at", { time: duration(at), length: duration(playing.length) });
  return /* @__PURE__ */ a3("label", { class: "slide", for: `${name}-at`, children: [
    /* @__PURE__ */ a3("span", { children: t3("player.position") }),
    /* @__PURE__ */ a3(
      "input",
      {
        id: `${name}-at`,
        type: "range",
        min: 0,
        max: playing.length,
        step: 1e3,
        value: at,
        "aria-valuetext": said3,
        onChange: (event) => act("player.seek", Number(event.currentTarget.value))
      }
    ),
    /* @__PURE__ */ a3("span", { class: "timer", children: said3 })
  ] });
}
function Volume({ name }) {
  const t3 = useWords();
  const act = useAct();
  const volume = useDesk((state) => state.player.volume);
  return /* @__PURE__ */ a3("label", { class: "slide", for: `${name}-volume`, children: [
    /* @__PURE__ */ a3("span", { children: t3("player.volume") }),
    /* @__PURE__ */ a3(
      "input",
      {
        id: `${name}-volume`,
        type: "range",
        min: 0,
        max: PARTS,
        value: Math.round(volume * PARTS),
        onChange: (event) => act("player.volume", Number(event.currentTarget.value) / PARTS)
      }
    ),
    /* @__PURE__ */ a3("span", { class: "timer", children: `${Math.round(volume * PARTS)} %` })
  ] });
}

// desk/src/views/voicemail.tsx
function Offer() {
  const t3 = useWords();
  const { name, length, comments } = useDesk((state) => state.voicemail);
  return /* @__PURE__ */ a3("div", { id: "desk-voicemail-offer", children: [
    /* @__PURE__ */ a3("div", { class: "grow", children: [
      /* @__PURE__ */ a3("strong", { children: t3("voicemail.offer", { who: name, time: duration(length) }) }),
      comments ? /* @__PURE__ */ a3("p", { class: "soft", children: comments }) : null
    ] }),
    /* @__PURE__ */ a3(ActButton, { id: "desk-voicemail-accept", kind: "key", icon: Voicemail, act: "voicemail.accept", given: [], children: t3("voicemail.accept") }),
    /* @__PURE__ */ a3(ActButton, { id: "desk-voicemail-reject", act: "voicemail.reject", given: [], children: t3("voicemail.reject") })
  ] });
}
function Waiting2() {
  const t3 = useWords();
  const name = useDesk((state) => state.voicemail.name);
  return /* @__PURE__ */ a3("p", { id: "desk-voicemail-waits", children: t3("voicemail.waits", { who: name }) });
}
function Work() {
  const t3 = useWords();
  const { words, now } = useLooks();
  const voicemail2 = useDesk((state) => state.voicemail);
  const [text2, write2] = d2(voicemail2.comments);
  const permissions = useDesk((state) => state.agent.permissions);
  const refused = (may2) => may2 ? "" : t3("refused.permission");
  return /* @__PURE__ */ a3("section", { class: "card stack", "aria-labelledby": "desk-voicemail", children: [
    /* @__PURE__ */ a3("div", { children: [
      /* @__PURE__ */ a3("h2", { id: "desk-voicemail", children: voicemail2.name }),
      /* @__PURE__ */ a3("p", { class: "soft", children: [
        voicemail2.name === voicemail2.number ? "" : voicemail2.number,
        voicemail2.created ? moment(voicemail2.created, now(), words.language) : "",
        duration(voicemail2.length)
      ].filter(Boolean).join(" · ") })
    ] }),
    /* @__PURE__ */ a3(Player, { id: "", length: voicemail2.length }),
    /* @__PURE__ */ a3(TextArea, { id: "desk-voicemail-comments", label: t3("voicemail.comments"), value: text2, onText: write2 }),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(ActButton, { id: "desk-voicemail-finish", kind: "key", act: "voicemail.finish", given: [text2], children: t3("voicemail.finish") }),
      /* @__PURE__ */ a3(
        ActButton,
        {
          id: "desk-voicemail-delete",
          act: "voicemail.delete",
          given: [text2],
          refused: refused(permissions.canDeleteVoicemailSession),
          children: t3("voicemail.delete")
        }
      ),
      /* @__PURE__ */ a3(ActButton, { id: "desk-voicemail-save", kind: "quiet", icon: Download, act: "voicemail.save", given: [], children: t3("voicemails.save") })
    ] }),
    /* @__PURE__ */ a3(Transfer, { refused: refused(permissions.canTransferVoicemail) })
  ] });
}
function Transfer({ refused }) {
  const t3 = useWords();
  const [to, write2] = d2("");
  return /* @__PURE__ */ a3("div", { class: "row end", children: [
    /* @__PURE__ */ a3("div", { class: "grow", children: /* @__PURE__ */ a3(TextField, { id: "desk-voicemail-to", label: t3("voicemail.to"), value: to, onText: write2 }) }),
    /* @__PURE__ */ a3(
      ActButton,
      {
        id: "desk-voicemail-transfer",
        act: "voicemail.transfer",
        given: [to.trim()],
        refused: refused || (to.trim() ? "" : t3("value.required")),
        children: t3("voicemail.transfer")
      }
    )
  ] });
}
var parts11 = {
  works: [{ name: "voicemail", View: Work, shows: isWorking }],
  banners: [
    { name: "voicemail", View: Offer, shows: ({ voicemail: voicemail2 }) => voicemail2.phase === "offered" },
    { name: "voicemailWaits", View: Waiting2, shows: ({ voicemail: voicemail2 }) => voicemail2.phase === "postponed" }
  ]
};

// desk/src/views/voicemails.tsx
function VoicemailsTile() {
  const t3 = useWords();
  const { words, now } = useLooks();
  const { all } = useDesk((state) => state.voicemails);
  const unheard = all.filter(isUnheard).length;
  const newest = all[0];
  const from = newest && t3("voicemails.from", { time: moment(Number(newest.created), now(), words.language) });
  return /* @__PURE__ */ a3(Tile, { name: "voicemails", figure: unheard || all.length, alert: unheard > 0, hint: from, children: t3(unheard ? "voicemails.new" : "voicemails.count", { count: unheard || all.length }) });
}
function Voicemails() {
  const t3 = useWords();
  const { all } = useDesk((state) => state.voicemails);
  return /* @__PURE__ */ a3($, { children: [
    all.length ? null : /* @__PURE__ */ a3("p", { class: "card flat soft", children: t3("voicemails.none") }),
    /* @__PURE__ */ a3("ul", { class: "list", id: "desk-voicemails", children: all.map((one) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3(Entry2, { recording: one }) }, one.id)) }),
    /* @__PURE__ */ a3(Greeting, {})
  ] });
}
function Entry2({ recording: recording2 }) {
  const t3 = useWords();
  const { words, now } = useLooks();
  const { id = "", name, number = "", created, length = "0" } = recording2;
  const who = name || number || t3("voicemails.unknown");
  const told3 = [
    isUnheard(recording2) ? t3("voicemails.unheard") : "",
    moment(Number(created ?? 0), now(), words.language),
    duration(Number(length)),
    who === number ? "" : number
  ];
  return /* @__PURE__ */ a3("article", { class: "stack tight", "aria-label": who, children: [
    /* @__PURE__ */ a3("strong", { dir: "auto", children: who }),
    /* @__PURE__ */ a3("p", { class: "soft", children: told3.filter(Boolean).join(" · ") }),
    /* @__PURE__ */ a3(Player, { id, length: Number(length) }),
    /* @__PURE__ */ a3("div", { class: "row", children: [
      /* @__PURE__ */ a3(
        ActButton,
        {
          id: `desk-voicemail-save-${id}`,
          kind: "quiet",
          icon: Download,
          act: "voicemails.save",
          given: [id],
          children: t3("voicemails.save")
        }
      ),
      /* @__PURE__ */ a3(Remove2, { id })
    ] })
  ] });
}
function Remove2({ id }) {
  const t3 = useWords();
  const [asked2, ask] = d2(false);
  return asked2 ? /* @__PURE__ */ a3(ActButton, { id: `desk-voicemail-remove-${id}`, kind: "stop", act: "voicemails.remove", given: [id], children: t3("action.removeNow") }) : /* @__PURE__ */ a3(Button, { id: `desk-voicemail-ask-${id}`, kind: "quiet", icon: Trash, onPress: () => ask(true), children: t3("action.remove") });
}
function Greeting() {
  const t3 = useWords();
  const act = useAct();
  const { greeting } = useDesk((state) => state.voicemails);
  const [prompt, write2] = d2("");
  return /* @__PURE__ */ a3(
    "form",
    {
      class: "card flat stack",
      "aria-labelledby": "desk-greeting",
      onSubmit: async (event) => {
        event.preventDefault();
        if (await act("voicemails.greet", prompt.trim())) write2("");
      },
      children: [
        /* @__PURE__ */ a3("h3", { id: "desk-greeting", children: t3("voicemails.greeting") }),
        /* @__PURE__ */ a3("p", { class: "soft", role: "status", children: greeting ? t3("voicemails.ownGreeting", { name: greeting.name || (greeting.filename ?? "") }) : t3("voicemails.centerGreeting") }),
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-greeting-prompt",
            label: t3("voicemails.prompt"),
            hint: t3("voicemails.promptHint"),
            value: prompt,
            onText: write2
          }
        ),
        /* @__PURE__ */ a3("div", { class: "row", children: [
          /* @__PURE__ */ a3(Button, { id: "desk-greeting-save", type: "submit", refused: prompt.trim() ? "" : t3("value.required"), children: t3("voicemails.greet") }),
          greeting ? /* @__PURE__ */ a3(ActButton, { id: "desk-greeting-reset", kind: "quiet", act: "voicemails.resetGreeting", given: [], children: t3("voicemails.resetGreeting") }) : null
        ] })
      ]
    }
  );
}
var parts12 = {
  tiles: [{ name: "voicemails", View: VoicemailsTile }],
  sheets: [{ name: "voicemails", title: "voicemails.title", View: Voicemails }]
};

// desk/src/views/worksheet.tsx
function Worksheet() {
  const t3 = useWords();
  const worksheet2 = useDesk((state) => state.worksheet);
  return /* @__PURE__ */ a3("div", { class: "stack", id: "desk-worksheet", children: [
    pathOf(worksheet2).map((one) => /* @__PURE__ */ a3(Asked, { question: one, answer: worksheet2.answers[one.id] ?? "" }, one.id)),
    /* @__PURE__ */ a3("p", { class: "soft", role: "status", id: "desk-worksheet-state", children: t3(worksheet2.complete ? "worksheet.complete" : "worksheet.open") })
  ] });
}
function Asked({ question, answer }) {
  const act = useAct();
  const listed = question.options.length && !question.rules.anyOf.length;
  return /* @__PURE__ */ a3(
    ValueField,
    {
      id: `desk-question-${question.id}`,
      label: question.text,
      rules: listed ? { ...question.rules, oneOf: question.options } : question.rules,
      value: answer,
      manyLines: question.view === "MULTI_LINE",
      buttons: question.view === "BUTTONS",
      onValue: (text2) => act("worksheet.answer", question.id, text2)
    }
  );
}
var parts13 = {
  tabs: [
    {
      name: "worksheet",
      title: "worksheet.title",
      View: Worksheet,
      shows: (state) => state.call.id !== "" && state.worksheet.questions.length > 0,
      hint: (state) => progressOf(state.worksheet)
    }
  ]
};

// desk/src/views/index.ts
var PARTS2 = [
  parts,
  parts8,
  parts3,
  parts13,
  parts10,
  parts7,
  parts9,
  parts6,
  parts5,
  parts2,
  parts12,
  parts11,
  parts4
];

// desk/src/views/login.tsx
var TYPES2 = ["SOFTPHONE", "VoIP", "PSTN"];
function Login() {
  const t3 = useWords();
  const act = useAct();
  const session2 = useDesk((state) => state.session);
  const line = useDesk((state) => state.audio.line);
  const [wanted, want] = d2({
    user: session2.last?.user ?? session2.user,
    password: "",
    type: session2.last?.type ?? "SOFTPHONE",
    station: session2.last?.station ?? "",
    remember: session2.last !== null
  });
  const change = (more) => want((before) => ({ ...before, ...more }));
  A2(() => void act("session.remembered"), []);
  A2(() => {
    if (session2.last) change({ ...session2.last, remember: true });
  }, [session2.last]);
  const go = async (force) => {
    if (await act("session.logIn", { ...wanted, force })) change({ password: "" });
  };
  return /* @__PURE__ */ a3(
    "form",
    {
      id: "desk-login",
      class: "card stack",
      onSubmit: (event) => {
        event.preventDefault();
        void go(false);
      },
      children: [
        /* @__PURE__ */ a3("h2", { children: t3("login.title") }),
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-user",
            label: t3("login.user"),
            value: wanted.user,
            onText: (user) => change({ user }),
            autocomplete: "username",
            required: true
          }
        ),
        /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-password",
            label: t3("login.password"),
            type: "password",
            value: wanted.password,
            onText: (password) => change({ password }),
            autocomplete: "current-password",
            required: true
          }
        ),
        /* @__PURE__ */ a3(
          Choices,
          {
            id: "desk-station-type",
            label: t3("login.station"),
            value: wanted.type,
            options: TYPES2.map((value) => ({ value, label: t3(`login.station.${value}`) })),
            onChoice: (type) => change({ type })
          }
        ),
        wanted.type === "SOFTPHONE" ? null : /* @__PURE__ */ a3(
          TextField,
          {
            id: "desk-station",
            label: t3(wanted.type === "VoIP" ? "login.extension" : "login.number"),
            value: wanted.station,
            onText: (station) => change({ station }),
            type: "tel",
            required: true
          }
        ),
        /* @__PURE__ */ a3(
          Check,
          {
            id: "desk-remember",
            checked: wanted.remember ?? false,
            onCheck: (remember3) => change({ remember: remember3 }),
            children: t3("login.remember")
          }
        ),
        /* @__PURE__ */ a3(Button, { id: "desk-log-in", kind: "key", type: "submit", refused: session2.entering ? t3("state.entering") : "", children: t3("login.go") }),
        session2.inTheWay ? /* @__PURE__ */ a3(Button, { id: "desk-force", onPress: () => go(true), children: t3("login.force") }) : null,
        line.kind === "held" ? /* @__PURE__ */ a3("div", { class: "stack", children: [
          /* @__PURE__ */ a3("p", { children: t3("audio.held", { holder: line.holder }) }),
          /* @__PURE__ */ a3(Button, { id: "desk-take-audio", onPress: async () => await act("audio.attach", true) && go(false), children: t3("audio.take") })
        ] }) : null
      ]
    }
  );
}

// desk/src/views/panel.tsx
var tiles = PARTS2.flatMap((one) => one.tiles ?? []);
var sheets = PARTS2.flatMap((one) => one.sheets ?? []);
var tabs = PARTS2.flatMap((one) => one.tabs ?? []);
var callButtons = PARTS2.flatMap((one) => one.callButtons ?? []);
var works = PARTS2.flatMap((one) => one.works ?? []);
var banners = PARTS2.flatMap((one) => one.banners ?? []);
function Panel({ looks, sheet = "" }) {
  const [place, go] = d2({ sheet, with: "" });
  const nav = {
    ...place,
    open: (sheet2, beginning = "") => go({ sheet: sheet2, with: beginning }),
    close: () => go({ sheet: "", with: "" })
  };
  return /* @__PURE__ */ a3(DeskProvider, { value: looks, children: /* @__PURE__ */ a3(NavProvider, { value: nav, children: /* @__PURE__ */ a3(Frame, {}) }) });
}
function Frame() {
  const mood = useDesk(moodOf);
  const { words } = useLooks();
  return /* @__PURE__ */ a3("main", { class: "desk", "data-mood": mood, lang: words.language, dir: words.direction, children: [
    /* @__PURE__ */ a3(Head, {}),
    /* @__PURE__ */ a3(Away, {}),
    /* @__PURE__ */ a3(TroubleBar, {}),
    /* @__PURE__ */ a3(Body, {}),
    /* @__PURE__ */ a3(Banners, {})
  ] });
}
function Away() {
  const t3 = useWords();
  const away = useDesk((state) => state.session.away);
  return /* @__PURE__ */ a3("p", { class: "away", role: "status", children: away ? t3("state.away") : "" });
}
function TroubleBar() {
  const { words } = useLooks();
  const act = useAct();
  const trouble2 = useDesk((state) => state.trouble.now ?? state.session.ended);
  if (!trouble2) return null;
  const { code, text: text2, remedy } = trouble2;
  return /* @__PURE__ */ a3("div", { class: "trouble", role: "alert", id: "desk-trouble", "data-code": code, children: [
    /* @__PURE__ */ a3("p", { children: words.find(`trouble.${code}`, { text: text2 }) ?? [text2, remedy].filter(Boolean).join(" ") }),
    /* @__PURE__ */ a3(Button, { id: "desk-trouble-read", kind: "quiet", onPress: () => act("trouble.read"), children: words.t("action.close") })
  ] });
}
function Banners() {
  const shown2 = useDesk((state) => banners.find((one) => one.shows(state)));
  return /* @__PURE__ */ a3("aside", { class: "news", "aria-live": "polite", children: shown2 ? /* @__PURE__ */ a3(shown2.View, {}, shown2.name) : null });
}
function Body() {
  const mood = useDesk(moodOf);
  const { sheet } = useNav();
  const open2 = sheets.find((one) => one.name === sheet);
  const between = mood === "ready" || mood === "notReady" || mood === "voicemail";
  if (mood === "out" || mood === "entering") return /* @__PURE__ */ a3(Login, {});
  return /* @__PURE__ */ a3($, { children: [
    mood === "offered" ? /* @__PURE__ */ a3(Offered, {}) : null,
    mood === "connecting" || mood === "talking" || mood === "held" ? /* @__PURE__ */ a3(InCall, {}) : null,
    mood === "wrapUp" ? /* @__PURE__ */ a3(WrapUp, {}) : null,
    mood === "offered" ? null : /* @__PURE__ */ a3(Works, {}),
    open2 ? /* @__PURE__ */ a3(OpenSheet, {}) : between ? /* @__PURE__ */ a3(Between, {}) : /* @__PURE__ */ a3(Beside, {})
  ] });
}
function InCall() {
  const t3 = useWords();
  const { settings } = useLooks();
  return /* @__PURE__ */ a3("section", { class: "card", "aria-labelledby": "desk-caller", children: [
    /* @__PURE__ */ a3(Caller, {}),
    /* @__PURE__ */ a3("fieldset", { class: "keys", children: [
      /* @__PURE__ */ a3("legend", { class: "unseen", children: t3("call.buttons") }),
      settings.layout.callButtons.map((name) => {
        const part = callButtons.find((one) => one.name === name);
        return part ? /* @__PURE__ */ a3(part.View, {}, name) : null;
      })
    ] })
  ] });
}
function Works() {
  const { port } = useLooks();
  useDesk((state) => works.map((one) => one.shows(state)).join());
  return /* @__PURE__ */ a3($, { children: works.map((one) => one.shows(port.state) ? /* @__PURE__ */ a3(one.View, {}, one.name) : null) });
}
function Between() {
  const { port, settings } = useLooks();
  useDesk((state) => tiles.filter((one) => one.shows?.(state) ?? true).length);
  return /* @__PURE__ */ a3("div", { class: "tiles", children: settings.layout.tiles.map((wanted) => {
    const own = settings.layout.ownTiles.find((one) => one.id === wanted);
    if (own) return /* @__PURE__ */ a3(Own, { tile: own }, own.id);
    const part = tiles.find((one) => one.name === wanted && (one.shows?.(port.state) ?? true));
    return part ? /* @__PURE__ */ a3(part.View, {}, wanted) : null;
  }) });
}
function Own({ tile }) {
  return /* @__PURE__ */ a3("section", { class: "tile own", "aria-label": tile.title, children: [
    /* @__PURE__ */ a3("h3", { children: tile.title }),
    /* @__PURE__ */ a3(
      "iframe",
      {
        title: tile.title,
        src: tile.url,
        height: tile.height,
        sandbox: "allow-scripts allow-forms",
        loading: "lazy"
      }
    )
  ] });
}
function Beside() {
  const { port, settings, words } = useLooks();
  const shown2 = useDesk(
    (state) => settings.layout.tabs.flatMap((name) => tabs.filter((one) => one.name === name && (one.shows?.(state) ?? true))).map((one) => `${one.name} ${one.hint?.(state) ?? ""}`).join()
  );
  const there = shown2.split(",").flatMap((known) => tabs.filter((one) => known.startsWith(`${one.name} `)));
  const [chosen, choose] = d2("");
  const open2 = there.find((one) => one.name === chosen) ?? there[0];
  if (!open2) return null;
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = there[(there.indexOf(open2) + step + there.length) % there.length];
    if (!next) return;
    choose(next.name);
    document.getElementById(`desk-tab-${next.name}`)?.focus();
  };
  return /* @__PURE__ */ a3("section", { class: "beside", children: [
    /* @__PURE__ */ a3("div", { class: "tabs", role: "tablist", onKeyDown: move, children: there.map((one) => /* @__PURE__ */ a3(
      "button",
      {
        id: `desk-tab-${one.name}`,
        type: "button",
        role: "tab",
        "aria-selected": one === open2,
        "aria-controls": "desk-tab-panel",
        tabIndex: one === open2 ? 0 : -1,
        onClick: () => choose(one.name),
        children: [
          words.t(one.title),
          " ",
          one.hint?.(port.state)
        ]
      },
      one.name
    )) }),
    /* @__PURE__ */ a3("div", { id: "desk-tab-panel", role: "tabpanel", "aria-labelledby": `desk-tab-${open2.name}`, class: "card flat", children: /* @__PURE__ */ a3(open2.View, {}) })
  ] });
}
function OpenSheet() {
  const t3 = useWords();
  const { sheet, close } = useNav();
  const open2 = sheets.find((one) => one.name === sheet);
  if (!open2) return null;
  return /* @__PURE__ */ a3("section", { class: "sheet", "aria-labelledby": "desk-sheet-title", children: [
    /* @__PURE__ */ a3("header", { class: "row", children: [
      /* @__PURE__ */ a3(Button, { id: "desk-back", kind: "quiet", onPress: close, children: t3("action.back") }),
      /* @__PURE__ */ a3("h2", { id: "desk-sheet-title", children: t3(open2.title) })
    ] }),
    /* @__PURE__ */ a3(open2.View, {})
  ] });
}

// page/src/protocol.ts
var VERSION = 1;
var PANEL = "/panel";

// page/src/counterpart.ts
var MOST_VARIABLES = 50;
var MOST_LETTERS = 1e3;
var Counterpart = class {
  #desk;
  #around;
  #version;
  #told = /* @__PURE__ */ new Map();
  /** The call that the page was told of last, as it was before it was over. */
  #before;
  #outcome = { dispositionId: "", comments: "" };
  /** To be set when the call begins that the page has asked for. */
  #variables;
  constructor(desk2, around, version) {
    this.#desk = desk2;
    this.#around = around;
    this.#version = version;
    around.hear((asked2) => void this.#answer(asked2));
    desk2.subscribe(() => this.#follow());
  }
  get state() {
    return this.#desk.state;
  }
  subscribe(heard3) {
    return this.#desk.subscribe(heard3);
  }
  async act(name, ...given) {
    if (name === "call.finish") {
      const [dispositionId, comments] = given;
      this.#outcome = { dispositionId, comments: comments ?? "" };
    }
    return await this.#desk.act(name, ...given);
  }
  /** The panel can be asked from now on. */
  open() {
    this.#tell("ready", { version: this.#version });
    this.#follow();
  }
  // -- what the page asks
  async #answer(message) {
    const asked2 = askedBy(message);
    if (!asked2) return;
    const { id } = asked2;
    try {
      await this.#does(asked2.ask, asked2.given);
      this.#around.post({ cordboard: VERSION, answer: id, done: true });
    } catch (error) {
      this.#desk.say(error);
      this.#around.post({ cordboard: VERSION, answer: id, done: false, trouble: told2(error) });
    }
  }
  async #does(ask, given) {
    if (ask === "dial") await this.#dial(given);
    else if (ask === "log") await this.#log(given);
    else throw new Error(`This panel does not know ${JSON.stringify(ask)}.`);
  }
  async #dial({ number, campaign, variables }) {
    const known = checked(variables);
    const request = { number: text(number), checkDnc: true, ...this.#campaign(campaign) };
    this.#variables = known;
    await this.#desk.call("makeCall", request);
  }
  #campaign(wanted) {
    if (wanted === void 0) return {};
    const name = text(wanted);
    const found2 = this.state.campaigns.all.find((one) => one.id === name || one.name === name);
    if (!found2?.id) throw new Error(`There is no campaign ${JSON.stringify(name)} for this agent.`);
    return { campaignId: found2.id };
  }
  async #log({ comments, variables }) {
    if (this.state.call.phase === "none") throw new Error("There is no call now.");
    const known = checked(variables);
    if (known) await this.#write(known);
    if (comments !== void 0) await this.#desk.act("call.note", text(comments));
  }
  /** Set call variables of the current call by their names. */
  async #write(variables) {
    const there = await this.#desk.call("getCallAttachedVariables");
    const ids = new Map(there.map((one) => [`${one.groupName}.${one.name}`, one.id]));
    for (const [name, value] of Object.entries(variables)) {
      const id = ids.get(name);
      if (!id) throw new Error(`There is no call variable ${JSON.stringify(name)}.`);
      await this.#desk.call("setCallAttachedVariable", { id, value });
    }
  }
  // -- what the page is told
  #follow() {
    const { agent: agent2, call: call2, session: session2 } = this.state;
    const state = agent2.loggedIn ? agent2.ready ? "ready" : "notReady" : "out";
    this.#tell("agent", { user: session2.user, state });
    const before = this.#before;
    const now = call2.phase === "none" ? void 0 : call2;
    this.#before = now;
    if (before && before.id !== now?.id) {
      this.#tell("call", { ...this.#callTold(before), phase: "none", since: call2.since });
      void this.#over(before);
    }
    if (!now) return;
    if (before?.id !== now.id) this.#begins();
    this.#tell("call", { ...this.#callTold(now), phase: now.phase, since: now.since });
    this.#tell("pop", this.#popTold());
  }
  #begins() {
    this.#outcome = { dispositionId: "", comments: "" };
    const variables = this.#variables;
    this.#variables = void 0;
    if (variables && this.state.call.outgoing) {
      this.#write(variables).catch((error) => this.#desk.say(error));
    }
  }
  #callTold(call2) {
    const campaign = this.state.campaigns.all.find((one) => one.id === call2.campaignId);
    return {
      callId: call2.id,
      number: call2.number,
      name: call2.name,
      campaign: campaign?.name ?? "",
      skill: call2.skill,
      direction: call2.outgoing ? "out" : "in"
    };
  }
  #popTold() {
    const { call: call2, customer: customer2, fields: fields2 } = this.state;
    const mine = customer2.callId === call2.id;
    const shown2 = fields2.shown.filter((one) => !one.ofContact && one.id in customer2.variables);
    const variables = shown2.map((one) => [
      `${one.group}.${one.name}`,
      customer2.variables[one.id]?.value ?? ""
    ]);
    return {
      ...this.#callTold(call2),
      contact: mine ? customer2.record : {},
      contactId: mine ? customer2.recordId : "",
      variables: mine ? Object.fromEntries(variables) : {}
    };
  }
  /** A call is over and has its disposition; what the center has written down of it counts most. */
  async #over(call2) {
    const { dispositionId, comments } = this.#outcome;
    const named3 = call2.dispositions.find((one) => one.id === dispositionId)?.name ?? "";
    const history = await this.#desk.call("getCallHistory", { limit: 20 }).catch(() => null);
    const past = history?.calls.find((one) => one.callSessionId === call2.id);
    this.#tell("log", {
      ...this.#callTold(call2),
      began: Number(past?.begin ?? call2.connectedAt),
      ended: Number(past?.end ?? call2.since),
      duration: Number(past?.talkTime ?? 0),
      dispositionId: past?.dispositionId ?? dispositionId,
      disposition: past?.dispositionName || named3,
      comments
    });
  }
  /** The same is not told twice in a row. */
  #tell(name, about) {
    const said3 = JSON.stringify(about);
    if (this.#told.get(name) === said3) return;
    this.#told.set(name, said3);
    this.#around.post({ cordboard: VERSION, tell: name, about });
  }
};
function askedBy(message) {
  const { cordboard, id, ask, given } = Object(message);
  const is = cordboard === VERSION && typeof id === "number" && typeof ask === "string" && Object(given) === given;
  return is ? message : null;
}
function text(given) {
  if (typeof given !== "string" || given.length > MOST_LETTERS)
    throw new Error("A text is none, or too long.");
  return given;
}
function checked(variables) {
  if (variables === void 0) return void 0;
  const pairs = Object.entries(Object(variables));
  if (pairs.length > MOST_VARIABLES) throw new Error("There are too many variables.");
  return Object.fromEntries(pairs.map(([name, value]) => [text(name), text(value)]));
}
function told2(error) {
  if (error instanceof Refused) return { code: error.code, text: error.message };
  return { code: "NOT_DONE", text: error instanceof Error ? error.message : String(error) };
}

// page/src/handover.ts
var PLACE5 = "cordboard.desk";
function handOver(desk2, storage) {
  addEventListener("pagehide", () => {
    const kept2 = desk2.leave();
    if (kept2) quietly(() => storage().setItem(PLACE5, JSON.stringify(kept2)));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  const kept = taken(storage);
  if (kept) desk2.resume(kept).catch((error) => desk2.say(error));
}
function taken(storage) {
  return quietly(() => {
    const left = storage().getItem(PLACE5);
    storage().removeItem(PLACE5);
    return left === null ? null : JSON.parse(left);
  });
}
function quietly(does) {
  try {
    return does();
  } catch {
    return null;
  }
}

// page/src/keep.ts
var BEFORE = "cordboard.desk.";
function keepIn(storage) {
  const now = /* @__PURE__ */ new Map();
  return {
    get(key) {
      try {
        return storage().getItem(BEFORE + key);
      } catch {
        return now.get(key) ?? null;
      }
    },
    set(key, value) {
      now.set(key, value);
      try {
        storage().setItem(BEFORE + key, value);
      } catch {
      }
    }
  };
}

// page/src/seat.ts
function only(desk2, seat) {
  if (!seat) return;
  const wanted = seat.toLowerCase();
  const look = () => {
    const { user } = desk2.state.session;
    if (!user || user === wanted || user.split("@")[0] === wanted) return;
    void desk2.end().then(() => desk2.say(new NotDone("NOT_THIS_SEAT")));
  };
  look();
  desk2.subscribe(look);
}

// page/src/main.tsx
var asked = new URLSearchParams(location.search);
var inside = location.pathname === PANEL && window.parent !== window ? asked.get("for") : null;
var keep = keepIn(() => localStorage);
var desk = new Desk({
  server: location.origin,
  keep,
  softphone: (seat, kept, changed) => new Softphone(seat, kept, changed),
  open: (url) => void window.open(url, "_blank", "noopener,noreferrer"),
  now: Date.now
});
function aroundAt(origin) {
  return {
    post: (said3) => window.parent.postMessage(said3, origin),
    hear: (heard3) => addEventListener("message", (event) => {
      if (event.source === window.parent && event.origin === origin) heard3(event.data);
    })
  };
}
function dress({ theme }) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const { style } = document.documentElement;
  const put = () => wear(style, dark.matches ? theme.dark : theme.light, dark.matches ? theme.light : theme.dark);
  put();
  dark.addEventListener("change", put);
}
async function begin() {
  const { settings, language } = await readSettings(
    location.origin,
    await keep.get("language"),
    navigator.languages
  );
  const words = new Words(language, settings.words);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = `${settings.name} · Cordboard`;
  dress(settings);
  let port = desk;
  const counterpart = inside ? new Counterpart(desk, aroundAt(inside), settings.version) : void 0;
  if (counterpart) port = counterpart;
  document.body.replaceChildren();
  Q(/* @__PURE__ */ a3(Panel, { looks: { port, words, settings, now: Date.now } }), document.body);
  counterpart?.open();
  only(desk, asked.get("seat"));
  handOver(desk, () => sessionStorage);
}
void begin();
