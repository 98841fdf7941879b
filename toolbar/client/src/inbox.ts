/** What has come, until it is read one after the other. */
export class Inbox<One> {
  readonly #waiting: One[] = [];
  #wake = () => {};
  #over: Error | undefined;

  put(one: One): void {
    this.#waiting.push(one);
    this.#wake();
  }

  /** Nothing comes any more, for the reason that is given first. */
  end(why: Error): void {
    this.#over ??= why;
    this.#wake();
  }

  /** What came first. Throws why nothing comes any more, once all has been read. */
  async next(): Promise<One> {
    for (;;) {
      const [one] = this.#waiting.splice(0, 1);
      if (one !== undefined) return one;
      if (this.#over) throw this.#over;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
