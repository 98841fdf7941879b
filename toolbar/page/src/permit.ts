import { once } from "@cordboard/client";

/** Milliseconds between two questions whether this panel may still be shown. */
const EVERY = 30_000;
const REFUSED = "UNKNOWN_ORIGIN";

/** How the center answers whoever wants this panel now. */
export interface Answer {
  readonly status: number;
  text(): Promise<string>;
}

/**
 * Call `revoked` once the center does not show this panel any more: people have put out the page around it, which no
 * request of ours tells, for ours come from the center's own page. It is asked every half minute, and when somebody
 * comes back to the window. Who does not answer, or refuses for another reason, has said nothing.
 */
export function watchPermit(ask: () => Promise<Answer>, revoked: () => void): void {
  const look = once(async () => {
    if (!(await isRefused(ask))) return;
    clearInterval(timer);
    removeEventListener("focus", look);
    revoked();
  });
  const timer = setInterval(look, EVERY);
  addEventListener("focus", look);
}

async function isRefused(ask: () => Promise<Answer>): Promise<boolean> {
  try {
    const answer = await ask();
    return answer.status === 403 && (await answer.text()).includes(REFUSED);
  } catch {
    return false;
  }
}
