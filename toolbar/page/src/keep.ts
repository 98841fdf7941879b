import type { Keep } from "@cordboard/softphone";

const BEFORE = "cordboard.desk.";

/** What this browser remembers; a frame whose browser keeps nothing for it remembers while it is open. */
export function keepIn(storage: () => Storage): Keep {
  const now = new Map<string, string>();
  return {
    get(key) {
      try {
        return storage().getItem(BEFORE + key);
      } catch {
        return now.get(key) ?? null;
      }
    },
    set(key, value) {
      now.set(key, value);
      try {
        storage().setItem(BEFORE + key, value);
      } catch {
        // remembered for now
      }
    },
  };
}
