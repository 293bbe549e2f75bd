// The page's own lint rules: which folder may import which, that only the engine touches wasm and workers, and that
// no imports go in a circle. Each of them can fail.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lint-')));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What is found in files with these texts, as `file: rule`, sorted; nothing twice. */
function lint(files: Record<string, string>): string[] {
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  for (const name of ['biome.json', 'biome.house.json', 'lint'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { stdout } = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const found = stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm);
  return [
    ...new Set(Array.from(found, ([, rule, file]) => `${file?.slice(folder.length + 1)}: ${rule}`)),
  ].sort();
}

/** One file for each text, all of the same folder and the same rule. */
function broken(rule: string, texts: [folder: string, text: string][]) {
  const files = texts.map(([path, text], i): [string, string] => [`src/${path}/file${i}.ts`, text]);
  return { files: Object.fromEntries(files), found: files.map(([file]) => `${file}: ${rule}`).sort() };
}

test('a folder imports what it may and nothing else', () => {
  const { files, found } = broken('lint/style/noRestrictedImports', [
    ['sw', "import type { T } from '../engine/model'; export type U = T;"],
    ['engine', "export { x } from '../state/runs';"],
    ['engine/deep', "export const x = await import('../../views/App');"],
    ['engine', "export type { Messages } from '../i18n';"],
    ['state', "export { x } from '../sw/messages';"],
    ['state', "export * from '../views/App';"],
    ['state/link', "export { x } from '../../i18n';"],
    ['i18n', "import '../views/App';"],
    ['views', "export { x } from '../sw/messages';"],
    ['views', "export { x } from '/pkg/interleave.js';"],
    ['state', "export const x = import('../../wasm/threads/basics.js');"],
    ['views/lab', "export const x = import('../../sw/page');"],
  ]);
  assert.deepEqual(lint(files), found);
});

test('a folder that nobody has said anything of is an error', () => {
  const { files, found } = broken('plugin', [
    ['newcomers', 'export const x = 1;'],
    ['newcomers/deep', "export { x } from '../../state/runs';"],
  ]);
  assert.deepEqual(lint(files), found);
});

test('only the engine and the service worker touch wasm and workers', () => {
  const said = [
    "new Worker('a')",
    "new SharedWorker('a')",
    'WebAssembly.compile',
    'new SharedArrayBuffer(8)',
    'Atomics.load',
    'new MessageChannel()',
    "new BroadcastChannel('a')",
    "postMessage('a')",
  ];
  const members = [
    "new window.Worker('a')",
    'new globalThis.SharedArrayBuffer(8)',
    "window.postMessage('a')",
    "(navigator.serviceWorker.controller?.postMessage('a'))",
  ];
  const texts = (list: string[], path: string) =>
    list.map((each): [string, string] => [path, `export const x = () => ${each};`]);
  for (const path of ['state', 'views/lab', 'i18n']) {
    const globals = broken('lint/style/noRestrictedGlobals', texts(said, path));
    assert.deepEqual(lint(globals.files), globals.found);
    const others = broken('plugin', texts(members, path));
    assert.deepEqual(lint(others.files), others.found);
  }
  assert.deepEqual(lint(broken('', texts([...said, ...members], 'engine')).files), []);
});

test('imports in a circle are found, those of types too', () => {
  const files = {
    'src/state/a.ts': "import type { B } from './b';\n\nexport type A = B | 1;",
    'src/state/b.ts': "import type { A } from './a';\n\nexport type B = A | 2;",
  };
  assert.deepEqual(
    lint(files),
    Object.keys(files).map((file) => `${file}: lint/suspicious/noImportCycles`),
  );
});

test('what is allowed is found fault with nowhere', () => {
  assert.deepEqual(
    lint({
      'src/engine/a.ts': "export { CLAIM } from '../sw/messages';\nexport const a = 1;",
      'src/state/a.ts': "// Atomics.load is the engine's\nexport { a } from '../engine/a';",
      'src/i18n/a.ts': "export { a } from '../state/a';",
      'src/views/lab/a.tsx':
        "import '../../styles/a.css';\nexport { a } from '../../i18n/a';\nexport { h } from 'preact';",
      'src/main.tsx': "export { a } from './views/lab/a';",
    }),
    [],
  );
});
