/** Milliseconds for which a browser may still read a file that it is to save. */
const PATIENCE = 60_000;

/** Let the browser save a file, as it saves what is downloaded. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
