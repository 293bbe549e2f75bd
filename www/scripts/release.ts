// Makes a version of a built page: what the page loads by itself moves below `v/<version>/`. So an address stands for
// one content for ever: a page that is still open and a host that has another version cannot mix their files, with
// or without a service worker. What goes through the bundler has its content in its name already.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Entry, FileList } from '../src/sw/files.ts';
import { LIST, versionTag } from '../src/sw/files.ts';

const MOVED = ['wasm', 'search.json', 'library.txt'];
/** Other programs rely on finding these beside the page. */
const COPIED = ['manifest.json', 'labs'];
/** Of SHA-256, in hexadecimal digits: enough to tell files and versions of one page apart. */
const VERSION_DIGITS = 12;
const HASH_DIGITS = 16;

/** The folder of the version that a built page is of, from `dist`. */
export function releaseFolder(dist: string): string {
  const versions = readdirSync(join(dist, 'v'));
  if (versions.length !== 1) throw new Error(`one version in ${dist}/v, not ${versions.length}`);
  return `v/${versions[0]}`;
}

/** Arranges the page built in `dist`, writes its list of files, and returns its version. */
export async function release(dist: string): Promise<string> {
  const hashes = await hashesOf(dist);
  const all = [...hashes].map(([path, hash]) => `${path} ${hash}`).join('\n');
  const version = hashOf(all).slice(0, VERSION_DIGITS);
  const folder = join(dist, 'v', version);
  await mkdir(folder, { recursive: true });
  for (const name of await present(dist, MOVED)) await rename(join(dist, name), join(folder, name));
  for (const name of await present(dist, COPIED))
    await cp(join(dist, name), join(folder, name), { recursive: true });
  await writeFile(join(folder, LIST), JSON.stringify(list(hashes, version)));
  const page = join(dist, 'index.html');
  const html = await readFile(page, 'utf8');
  // The first thing that the page asks for, before its scripts do.
  const ahead = `<link rel="preload" as="fetch" crossorigin href="./v/${version}/manifest.json">`;
  const tagged = html.replace('</head>', `  ${versionTag(version)}\n    ${ahead}\n  </head>`);
  if (tagged === html) throw new Error('index.html has no head');
  await writeFile(page, tagged);
  return version;
}

/** What a browser keeps to do without the network, by where it is found. */
export function list(hashes: ReadonlyMap<string, string>, version: string): FileList {
  const below = (folder: string): Entry[] =>
    [...hashes].filter(([path]) => path.startsWith(folder)).map(([path, hash]) => [path, hash]);
  const ours = (entries: Entry[]): Entry[] => entries.map(([path, hash]) => [`v/${version}/${path}`, hash]);
  return {
    page: [
      ...below('assets/'),
      ...ours([
        ...below('manifest.json'),
        ...below('search.json'),
        ...below('library.txt'),
        ...below('labs/'),
      ]),
    ],
    threads: ours(below('wasm/threads/')),
    single: ours(below('wasm/single/')),
  };
}

/** By path from `dist`, with slashes, in order. */
async function hashesOf(dist: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const path of (await readdir(dist, { recursive: true })).sort()) {
    const file = join(dist, path);
    if ((await stat(file)).isFile()) hashes.set(path.split(sep).join('/'), hashOf(await readFile(file)));
  }
  return hashes;
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, HASH_DIGITS);
}

async function present(dist: string, names: readonly string[]): Promise<string[]> {
  const there = await readdir(dist);
  return names.filter((name) => there.includes(name));
}
