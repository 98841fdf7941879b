/** Cordboard's JSON door for TypeScript: docs/howto/drive-with-typescript.md tells how. */
export { type Asks, SeatAudio } from "./audio.ts";
export { pause } from "./backoff.ts";
export * from "./codes.ts";
export type * from "./contract.ts";
export { type Asked, Door, type Fetch } from "./door.ts";
export { once } from "./once.ts";
export { type DoorCode, Refused, Unreachable } from "./problem.ts";
export { type CallOptions, Seat, type SeatOptions } from "./seat.ts";
export { type KeptSession, Session, type SessionOptions } from "./session.ts";
export { type StreamOptions, stream, type Told } from "./stream.ts";
