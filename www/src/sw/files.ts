// The files of one version of the page: what its build writes, its document says and its service worker keeps.

/** Path from the page, and a hash of the content. */
export type Entry = readonly [path: string, hash: string];

/** The two builds of the wasm: with shared memory and without. */
export type Build = 'threads' | 'single';

/** All that is needed to do without the network, beside the page itself. */
export interface FileList extends Readonly<Record<Build, readonly Entry[]>> {
  /** Code, styles and fonts, and all texts. */
  page: readonly Entry[];
}

/** Where a version's `FileList` is, in its folder. */
export const LIST = 'files.json';

/** In the page's document. */
export const versionTag = (version: string) => `<meta name="version" content="${version}">`;

/** The version that a page's document is of; nothing where it says none. */
export function versionIn(html: string): string | null {
  return /<meta name="version" content="([\da-z]+)">/.exec(html)?.[1] ?? null;
}

/** Whether a response is the file that was asked for: hosts that know no such file may send a page instead of a 404. */
export function isFile({ status, redirected, headers }: Response): boolean {
  return status === 200 && !redirected && !headers.get('content-type')?.includes('text/html');
}
