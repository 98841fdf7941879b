/** Times as people say them. */

/** Minutes and seconds, hours only where there are any: `0:06`, `12:41`, `1:02:03`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (part: number) => String(part).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A time of today as a time, of another day with its date; in the agent's language and time zone. */
export function moment(at: number, now: number, language: string): string {
  const same = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    timeStyle: "short",
    ...(same ? {} : { dateStyle: "medium" }),
  }).format(at);
}
