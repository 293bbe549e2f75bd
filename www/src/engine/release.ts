// The version that this page is of, and where its files are.

/** As the build wrote it into the document; empty while the page is being edited. */
export function version(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '';
}

/** The address of a file that came with this page: of this version, and of no other. */
export function fileUrl(path: string): string {
  const mine = version();
  return new URL(mine === '' ? path : `v/${mine}/${path}`, document.baseURI).href;
}
