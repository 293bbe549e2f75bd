import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHead } from '../../src/state/csv-head';
import { lookAt } from '../../src/state/file';

test('the first row tells delimiter and columns, as it does in the crate', () => {
  const found = (text: string) => {
    const head = readHead(text, true);
    return head && [head.delimiter, head.header];
  };
  assert.deepEqual(found('a,b,c\n1,2,3\n'), [',', ['a', 'b', 'c']]);
  assert.deepEqual(found('이름;값, 원;날짜\r\n'), [';', ['이름', '값, 원', '날짜']]);
  assert.deepEqual(found('a\tb\n1\t2\n'), ['\t', ['a', 'b']]);
  assert.deepEqual(found('\ufeff"x;y\nz",b\n1,2\n'), [',', ['x;y\nz', 'b']]);
  assert.deepEqual(found('only\n1\n'), [',', ['only']]);
  assert.deepEqual(found('\n\na,b'), [',', ['a', 'b']]);
});

test('the first rows are read with their quotes', () => {
  const head = readHead('g,v\r\n"a, b","say ""hi"""\r\n\r\nx"y,2\nhalf', false);
  assert.deepEqual(head?.rows, [
    ['a, b', 'say "hi"'],
    ['x"y', '2'],
  ]);
  assert.deepEqual(readHead('g,v\n1,2\nlast,3', true)?.rows.at(-1), ['last', '3']);
  assert.equal(readHead('g,v', false), null);
});

test('what is no table is told', () => {
  const look = (bytes: Uint8Array, size = bytes.length) => lookAt(bytes, size).problem;
  const text = (text: string) => new TextEncoder().encode(text);
  assert.equal(look(text('')), 'empty');
  assert.equal(look(text('\ufeff\r\n')), 'empty');
  assert.equal(look(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), 'not-text');
  // EUC-KR.
  assert.equal(look(Uint8Array.of(0xc0, 0xcc, 0x2c, 0xb0, 0xaa, 0x0a)), 'not-text');
  assert.equal(look(text('a,b,c'), 1_000_000), 'no-header');
  assert.equal(look(text('a,b\n가').slice(0, -1), 1_000_000), null);
  assert.equal(look(text('a,b\n1,2\n')), null);
});
