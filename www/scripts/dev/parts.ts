// Which parts of a development build an edited file makes out of date.

export type Part =
  /** The labs' code, in the manifest and in the threaded wasm. */
  | 'code'
  /** What is read from the labs' folders when the manifest is written. */
  | 'texts'
  /** The bundle. */
  | 'page'
  /** The wasm without threads. */
  | 'single';

/** Written by the build itself. */
const MADE = 'www/src/engine/model.ts';

/** Put into the bundle by `../gallery.ts`. */
const GALLERY = 'src/workbench/gallery/';

/** `path` counts from the repository's folder. */
export function partsOf(path: string): Part[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // What editors put beside a file while they write it.
  if (path === MADE || /^\.|~$|^\d+$|\.sw.$|^#/.test(name)) return [];
  if (path.startsWith('www/') || path.startsWith(GALLERY)) return ['page'];
  if (/\.(md|py)$/.test(name)) return ['texts'];
  if (/\.(rs|toml)$/.test(name)) return ['code', 'single'];
  return [];
}
