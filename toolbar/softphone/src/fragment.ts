/** ICE by itself, in session descriptions: what a restart sends and what comes back (RFC 8840, RFC 9725). */

const OF_ICE = /^a=(?:ice-ufrag|ice-pwd|ice-options|candidate|end-of-candidates)/;

/** The part of an offer that a restart sends. */
export function fragmentOf(offer: string): string {
  const wanted = linesOf(offer).filter((line) => /^(?:m=|a=mid:|a=ice-(?:ufrag|pwd|options))/.test(line));
  return `${wanted.join("\r\n")}\r\n`;
}

/** The answer that was, with the ICE of the fragment in place of its own. */
export function restarted(answer: string, fragment: string): string {
  const fresh = linesOf(fragment).filter((line) => OF_ICE.test(line));
  return `${[...linesOf(answer).filter((line) => !OF_ICE.test(line)), ...fresh].join("\r\n")}\r\n`;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter(Boolean);
}
