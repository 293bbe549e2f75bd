// What a learner downloads, compressed as hosts do.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { wasmFiles } from '../budget.ts';

export interface Size {
  files: string[];
  raw: number;
  gzip: number;
  brotli: number;
}

export interface Sizes {
  firstView: Size;
  /** By build and name, as in `threads/choice`. */
  wasm: Record<string, Size>;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

function size(dist: string, files: string[]): Size {
  const texts = files.map((file) => readFileSync(join(dist, file)));
  const brotli = (text: Buffer) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return {
    files,
    raw: sum(texts.map((text) => text.length)),
    gzip: sum(texts.map((text) => gzipSync(text, { level: 9 }).length)),
    brotli: sum(texts.map((text) => brotli(text).length)),
  };
}

/** `requested`: the paths that a browser asked for to draw the first view. */
export function sizes(dist: string, requested: string[]): Sizes {
  const paths = requested.map((path) => path.replace(/[?#].*$/s, '').replace(/^\//, ''));
  const files = [...new Set(paths.map((path) => (path === '' ? 'index.html' : path)))];
  const first = files.filter((file) => existsSync(join(dist, file)) && !file.endsWith('.wasm')).sort();
  const wasm = wasmFiles(dist).map(({ name, file }) => [name, size(dist, [file])]);
  return { firstView: size(dist, first), wasm: Object.fromEntries(wasm) };
}
