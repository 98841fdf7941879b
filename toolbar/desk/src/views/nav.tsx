/** Which sheet of the panel is open, if any. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";

export interface Nav {
  readonly sheet: string;
  /** What a sheet is to begin with, such as a number to dial. */
  readonly with: string;
  open(sheet: string, beginning?: string): void;
  close(): void;
}

const Context = createContext<Nav>({ sheet: "", with: "", open: () => {}, close: () => {} });
export const NavProvider = Context.Provider;

export function useNav(): Nav {
  return useContext(Context);
}
