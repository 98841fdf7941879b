/** What a browser has counted on one connection so far, out of its many reports (W3C webrtc-stats). */
export interface Stats {
  /** How loud it is just now, from 0 to 1. */
  readonly microphone: number;
  readonly speaker: number;
  /** Packets. */
  readonly received: number;
  readonly lost: number;
  /** Milliseconds. */
  readonly jitter: number;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
  /** Samples that were played, and those of them that were made up because the real ones came late or never. */
  readonly samples: number;
  readonly concealed: number;
  /** Seconds that all samples together have waited for being played, and how many these are. */
  readonly waited: number;
  readonly emitted: number;
}

export const NO_STATS: Stats = {
  microphone: 0,
  speaker: 0,
  received: 0,
  lost: 0,
  jitter: 0,
  roundTrip: 0,
  samples: 0,
  concealed: 0,
  waited: 0,
  emitted: 0,
};

/** One of the reports; which fields it has depends on its type, and on the browser. */
type Report = Readonly<Record<string, unknown>>;

export function statsOf(reports: Iterable<Report>): Stats {
  return Object.assign({ ...NO_STATS }, ...[...reports].map(partOf));
}

function partOf(report: Report): Partial<Stats> {
  const number = (field: string) => (typeof report[field] === "number" ? report[field] : 0);
  switch (report.type) {
    case "media-source":
      return { microphone: number("audioLevel") };
    case "candidate-pair":
      return report.nominated === true ? { roundTrip: 1000 * number("currentRoundTripTime") } : {};
    case "inbound-rtp":
      return {
        speaker: number("audioLevel"),
        received: number("packetsReceived"),
        lost: number("packetsLost"),
        jitter: 1000 * number("jitter"),
        samples: number("totalSamplesReceived"),
        concealed: Math.max(0, number("concealedSamples") - number("silentConcealedSamples")),
        waited: number("jitterBufferDelay"),
        emitted: number("jitterBufferEmittedCount"),
      };
    default:
      return {};
  }
}
