/** What a browser has counted on one connection so far, out of its many reports (W3C webrtc-stats). */
export interface Stats {
  /** How loud it is just now, from 0 to 1; null where the browser does not tell, as Firefox of its microphone. */
  readonly microphone: number | null;
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
  /** Packets that were sent. */
  readonly sent: number;
  /** `udp`, `tcp` or `relay`; empty where there is no way. */
  readonly way: string;
}

export const NO_STATS: Stats = {
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
  way: "",
};

/** One of the reports; which fields it has depends on its type, and on the browser. */
type Report = Readonly<Record<string, unknown>>;

export function statsOf(reports: Iterable<Report>): Stats {
  const all = [...reports];
  return Object.assign({ ...NO_STATS }, ...all.map(partOf), { way: wayOf(all) });
}

/** By what the packets go, as far as this end knows. */
function wayOf(reports: readonly Report[]): string {
  const pair = reports.find((one) => one.type === "candidate-pair" && one.nominated === true);
  const end = reports.find((one) => one.type === "local-candidate" && one.id === pair?.localCandidateId);
  return String((end?.candidateType === "relay" ? "relay" : end?.protocol) ?? "");
}

function partOf(report: Report): Partial<Stats> {
  const number = (field: string) => (typeof report[field] === "number" ? report[field] : 0);
  switch (report.type) {
    case "media-source":
      return "audioLevel" in report ? { microphone: number("audioLevel") } : {};
    case "candidate-pair":
      return report.nominated === true ? { roundTrip: 1000 * number("currentRoundTripTime") } : {};
    case "outbound-rtp":
      return { sent: number("packetsSent") };
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
