import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { numbersIn } from "../clicks/find.ts";
import { Marks } from "../clicks/marks.ts";
import { listen } from "../clicks/presses.ts";
import { offer } from "../clicks/share.ts";
import { Sweep } from "../clicks/sweep.ts";

/** Numbers on pages: a script of its own, which only pages get on which it is wanted. */
export default defineUnlistedScript(() => {
  let stop = () => {};
  offer({
    start: (country, label, pressed) => {
      stop();
      const sweep = new Sweep(new Marks((text) => numbersIn(text, country), label));
      const deaf = listen(pressed);
      sweep.start();
      stop = () => {
        deaf();
        sweep.stop();
      };
    },
    stop: () => {
      stop();
      stop = () => {};
    },
  });
});
