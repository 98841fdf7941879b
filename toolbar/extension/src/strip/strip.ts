/** The strip on one page: the desk from afar, in a frame of its own. */

import { saidOf, showStrip } from "@cordboard/desk/strip";
import stripCss from "@cordboard/desk/strip.css?inline";
import themeCss from "@cordboard/desk/theme.css?inline";
import { Wardrobe } from "@cordboard/desk/wear";
import { offered } from "../clicks/share.ts";
import type { Far } from "../far/connect.ts";
import { clicksAt, type StripLooks } from "../looks.ts";
import { askWorker } from "../messages.ts";
import frameCss from "./frame.css?inline";
import { Frame, type Position } from "./frame.ts";

export class Strip {
  readonly #far: Far;
  readonly #frame = new Frame(frameCss + themeCss + stripCss);
  readonly #wardrobe = new Wardrobe(this.#frame.root);
  #looks: StripLooks | undefined;
  #hide = () => {};
  #shown = false;
  #clicking = false;

  constructor(far: Far) {
    this.#far = far;
  }

  open(): void {
    const { desk } = this.#far;
    desk.subscribe(() => this.#follow());
    this.#far.onLooks = (looks) => this.#wear(looks);
    this.#far.onOrphaned = () => this.#close();
    this.#frame.open();
    this.#far.follow();
  }

  #close(): void {
    offered()?.stop();
    this.#hide();
    this.#frame.close();
  }

  #wear(looks: StripLooks): void {
    this.#looks = looks;
    this.#shown = false;
    this.#frame.place(looks.shown ? (looks.position as Position) : "hidden");
    this.#wardrobe.wear(looks.theme, looks.chosen);
    this.#follow();
  }

  #show({ language, words, buttons }: StripLooks): void {
    this.#shown = true;
    this.#hide = showStrip(this.#frame.root, {
      port: this.#far.desk,
      say: saidOf(language, words),
      language,
      buttons,
      now: Date.now,
      open: showPanel,
    });
  }

  /** Numbers can be clicked while an agent could call: logged in, and in no call. */
  #follow(): void {
    const { desk } = this.#far;
    const looks = this.#looks;
    if (!desk.known || !looks) return;
    if (!this.#shown && looks.shown) this.#show(looks);
    this.#frame.root.setAttribute("aria-busy", String(!desk.connected));
    const { mood } = desk.state.strip;
    const free = mood === "ready" || mood === "notReady";
    const wanted = free && looks.shown && clicksAt(location.hostname, looks.clicks);
    if (wanted === this.#clicking) return;
    this.#clicking = wanted;
    if (wanted) void this.#offerClicks(looks);
    else offered()?.stop();
  }

  async #offerClicks({ clicks, call }: StripLooks): Promise<void> {
    if (!offered()) await askWorker("clicks", {});
    if (!this.#clicking) return;
    // Nothing is dialed by a click: the number is put before the agent, who calls it or does not.
    offered()?.start(
      clicks.country,
      (number) => call.replace("{number}", number),
      (number) => showPanel("dial", number),
    );
  }
}

function showPanel(sheet: string, beginning = ""): void {
  void askWorker("panel", { sheet, beginning });
}
