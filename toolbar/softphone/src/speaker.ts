/** Where a sound goes to: a device of this machine, at a volume. */
export class Speaker {
  /** The browser wants a click before it lets this page be heard. */
  blocked = false;
  readonly #sound = new Audio();

  /** What somebody says; it is heard at once. */
  hear(stream: MediaStream): Promise<void> {
    this.#sound.srcObject = stream;
    return this.unblock();
  }

  /** A sound, over and over. */
  repeat(url: string): Promise<void> {
    this.#sound.loop = true;
    this.#sound.src = url;
    return this.unblock();
  }

  /** A sound, once: until it is over, or `most` milliseconds and a bit. */
  async once(url: string, most: number): Promise<void> {
    this.#sound.src = url;
    const over = new Promise<void>((resolve) => {
      this.#sound.addEventListener("ended", () => resolve(), { once: true });
      setTimeout(resolve, most + 1000);
    });
    await this.unblock();
    if (!this.blocked) await over;
    this.silence();
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
