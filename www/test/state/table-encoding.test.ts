import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { detectEncoding, type Encoding } from '../../src/state/table/encoding';
import { toUtf8 } from '../../src/state/table/utf8';
import { encode, utf16 } from '../encode';

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const detected = (...parts: Bytes[]) => detectEncoding(new Blob(parts));
const never = new AbortController().signal;

async function decoded(bytes: Bytes, encoding: Encoding) {
  const { utf8, faults } = await toUtf8(new Blob([bytes]), encoding, never);
  return { bytes: new Uint8Array(await utf8.arrayBuffer()), text: await utf8.text(), faults };
}

const KOREAN = '도시,금액,메모\r\n서울,"1,200",보통\r\n부산,300,좋음\r\n';

test('a mark at the beginning, zeros and the letters themselves tell the encoding', async () => {
  const cases: [string, Bytes, Encoding | null][] = [
    ['nothing', utf8(''), 'utf-8'],
    ['ASCII', utf8('a,b\n1,2\n'), 'utf-8'],
    ['UTF-8', utf8(KOREAN), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${KOREAN}`), 'utf-8'],
    ['UTF-16 of Excel', utf16(KOREAN.replaceAll(',', '\t'), 'le'), 'utf-16le'],
    ['UTF-16, the other way', utf16(KOREAN, 'be'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(KOREAN, 'le', false), 'utf-16le'],
    ['and the other way', utf16(KOREAN, 'be', false), 'utf-16be'],
    ['CP949', encode(KOREAN, 'euc-kr'), 'euc-kr'],
    ['a few syllables', encode('이름,값\n가,1\n', 'euc-kr'), 'euc-kr'],
    ['syllables that KS X 1001 has not', encode('이름,값\n똠방각하,1\n펲시,2\n', 'euc-kr'), 'euc-kr'],
    ['German', Uint8Array.from(Buffer.from('Straße;Wert\nKöln;1,5\nÄrzte;2,5\n', 'latin1')), 'windows-1252'],
    ['one German letter', Uint8Array.from(Buffer.from('Ärger;Wert\nx;1\n', 'latin1')), 'windows-1252'],
    [
      'Japanese',
      encode('名前,値\n東京都新宿区,1\n大阪市のカタカナ,2\nひらがなもある,3\n', 'shift_jis'),
      'shift_jis',
    ],
    [
      'Chinese',
      encode('名称,数量\n北京市朝阳区的人口,1\n上海市是一个城市,2\n我们在这里,3\n', 'gb18030'),
      'gb18030',
    ],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0, 0, 0x21), null],
  ];
  for (const [name, bytes, encoding] of cases) assert.equal(await detected(bytes), encoding, name);
});

test('letters far behind the beginning tell too, and a letter that is cut tells nothing', async () => {
  const plain = utf8('id,name\n'.repeat(40_000));
  assert.equal(await detected(plain, encode('7,서울\n'.repeat(40_000), 'euc-kr')), 'euc-kr');
  assert.equal(await detected(plain, utf8('7,서울\n'.repeat(40_000))), 'utf-8');
  for (let shift = 0; shift < 4; shift++)
    assert.equal(await detected(utf8('x'.repeat(shift)), utf8('가나다,1\n'.repeat(20_000))), 'utf-8');
});

test('a few bytes that are no text do not make UTF-8 something else', async () => {
  assert.equal(await detected(utf8(KOREAN), Uint8Array.of(0xff, 0x0a), utf8(KOREAN)), 'utf-8');
});

test('what is decoded is the same text', async () => {
  assert.deepEqual(await decoded(encode(KOREAN, 'euc-kr'), 'euc-kr'), {
    bytes: utf8(KOREAN),
    text: KOREAN,
    faults: 0,
  });
  const text = fc.string({ unit: fc.constantFrom('가', 'a', ',', '"', '\n', '😀', 'é'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('le' as const, 'be' as const), async (text, order) => {
      const found = await decoded(utf16(text, order), `utf-16${order}`);
      assert.deepEqual(found.bytes, utf8(text));
    }),
  );
});

test('what is no text is none afterwards, and is counted', async () => {
  const bytes = encode('가,1\n', 'euc-kr');
  const found = await decoded(Uint8Array.of(...bytes, 0xff, 0x2c, 0x32, 0x0a, ...bytes), 'euc-kr');
  assert.equal(found.faults, 1);
  assert.deepEqual(found.bytes, Uint8Array.of(...utf8('가,1\n'), 0xff, ...utf8(',2\n가,1\n')));
  // Half a letter at the end, and half of a pair.
  assert.equal((await decoded(bytes.slice(0, 1), 'euc-kr')).faults, 1);
  assert.equal((await decoded(Uint8Array.of(0x3d, 0xd8, 0x61, 0), 'utf-16le')).faults, 1);
});

test('UTF-8 stays the file that it is', async () => {
  const file = new Blob([utf8('a\n'), Uint8Array.of(0xff)]);
  assert.equal((await toUtf8(file, 'utf-8', never)).utf8, file);
});

test('what is not wanted any more is not decoded on', async () => {
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(toUtf8(new Blob([utf16(KOREAN, 'le')]), 'utf-16le', stop.signal));
});
