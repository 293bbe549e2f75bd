import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { LabSummary } from '../../src/engine/catalog';
import type { Draft } from '../../src/state/draft';
import {
  checkFile,
  chooseFile,
  chosenFor,
  columnsFor,
  correctEncoding,
  fileOf,
  lookFor,
  removeFile,
} from '../../src/state/file';
import { encode, utf16 } from '../encode';
import { lab as sample } from '../fixture';

const lab: LabSummary = {
  ...sample,
  file: {
    param: 'kernel',
    option: 'primes',
    accept: ['.csv'],
    columnParams: ['threads'],
    skipParam: 'low',
    header: ['made', 'up'],
  },
};
const draft = (params: Record<string, string> = {}): Draft => ({
  params: { kernel: 'primes', threads: '2', low: '0', ...params },
  strategies: [],
  seed: '1',
  repeats: '1',
});
const file = (...parts: BlobPart[]) => new File(parts, 'table.csv');

afterEach(removeFile);

/** Waits until the file is one that can be run, or is refused. */
async function settled(): Promise<void> {
  for (let i = 0; i < 1_000 && !lookFor(draft(), lab); i++)
    await new Promise((resolve) => setTimeout(resolve));
}

test('a table in CP949 or UTF-16 is handed to the run as UTF-8', async () => {
  const text = '도시,금액\n서울,1\n';
  for (const bytes of [encode(text, 'euc-kr'), utf16(text, 'le'), utf16(text, 'be', false)]) {
    await chooseFile(lab, file(bytes));
    assert.deepEqual(checkFile(draft(), lab), []);
    assert.equal(await fileOf(draft(), lab)?.utf8.text(), text);
    assert.deepEqual(columnsFor(draft(), lab), ['도시', '금액']);
  }
});

test('UTF-8 is handed on as it is, and a file is known by its own name, length and date', async () => {
  const given = file('a,b\n1,2\n');
  await chooseFile(lab, given);
  const stamp = { name: 'table.csv', size: 8, lastModified: given.lastModified };
  assert.deepEqual(fileOf(draft(), lab), { utf8: given, stamp });
  const encoded = file(utf16('a,b\n1,2\n', 'le'));
  await chooseFile(lab, encoded);
  assert.equal(fileOf(draft(), lab)?.stamp.size, encoded.size);
});

test('a file that is still being read cannot be run', async () => {
  const read = chooseFile(lab, file(utf16('a,b\n1,2\n', 'le')));
  assert.deepEqual(checkFile(draft(), lab), [{ field: 'file', code: 'file-not-read' }]);
  assert.equal(fileOf(draft(), lab), null);
  await read;
  assert.deepEqual(checkFile(draft(), lab), []);
});

test('the reader corrects the encoding', async () => {
  await chooseFile(lab, file(encode('도시,금액\n서울,1\n', 'euc-kr')));
  assert.equal(chosenFor(lab)?.encoding, 'euc-kr');
  correctEncoding(lab, 'utf-8');
  await settled();
  assert.equal(lookFor(draft(), lab)?.problem, 'not-text');
  assert.deepEqual(checkFile(draft(), lab), [{ field: 'file', code: 'no-file' }]);
  correctEncoding(lab, 'euc-kr');
  await settled();
  assert.equal(chosenFor(lab)?.corrected, true);
  assert.deepEqual(columnsFor(draft(), lab), ['도시', '금액']);
});

test('of two files the one that was chosen last counts', async () => {
  const first = chooseFile(lab, file(utf16('a,b,c\n'.repeat(50_000), 'le')));
  const second = chooseFile(lab, file('x,y\n'));
  await Promise.all([first, second]);
  assert.deepEqual(columnsFor(draft(), lab), ['x', 'y']);
  const third = chooseFile(lab, file(utf16('a,b,c\n', 'le')));
  removeFile();
  await third;
  assert.equal(chosenFor(lab), null);
});

test('lines above the header are proposed once and then skipped', async () => {
  await chooseFile(lab, file('Title\n\na,b,c\n1,2,3\n4,5,6\n'));
  assert.equal(lookFor(draft(), lab)?.above, 1);
  assert.deepEqual(columnsFor(draft(), lab), ['Title']);
  assert.deepEqual(checkFile(draft(), lab), [{ field: 'threads', code: 'no-column', columns: 1 }]);
  const skipped = draft({ low: '1' });
  assert.equal(lookFor(skipped, lab)?.above, 0);
  assert.deepEqual(columnsFor(skipped, lab), ['a', 'b', 'c']);
  assert.deepEqual(checkFile(skipped, lab), []);
  assert.equal(lookFor(draft({ low: '50' }), lab)?.problem, 'nothing-below');
});

test('what cannot be read is told', async () => {
  for (const [parts, problem] of [
    [[''], 'empty'],
    [[Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'not-text'],
  ] as const) {
    await chooseFile(lab, file(...parts));
    assert.equal(lookFor(draft(), lab)?.problem, problem);
  }
  const gone = file('a,b\n');
  gone.slice = () => {
    throw new DOMException('gone', 'NotReadableError');
  };
  await chooseFile(lab, gone);
  assert.equal(lookFor(draft(), lab)?.problem, 'unreadable');
});
