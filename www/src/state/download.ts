// Saving a file from the page.

/** Hands `blob` to the browser as a download. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the blob by the time of the next task; kept a little longer for slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
