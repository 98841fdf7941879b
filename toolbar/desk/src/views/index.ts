/** The parts of all features' views; who adds one, adds its line here. */

import * as call from "./call.tsx";
import type { Parts } from "./parts.tsx";

export const PARTS: readonly Parts[] = [call.parts];
