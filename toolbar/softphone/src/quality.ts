/**
 * How well two people understand each other on this line, by the E-model of ITU-T G.107, made simple.
 *
 *     R = 93.2 - Id - Ie,eff
 *
 * 93.2 is what G.107 gives for a line with nothing wrong (clause 7.7, defaults of table 2). Id is what delay costs:
 * 0.024 for each millisecond on the way from mouth to ear, and 0.11 more for each above 177.3. Ie,eff is what losses
 * cost G.711 (clause 7.5): 95 * Ppl / (Ppl + 25.1), with the loss in percent, and 25.1 for how well they are covered up
 * (G.113, table I.4). Annex B of G.107 makes a mean opinion (MOS), from 1 to 4.5, of R.
 */
import type { Stats } from "./stats.ts";

export type QualityWord = "good" | "fair" | "bad";

export interface Quality {
  readonly word: QualityWord;
  /** From 1, nobody understands a word, to 4.5. */
  readonly mos: number;
  /** From 0 to 1: packets that never came. */
  readonly loss: number;
  /** From 0 to 1: what was made up, because packets never came or came late. */
  readonly concealed: number;
  /** Milliseconds. */
  readonly jitter: number;
  /** Milliseconds from a mouth to an ear, as far as this browser can tell. */
  readonly delay: number;
  /** How many measures in a row spoke for a better word, or, below 0, for a worse one. */
  readonly doubts: number;
}

/** What one measure says, before anybody makes a word of it. */
export type Measure = Pick<Quality, "loss" | "concealed" | "jitter" | "delay" | "mos"> & {
  readonly r: number;
};

const CLEAR = 93.2;
/** Milliseconds that a packet takes to be filled, and a sound card to play it. */
const ENDS = 40;
/** R from which people are satisfied, and from which most of them are not (ITU-T G.109). */
const EDGES = { good: 80, fair: 60 } as const;
/** How far above an edge R has to be until the word gets better. */
const MARGIN = 4;
/** Measures in a row until the word gets worse, or better. */
const WORSE = 2;
const BETTER = 4;
const RANKS: readonly QualityWord[] = ["bad", "fair", "good"];

/** What happened between two looks. */
export function measured(before: Stats, now: Stats): Measure {
  const lost = Math.max(0, now.lost - before.lost);
  const loss = ratio(lost, lost + now.received - before.received);
  const concealed = ratio(now.concealed - before.concealed, now.samples - before.samples);
  const buffer =
    1000 * ratio(now.waited - before.waited, now.emitted - before.emitted, Number.POSITIVE_INFINITY);
  const delay = now.roundTrip / 2 + buffer + ENDS;
  const r = CLEAR - costOfDelay(delay) - costOfLoss(Math.max(loss, concealed));
  return { loss, concealed, jitter: now.jitter, delay, r, mos: opinion(r) };
}

/** The quality after one more measure: its word changes when several in a row say so, and never to and fro. */
export function judged(before: Quality | null, { r, ...measure }: Measure): Quality {
  if (before === null) return { ...measure, word: wordOf(r, 0), doubts: 0 };
  const worse = rank(wordOf(r, 0)) < rank(before.word);
  const better = rank(wordOf(r, MARGIN)) > rank(before.word);
  const doubts = worse ? Math.min(0, before.doubts) - 1 : better ? Math.max(0, before.doubts) + 1 : 0;
  const enough = doubts <= -WORSE || doubts >= BETTER;
  if (!enough) return { ...measure, word: before.word, doubts };
  return { ...measure, word: wordOf(r, worse ? 0 : MARGIN), doubts: 0 };
}

function rank(word: QualityWord): number {
  return RANKS.indexOf(word);
}

function wordOf(r: number, margin: number): QualityWord {
  if (r >= EDGES.good + margin) return "good";
  return r >= EDGES.fair + margin ? "fair" : "bad";
}

function costOfDelay(delay: number): number {
  return 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
}

function costOfLoss(share: number): number {
  const percent = 100 * share;
  return (95 * percent) / (percent + 25.1);
}

/** The mean opinion that people have of a line with this R (G.107, annex B). */
function opinion(r: number): number {
  if (r <= 0) return 1;
  const rated = Math.min(100, r);
  return 1 + 0.035 * rated + 7e-6 * rated * (rated - 60) * (100 - rated);
}

function ratio(part: number, whole: number, most = 1): number {
  return whole > 0 ? Math.min(most, Math.max(0, part) / whole) : 0;
}
