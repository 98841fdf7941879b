/** What one desk leaves to the next, in the browser's memory: the session of an agent, in the midst of calls. */

/** As JSON, whose order a browser's store would not keep. */
export interface Left {
  readonly server: string;
  /** Empty where it has left nothing. */
  readonly kept: string;
}

export async function keep(left: Left): Promise<void> {
  await chrome.storage.session.set({ left });
}

/** What was left, if it was at this center: a session is shown to nobody else. It is given once. */
export async function leftAt(server: string): Promise<string> {
  const { left } = (await chrome.storage.session.get("left")) as { left?: Left };
  await chrome.storage.session.remove("left");
  return left?.server === server ? left.kept : "";
}
