/** The parts of all features' views; who adds one, adds its line here. */

import * as call from "./call.tsx";
import * as callbacks from "./callbacks.tsx";
import * as customer from "./customer.tsx";
import * as dial from "./dial.tsx";
import * as doctor from "./doctor.tsx";
import * as keypad from "./keypad.tsx";
import * as log from "./log.tsx";
import * as messages from "./messages.tsx";
import * as notices from "./notices.tsx";
import * as parked from "./parked.tsx";
import type { Parts } from "./parts.tsx";
import * as preview from "./preview.tsx";
import * as queue from "./queue.tsx";
import * as script from "./script.tsx";
import * as send from "./send.tsx";
import * as settings from "./settings.tsx";
import * as today from "./today.tsx";
import * as tools from "./tools.tsx";
import * as voicemail from "./voicemail.tsx";
import * as voicemails from "./voicemails.tsx";
import * as worksheet from "./worksheet.tsx";
import * as wrapUp from "./wrap-up.tsx";

export const PARTS: readonly Parts[] = [
  call.parts,
  keypad.parts,
  send.parts,
  parked.parts,
  dial.parts,
  log.parts,
  wrapUp.parts,
  script.parts,
  customer.parts,
  worksheet.parts,
  tools.parts,
  queue.parts,
  today.parts,
  preview.parts,
  notices.parts,
  callbacks.parts,
  voicemails.parts,
  voicemail.parts,
  messages.parts,
  settings.parts,
  doctor.parts,
];
