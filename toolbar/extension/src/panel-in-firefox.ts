/** The panel in Firefox: a message keeps no click there, without which the sidebar does not open. */

const PAGE = "sidepanel.html";
/** CSS pixels. */
const SIZE = { width: 400, height: 760 };
/** Where the id of the panel's own window is kept. */
const PLACE = "panelWindow";

/** Show it: in the sidebar where that is open beside the tab, else in a window of its own, of which there is one. */
export async function panelInFirefox({ windowId }: chrome.tabs.Tab): Promise<number> {
  if (await sidebarIsOpen(windowId)) return windowId;
  const { [PLACE]: known } = await chrome.storage.session.get(PLACE);
  if (typeof known === "number" && (await raised(known))) return known;
  const { id } = (await chrome.windows.create({
    url: chrome.runtime.getURL(PAGE),
    type: "popup",
    ...SIZE,
  })) as { id: number };
  await chrome.storage.session.set({ [PLACE]: id });
  return id;
}

async function sidebarIsOpen(windowId: number): Promise<boolean> {
  const sidebar: { isOpen(of: object): Promise<boolean> } = Reflect.get(chrome, "sidebarAction");
  return await sidebar.isOpen({ windowId });
}

/** Whether the window is still there; then it is in front. */
async function raised(id: number): Promise<boolean> {
  return await chrome.windows.update(id, { focused: true }).then(
    () => true,
    () => false,
  );
}
