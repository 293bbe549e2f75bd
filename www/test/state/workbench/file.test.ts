import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileName, programFile, readProgramFile } from '../../../src/state/workbench/file.ts';

function file(content: BlobPart, name = 'bank.py'): File {
  return new File([content], name);
}

test('a file is read as text with plain line ends, whatever wrote it', async () => {
  const read = async (content: BlobPart) => {
    const program = await readProgramFile(file(content));
    return 'text' in program ? program.text : program.refused;
  };
  assert.equal(await read('x = 1\n'), 'x = 1\n');
  assert.equal(await read('\ufeffx = 1\r\ny = 2\r'), 'x = 1\ny = 2\n');
  assert.equal(await read('# 락을 잡는다\r\n'), '# 락을 잡는다\n');
  // “# 락을 잡는다. 계좌 이체는 한 번에 하나씩” in CP949.
  const korean = [
    35, 32, 0xb6, 0xf4, 0xc0, 0xbb, 32, 0xc0, 0xe2, 0xb4, 0xc2, 0xb4, 0xd9, 46, 32, 0xb0, 0xe8, 0xc1, 0xc2,
  ];
  assert.equal(await read(new Uint8Array(korean)), '# 락을 잡는다. 계좌');
  assert.equal(await read(new Uint8Array([0xff, 0xfe, 0x78, 0, 0x0a, 0])), 'x\n');
});

test('what is no program is refused, with a reason', async () => {
  const refused = async (given: File) => {
    const read = await readProgramFile(given);
    return 'refused' in read ? read.refused : null;
  };
  assert.equal(await refused(file('')), 'empty');
  assert.equal(await refused(file(' \r\n')), 'empty');
  assert.equal(await refused(file('x'.repeat(20_001))), 'too-long');
  assert.equal(await refused(file('x'.repeat(20_000))), null);
  // Characters count, not bytes.
  assert.equal(await refused(file('락'.repeat(20_000))), null);
  assert.equal(await refused(file('🧵'.repeat(20_000))), null);
  assert.equal(await refused(file('🧵'.repeat(20_001))), 'too-long');
  assert.equal(await refused(file('x'.repeat(1_000_000))), 'too-long');
  assert.equal(await refused(file(new Uint8Array([0, 1, 2, 3, 0, 0, 7, 9]))), 'not-text');
  assert.equal(await refused(file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0x88, 0xff]))), 'not-text');
  const gone = file('x');
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  assert.equal(await refused(gone), 'unreadable');
});

test('a program is saved under a name that every system takes', () => {
  for (const [name, expected] of [
    ['은행 이체', '은행_이체.py'],
    ['bank.py', 'bank.py'],
    ['a/b\\c:d*?"<>|', 'a_b_c_d.py'],
    ['../../etc/passwd', 'etc_passwd.py'],
    ['', 'program.py'],
    ['...', 'program.py'],
    ['con', '_con.py'],
    ['x'.repeat(200), `${'x'.repeat(60)}.py`],
  ])
    assert.equal(fileName(name ?? ''), expected);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      assert.match(fileName(name), /^[\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}_.-]*\.py$/u);
    }),
  );
});

test('a saved program comes back as it was', async () => {
  const back = async (text: string) => {
    const read = await readProgramFile(file(programFile(text)));
    return 'text' in read ? read.text : read.refused;
  };
  assert.equal(await back('x = 1\n#@variant 락\ny = 2\n'), 'x = 1\n#@variant 락\ny = 2\n');
  assert.equal(await back('x = 1'), 'x = 1\n');
});
