/** The parts of all features' views; who adds one, adds its line here. */

import * as call from "./call.tsx";
import * as customer from "./customer.tsx";
import type { Parts } from "./parts.tsx";
import * as script from "./script.tsx";
import * as tools from "./tools.tsx";
import * as worksheet from "./worksheet.tsx";

export const PARTS: readonly Parts[] = [
  call.parts,
  script.parts,
  customer.parts,
  worksheet.parts,
  tools.parts,
];
