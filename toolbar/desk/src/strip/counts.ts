/** What has gathered beside the calls; who adds such a thing, adds its line here. */

import { isReminding } from "../features/callbacks.ts";
import { unseen } from "../features/history.ts";
import { unreadOf } from "../features/messages.ts";
import { isUnheard } from "../features/voicemails.ts";
import type { DeskState } from "../port.ts";

/** By the name of the sheet that shows it. */
const COUNTS: Readonly<Record<string, (state: DeskState) => number>> = {
  callbacks: ({ callbacks }) => callbacks.all.filter(isReminding).length,
  voicemails: ({ voicemails }) => voicemails.all.filter(isUnheard).length,
  messages: unreadOf,
  missed: ({ missed }) => unseen(missed),
};

export function countsOf(state: DeskState): readonly { readonly name: string; readonly count: number }[] {
  return Object.entries(COUNTS)
    .map(([name, of]) => ({ name, count: of(state) }))
    .filter(({ count }) => count > 0);
}
