/** How a softphone rings: tones in hertz, how long they sound and rest, in seconds, and over again. */
interface Ring {
  readonly tones: readonly number[];
  /** Sound, rest, sound, rest ... */
  readonly beat: readonly number[];
  /** Whether each sound dies away, as one that is struck. */
  readonly struck: boolean;
}

export const RINGS = {
  bell: { tones: [440, 480], beat: [1, 3], struck: false },
  double: { tones: [400, 450], beat: [0.4, 0.2, 0.4, 2], struck: false },
  chime: { tones: [659.3, 1318.5], beat: [0.8, 0.2, 0.8, 2.2], struck: true },
  low: { tones: [220, 277.2], beat: [0.6, 2.4], struck: true },
} as const satisfies Readonly<Record<string, Ring>>;
export type RingSound = keyof typeof RINGS;

const RATE = 8000;
const LOUD = 6000;
/** Samples in which a sound comes and goes, so that it does not click. */
const EDGE = 200;

/** One round of a ring, in samples of 16 bits. */
export function samplesOf({ tones, beat, struck }: Ring): Int16Array {
  const parts = beat.map((seconds, index) => {
    const length = Math.round(seconds * RATE);
    return Array.from({ length }, (_, at) =>
      index % 2 ? 0 : LOUD * shape(at, length, struck) * sum(tones, at),
    );
  });
  return Int16Array.from(parts.flat());
}

/** A ring as the address of a sound. */
export function addressOf(ring: RingSound): string {
  return URL.createObjectURL(new Blob([wave(samplesOf(RINGS[ring]))], { type: "audio/wav" }));
}

function sum(tones: readonly number[], at: number): number {
  return tones.reduce((total, tone) => total + Math.sin((2 * Math.PI * tone * at) / RATE), 0);
}

function shape(at: number, length: number, struck: boolean): number {
  const edge = Math.min(1, at / EDGE, (length - at) / EDGE);
  return struck ? edge * Math.exp((-4 * at) / length) : edge;
}

/** A WAVE file of one channel. */
export function wave(samples: Int16Array, rate: number = RATE): ArrayBuffer {
  const file = new ArrayBuffer(44 + samples.byteLength);
  const head = new DataView(file);
  const text = (at: number, word: string) => {
    for (const [index, letter] of [...word].entries()) head.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // PCM
  head.setUint16(22, 1, true); // one channel
  head.setUint32(24, rate, true);
  head.setUint32(28, 2 * rate, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, "data");
  head.setUint32(40, samples.byteLength, true);
  for (const [at, sample] of samples.entries()) head.setInt16(44 + 2 * at, sample, true);
  return file;
}
