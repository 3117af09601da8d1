/** Saves a text as a file, as if it had been downloaded. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after this has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
