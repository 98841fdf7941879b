/** Where a sound goes to: a device of this machine, at a volume. */
export class Speaker {
  /** The browser wants a click before it lets this page be heard. */
  blocked = false;
  readonly #sound = new Audio();

  /** What somebody says; it is heard at once. */
  hear(stream: MediaStream): void {
    this.#sound.srcObject = stream;
    void this.unblock();
  }

  /** A sound, over and over. */
  repeat(url: string): void {
    this.#sound.loop = true;
    this.#sound.src = url;
    void this.unblock();
  }

  async unblock(): Promise<void> {
    try {
      await this.#sound.play();
      this.blocked = false;
    } catch (error) {
      this.blocked = error instanceof DOMException && error.name === "NotAllowedError";
    }
  }

  silence(): void {
    this.#sound.pause();
    this.#sound.srcObject = null;
    this.#sound.removeAttribute("src");
    this.blocked = false;
  }

  /** A device that is gone leaves the sound where it was. */
  async use(device: string, volume: number): Promise<void> {
    this.#sound.volume = volume / 100;
    if ("setSinkId" in this.#sound) await this.#sound.setSinkId(device).catch(() => undefined);
  }
}

const RATE = 8000;

/** How a phone rings, as the address of a sound: two tones, 1 s of 4. */
export function ringing(): string {
  const samples = Int16Array.from({ length: 4 * RATE }, (_, at) => {
    const tones = Math.sin((2 * Math.PI * 440 * at) / RATE) + Math.sin((2 * Math.PI * 480 * at) / RATE);
    return at < RATE ? 6000 * tones * Math.min(1, at / 200, (RATE - at) / 200) : 0;
  });
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) =>
    [...word].forEach((letter, index) => {
      head.setUint8(at + index, letter.charCodeAt(0));
    });
  text(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // PCM
  head.setUint16(22, 1, true); // one channel
  head.setUint32(24, RATE, true);
  head.setUint32(28, 2 * RATE, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, "data");
  head.setUint32(40, samples.byteLength, true);
  return URL.createObjectURL(new Blob([head, samples], { type: "audio/wav" }));
}
