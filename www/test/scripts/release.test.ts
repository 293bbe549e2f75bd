// A built page becomes a version: which addresses it has then, and when it is another one.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { release, releaseFolder } from '../../scripts/release.ts';
import { type FileList, versionIn } from '../../src/sw/files.ts';

const FILES: Record<string, string> = {
  'index.html': '<html><head><title>x</title>\n  </head></html>',
  'en.webmanifest': '{}',
  'assets/index-abc.js': 'code',
  'manifest.json': '{"labs":[]}',
  'search.json': '[]',
  'labs/race.json': '{"id":"race"}',
  'wasm/threads/basics.js': 'glue',
  'wasm/threads/basics_bg.wasm': 'wasm',
  'wasm/threads/snippets/x/a.js': 'snippet',
  'wasm/single/basics.js': 'other glue',
};

async function made(changed: Record<string, string> = {}) {
  const dist = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const [path, text] of Object.entries({ ...FILES, ...changed })) {
      mkdirSync(join(dist, dirname(path)), { recursive: true });
      writeFileSync(join(dist, path), text);
    }
    const version = await release(dist);
    const folder = releaseFolder(dist);
    const list: FileList = JSON.parse(readFileSync(join(dist, folder, 'files.json'), 'utf8'));
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const all = [...list.page, ...list.threads, ...list.single];
    const missing = all.filter(([path]) => !existsSync(join(dist, path)));
    const root = ['wasm', 'search.json', 'manifest.json', 'labs/race.json'].filter((path) =>
      existsSync(join(dist, path)),
    );
    return { version, folder, list, html, missing, root };
  } finally {
    rmSync(dist, { recursive: true });
  }
}

const paths = (entries: readonly (readonly [string, string])[]) => entries.map(([path]) => path);

test('what the page loads is below its version, and the document says which', async () => {
  const { version, folder, list, html, missing } = await made();
  assert.equal(folder, `v/${version}`);
  assert.equal(versionIn(html), version);
  assert.deepEqual(missing, []);
  const at = (path: string) => `v/${version}/${path}`;
  assert.deepEqual(paths(list.page), [
    'assets/index-abc.js',
    at('manifest.json'),
    at('search.json'),
    at('labs/race.json'),
  ]);
  assert.deepEqual(paths(list.threads), [
    at('wasm/threads/basics.js'),
    at('wasm/threads/basics_bg.wasm'),
    at('wasm/threads/snippets/x/a.js'),
  ]);
  assert.deepEqual(paths(list.single), [at('wasm/single/basics.js')]);
});

test('what other programs rely on stays beside the page, and no wasm does', async () => {
  assert.deepEqual((await made()).root, ['manifest.json', 'labs/race.json']);
});

test('the same files are the same version, and any other file is another', async () => {
  const { version, list } = await made();
  assert.equal((await made()).version, version);
  for (const path of Object.keys(FILES)) {
    const other = await made({ [path]: `${FILES[path]} ` });
    assert.notEqual(other.version, version, path);
  }
  const { list: changed } = await made({ 'wasm/single/basics.js': 'changed' });
  const hashes = ({ page, threads }: FileList) => [...page, ...threads].map(([, hash]) => hash);
  assert.deepEqual(hashes(changed), hashes(list), 'what did not change keeps its hash');
  assert.notEqual(changed.single[0]?.[1], list.single[0]?.[1]);
});
