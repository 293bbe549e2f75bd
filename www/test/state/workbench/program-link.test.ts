import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { encodeText } from '../../../src/state/link/model/coder.ts';
import { isProgramForm, LONGEST_PROGRAM, packProgram, readProgram } from '../../../src/state/link/program.ts';
import { formatWorkbench } from '../../../src/state/link/workbench.ts';

function packed(bytes: Uint8Array): string {
  return `1${Buffer.from(deflateRawSync(bytes)).toString('base64url')}`;
}

function modelled(text: string): string {
  return `3${Buffer.from(encodeText(text)).toString('base64url')}`;
}

async function refusal(value: string): Promise<string | null> {
  const read = await readProgram(value);
  return 'refused' in read ? read.refused : null;
}

test('a program comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
      const plain = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
      const value = await packProgram(plain);
      assert.ok(value !== null && isProgramForm(value));
      assert.deepEqual(await readProgram(value), { text: plain });
      assert.deepEqual(await readProgram(modelled(plain)), { text: plain });
      assert.deepEqual(await readProgram(`0${plain}`), { text: plain });
    }),
  );
  // What is no character cannot be sent.
  assert.deepEqual(await readProgram((await packProgram('\ud800')) ?? ''), { text: '\ufffd' });
  assert.deepEqual(await readProgram('0a\r\nb\rc'), { text: 'a\nb\nc' });
});

// Links that were made once and must work for ever. Add to them; never change one.
const GOLDEN: [value: string, text: string][] = [
  ['1KyjKzCvRUMpIzcnJV9LkAgA', 'print("hello")\n'],
  [
    '1U1Z4PXcvV3J-aV6Jgq2CAReXskNZYlFmYl4JSOLN3BaFN5M3vF65BapE21bBkAsA',
    '# 락\ncount = 0\n\n#@variant 락을 쓰면\ncount += 1\n',
  ],
  ['1AwA', ''],
  ['0print("안녕")', 'print("안녕")'],
  ['0', ''],
  ['3ABzZAQ', ''],
  ['3DwjjA_XQHUvDxw', 'print("hello")\n'],
  [
    '37gHJTQT_WOqcWolzW7yRs2WH5duK6Whv3Zv3IrS8ZRe98JBnknodW1ULNA33_fa1ilFU6jGmojZ58WcA8JQ',
    'import threading\n\ncount = 0  #@param {type: "integer"}\nlock = threading.Lock()\n\n\ndef add():\n    global count\n    with lock:\n        count += 1\n\n\nfor _ in range(2):\n    threading.Thread(target=add).start()\nprint(f"모두 {count}번 🧵")\n',
  ],
];

test('programs of golden links work for ever', async () => {
  for (const [value, text] of GOLDEN) assert.deepEqual(await readProgram(value), { text }, value);
});

test('a program has at most 20,000 characters, of however many bytes', async () => {
  for (const sign of ['x', '락', '🧵']) {
    const most = sign.repeat(LONGEST_PROGRAM);
    assert.deepEqual(await readProgram((await packProgram(most)) ?? ''), { text: most });
    assert.equal(await refusal(modelled(`${most}x`)), 'too-long');
    assert.equal(await packProgram(`${most}x`), null);
    assert.equal(await refusal(packed(Buffer.from(`${most}x`))), 'too-long');
    assert.equal(await refusal(`0${most}x`), 'too-long');
  }
});

test('a link of a few bytes cannot stand for a large text', async () => {
  const bomb = packed(Buffer.alloc(30_000_000, 'x'));
  assert.ok(bomb.length < 48_000);
  const before = process.memoryUsage().arrayBuffers;
  assert.equal(await refusal(bomb), 'too-long');
  assert.ok(process.memoryUsage().arrayBuffers - before < 8_000_000);
  assert.equal(await refusal(`1${'A'.repeat(60_000)}`), 'too-long');
});

test('what is no packed program is refused, whatever it is', async () => {
  const good = (await packProgram('count = 0\nprint(count)\n')) ?? '';
  const wrong = ['', '1', '2abc', 'abc', '1 ', '1a b', '1=', `${good}=`, good.slice(0, -4)];
  for (const value of wrong) assert.equal(await refusal(value), 'damaged', value);
  const long = modelled('import threading\nlock = threading.Lock()\n'.repeat(20));
  for (const value of ['3', '3A', '3AA', '3AAA', long.slice(0, -6), `${long.slice(0, 9)}A${long.slice(10)}`])
    assert.equal(await refusal(value), 'damaged', value);
  // Bytes that are no UTF-8.
  assert.equal(await refusal(packed(Buffer.from([0x66, 0xff, 0xfe]))), 'damaged');
  for (const value of ['', '1', '2x', '1a b', '1+/']) assert.equal(isProgramForm(value), false, value);
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/), async (text) => {
      for (const form of ['1', '3']) {
        const read = await readProgram(form + text);
        assert.ok('text' in read || read.refused === 'damaged' || read.refused === 'too-long');
      }
    }),
  );
});

/** What mail and chat programs leave whole. */
const MOST = 2000;

async function lengthOfLink(text: string): Promise<number> {
  const program = await packProgram(text, true);
  assert.ok(program);
  assert.deepEqual(await readProgram(program), { text });
  return `https://example.org/interleave/${formatWorkbench({ program })}`.length;
}

const folder = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

const SEED = folder('../shared/seed/');
const missing = !existsSync(SEED) && 'the chapter is not beside the checkout';
test('every program of the chapter fits into a link', { skip: missing }, async () => {
  const chapter = readdirSync(SEED).map((file) => readFileSync(SEED + file, 'utf8'));
  const programs = Array.from(
    chapter.join('\n').matchAll(/^```python\n(.*?)^```/gms),
    ([, text = '']) => text,
  );
  assert.ok(programs.length >= 14);
  const lengths = await Promise.all(programs.map(lengthOfLink));
  assert.deepEqual(
    lengths.filter((length) => length > MOST),
    [],
  );
});

test('the labs’ companion programs fit into links, but for the longest', async () => {
  const root = folder('src/labs/');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.py'),
  );
  assert.ok(files.length >= 37);
  for (const file of files) {
    const text = readFileSync(root + file, 'utf8');
    const length = await lengthOfLink(text);
    // As long as the chapter's longest demo is.
    if (text.length <= 4800) assert.ok(length < MOST, `${file}: ${length}`);
    assert.ok(length < 4100, `${file}: ${length}`);
  }
});
