import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames } from '../../src/i18n/table';
import { readBeginning } from '../../src/state/file';
import { linesAbove, readHead } from '../../src/state/table/head';

const found = (text: string, skip = 0) => {
  const head = readHead(text, true, skip);
  return head && [head.delimiter, head.header];
};

test('the first row tells delimiter and columns, as it does in the crate', () => {
  assert.deepEqual(found('a,b,c\n1,2,3\n'), [',', ['a', 'b', 'c']]);
  assert.deepEqual(found('이름;값, 원;날짜\r\n'), [';', ['이름', '값, 원', '날짜']]);
  assert.deepEqual(found('a\tb\n1\t2\n'), ['\t', ['a', 'b']]);
  assert.deepEqual(found('\ufeff"x;y\nz",b\n1,2\n'), [',', ['x;y\nz', 'b']]);
  assert.deepEqual(found('only\n1\n'), [',', ['only']]);
  assert.deepEqual(found('\n\na,b'), [',', ['a', 'b']]);
});

test('a first line that names the delimiter is no header, as in the crate', () => {
  assert.deepEqual(found('sep=;\na,x;b\n1;2\n'), [';', ['a,x', 'b']]);
  assert.deepEqual(found('\ufeffSEP=\t\r\n\r\na;b;c\td\n'), ['\t', ['a;b;c', 'd']]);
  assert.deepEqual(found('"sep=,"\na;b;c,d\n'), [',', ['a;b;c', 'd']]);
  assert.deepEqual(found('sep=;b\n'), [';', ['sep=', 'b']]);
  assert.deepEqual(found('sep=a\n'), [',', ['sep=a']]);
});

test('lines above the header are skipped, as in the crate', () => {
  assert.deepEqual(found('Sales; 2024\r\n# of "all\r\na,b\r\n1,2', 2), [',', ['a', 'b']]);
  assert.deepEqual(found('title\r\ra,b,c\r', 1), [',', ['a', 'b', 'c']]);
  assert.deepEqual(found('\ufefftitle\na,b', 1), [',', ['a', 'b']]);
  assert.deepEqual(found('sep=;\ntitle\na,x;b\n', 2), [';', ['a,x', 'b']]);
  assert.deepEqual(found('sep=;\na,x;b\n', 1), [';', ['a,x', 'b']]);
});

test('a title above the header is counted', () => {
  const above = (text: string) => linesAbove(text, true);
  assert.equal(above('a,b\n1,2\n3,4\n'), 0);
  assert.equal(above('2023년 지하철 이용 현황\n역명,승차,하차\n강남,1,2\n'), 1);
  assert.equal(above('# made by\n# a program\n\nid;value\n1;2\n3;4\n'), 2);
  // As a spreadsheet saves a title, and a unit at the right.
  assert.equal(above('인구,,\n,,(단위: 명)\n시도,남,여\n서울,1,2\n부산,3,4\n'), 2);
  assert.equal(above('sep=;\nTitle\na;b\n1;2\n'), 2);
  assert.equal(above('sep=;\na;b\n1;2\n'), 0);
  // A header with marks of its own, or with line breaks in its names, is one.
  assert.equal(above('#id,name\n1,x\n2,y\n'), 0);
  assert.equal(above('"x\ny",b\n1,2\n3,4\n'), 0);
  assert.equal(above('only\n1\n2\n'), 0);
  assert.equal(above(''), 0);
  // More rows are behind the beginning; its last line may be half a line.
  assert.equal(linesAbove('title\na,b\n1,2\n3', false), 1);
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
  const look = (text: string, whole = true, skip = 0) => readBeginning({ text, whole }, skip).problem;
  assert.equal(look(''), 'empty');
  assert.equal(look('\r\n'), 'empty');
  assert.equal(look('PK\x03\x04\0\0'), 'not-text');
  assert.equal(look('\ufffd\ufffd,\ufffd\n'), 'not-text');
  assert.equal(look('a,b,c', false), 'no-header');
  assert.equal(look('a,b\n', true, 1), 'nothing-below');
  assert.equal(look('a,b\n\ufffd', false), null);
  assert.equal(look('a,b\n1,2\n'), null);
});

test('columns with the same name or none are told apart', () => {
  assert.deepEqual(columnNames(['a', '', 'a ', 'b', ''], 'en'), [
    '1 · a (1 of 2 with this name)',
    '2 · (no name)',
    '3 · a (2 of 2 with this name)',
    '4 · b',
    '5 · (no name)',
  ]);
  assert.equal(columnNames(['금액', '금액'], 'ko')[1], '2 · 금액 (같은 이름 2개 중 2번째)');
});
