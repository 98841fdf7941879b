import { expect, test } from "vitest";
import { judged, measured, type Quality } from "../src/quality.ts";
import { NO_STATS, type Stats, statsOf } from "../src/stats.ts";

/** A second of audio, 50 packets of 160 samples, each of which waited 60 ms. */
const SECOND: Stats = { ...NO_STATS, received: 50, samples: 8000, waited: 480, emitted: 8000 };

function seconds(...each: readonly Partial<Stats>[]): Quality | null {
  return each.reduce<Quality | null>(
    (before, one) => judged(before, measured(NO_STATS, { ...SECOND, ...one })),
    null,
  );
}

const CLEAN = {};
const LOSSY = { concealed: 800 };
const BROKEN = { received: 20, lost: 30 };

test.each([
  // nothing wrong: 93.2 less what 100 ms from mouth to ear cost
  [CLEAN, 90.8, 4.358],
  [{ roundTrip: 300 }, 93.2 - 0.024 * 250 - 0.11 * 72.7, 3.994],
  // 5 in 100 made up: 95 * 5 / 30.1
  [{ concealed: 400 }, 90.8 - 15.78, 3.823],
  [{ received: 0, lost: 50, samples: 0, waited: 0, emitted: 0 }, 93.2 - 0.96 - 75.939, 1.153],
])("the E-model rates %j", (what, r, mos) => {
  const found = measured(NO_STATS, { ...SECOND, ...what });
  expect(found.r).toBeCloseTo(r, 1);
  expect(found.mos).toBeCloseTo(mos, 2);
});

test("only what happened since the last look counts", () => {
  const before = { ...SECOND, lost: 50, concealed: 8000 };
  const now = { ...before, received: 100, samples: 16_000, waited: 960, emitted: 16_000 };
  expect(measured(before, now)).toMatchObject({ loss: 0, concealed: 0, delay: 100 });
});

test("counters that begin anew are no gain", () => {
  expect(measured(SECOND, NO_STATS)).toMatchObject({ loss: 0, concealed: 0 });
});

test.each([
  ["good", [CLEAN]],
  ["good", [CLEAN, BROKEN, CLEAN]],
  ["fair", [CLEAN, LOSSY, LOSSY]],
  ["bad", [CLEAN, BROKEN, BROKEN]],
  ["bad", [BROKEN, CLEAN, CLEAN, CLEAN]],
  ["good", [BROKEN, CLEAN, CLEAN, CLEAN, CLEAN]],
  ["bad", [BROKEN, CLEAN, CLEAN, BROKEN, CLEAN, CLEAN]],
])("the word is %s after %j", (word, each) => {
  expect(seconds(...each)?.word).toBe(word);
});

test("a line that hovers at an edge keeps its word", () => {
  const below = { concealed: 290 };
  const above = { concealed: 250 };
  expect(seconds(CLEAN, above, below, above, below)?.word).toBe("good");
  expect(seconds(LOSSY, above, above, above, above, above)?.word).toBe("fair");
});

test("a browser that does not tell how loud its microphone is has not said that it is silent", () => {
  expect(statsOf([{ type: "media-source", kind: "audio" }]).microphone).toBeNull();
});

test("a browser's many reports become one", () => {
  const stats = statsOf([
    { type: "codec", payloadType: 0 },
    { type: "media-source", audioLevel: 0.25 },
    { type: "candidate-pair", nominated: false, currentRoundTripTime: 9 },
    { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.02, localCandidateId: "L2" },
    { type: "local-candidate", id: "L1", candidateType: "relay", protocol: "udp" },
    { type: "local-candidate", id: "L2", candidateType: "host", protocol: "tcp" },
    { type: "outbound-rtp", packetsSent: 9 },
    {
      type: "inbound-rtp",
      audioLevel: 0.5,
      packetsReceived: 7,
      packetsLost: 1,
      jitter: 0.003,
      totalSamplesReceived: 900,
      concealedSamples: 90,
      silentConcealedSamples: 60,
    },
  ]);
  expect(stats).toEqual({
    ...NO_STATS,
    microphone: 0.25,
    speaker: 0.5,
    received: 7,
    lost: 1,
    jitter: 3,
    roundTrip: 20,
    samples: 900,
    concealed: 30,
    sent: 9,
    way: "tcp",
  });
});
