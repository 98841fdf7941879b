import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { Far } from "../far/connect.ts";
import { Strip } from "../strip/strip.ts";

const HERE = Symbol.for("cordboard.strip");

/** The strip on pages. A page that has one already, as after the extension was switched off and on, gets no second. */
export default defineUnlistedScript(() => {
  const hasRoom = window.top === window && document.documentElement instanceof HTMLElement; // a picture has none
  if (!hasRoom || Reflect.get(globalThis, HERE)) return;
  Reflect.set(globalThis, HERE, true);
  new Strip(new Far()).open();
});
