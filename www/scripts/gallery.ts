import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import type { Plugin } from 'vite';

const FOLDER = fileURLToPath(new URL('../../src/workbench/gallery/', import.meta.url));
/** What the page imports: the gallery as one module, a chunk of its own. */
const NAME = 'virtual:gallery';
const RESOLVED = `\0${NAME}`;

const both = v.strictObject({
  ko: v.pipe(v.string(), v.minLength(1)),
  en: v.pipe(v.string(), v.minLength(1)),
});
const galleryFile = v.strictObject({
  program: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
      title: both,
      line: both,
      question: both,
    }),
  ),
});

export interface GalleryProgram extends v.InferOutput<typeof galleryFile.entries.program.item> {
  /** With all its variants. */
  text: string;
}

/**
 * The programs of `src/workbench/gallery`, in the order of its `gallery.toml`.
 *
 * @throws where anything about them is wrong
 */
export async function readGallery(folder = FOLDER): Promise<GalleryProgram[]> {
  const { program } = v.parse(galleryFile, parse(await readFile(`${folder}gallery.toml`, 'utf8')));
  return Promise.all(
    program.map(async (each) => ({ ...each, text: await readFile(`${folder}${each.id}.py`, 'utf8') })),
  );
}

/** Puts the gallery into the bundle. */
export function gallery(): Plugin {
  return {
    name: 'interleave:gallery',
    resolveId: { filter: { id: /^virtual:gallery$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:gallery$/ },
      async handler() {
        const programs = await readGallery();
        for (const { id } of programs) this.addWatchFile(`${FOLDER}${id}.py`);
        this.addWatchFile(`${FOLDER}gallery.toml`);
        return `export const programs = ${JSON.stringify(programs)};`;
      },
    },
  };
}
