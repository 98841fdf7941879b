/** The elements of the page, by id and kind. A missing one is a mistake of ours, and is said at once. */
export function element<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} "${id}"`);
  return found;
}

export const button = (id: string) => element(id, HTMLButtonElement);
export const input = (id: string) => element(id, HTMLInputElement);
export const select = (id: string) => element(id, HTMLSelectElement);
export const block = (id: string) => element(id, HTMLElement);

/** Write only what differs, so that nothing is read out twice. */
export function write(id: string, text: string): void {
  const target = block(id);
  if (target.textContent !== text) target.textContent = text;
}

export function show(id: string, visible: boolean): void {
  block(id).hidden = !visible;
}

export function press(id: string, pressed: boolean): void {
  button(id).setAttribute("aria-pressed", String(pressed));
}

/** The choices of a list, and which one counts; left alone where they are as they were. */
export function fill(id: string, options: readonly { id: string; name: string }[], chosen?: string): void {
  const list = select(id);
  const wanted = options.map((one) => `${one.id} ${one.name}`).join("\n");
  if (list.dataset.options !== wanted) {
    list.dataset.options = wanted;
    const kept = list.value;
    list.replaceChildren(...options.map((one) => new Option(one.name, one.id)));
    if (options.some((one) => one.id === kept)) list.value = kept;
  }
  if (chosen !== undefined && options.some((one) => one.id === chosen)) list.value = chosen;
}
