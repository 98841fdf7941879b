/** Where the desk and its audio live: a page of the extension that outlives the worker and every web page. */
export interface MediaHost {
  /** See that it is there; several who ask at once get the same one. */
  open(): Promise<void>;
  close(): Promise<void>;
}
