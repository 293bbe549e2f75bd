import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { kernels } from '../../bench/kernels/index.js';

// What the crate's own kernels find (src/kernels/tests.rs).
const JOB = { n: 200_000, task: 1, tasks: 3, seed: 7 };
const KNOWN = {
  'sum-of-squares': 2_666_646_666_700_000n,
  primes: 33_860n,
  mandelbrot: 5_090_437_430_671_930_566n,
  matrix: 4_776_954_558_060_478_414n,
  sha256: 15_722_135_501_825_060_233n,
  sort: 8_588_322_217_178_929_516n,
};

test('the kernels in JavaScript find what the crate finds', () => {
  for (const [id, known] of Object.entries(KNOWN)) {
    const answer = kernels[id]?.(JOB)();
    assert.equal(BigInt.asUintN(64, answer ?? -1n), known, id);
  }
});

test('the kernels in Python find what those in JavaScript find', { skip: !hasPython() }, () => {
  const requests = Object.keys(KNOWN).map((kernel) => ({ kernel, n: 20_000, tasks: 2, seed: 7 }));
  const input = requests.map((request) => JSON.stringify(request)).join('\n');
  const script = fileURLToPath(new URL('../../../tests/bench/kernels.py', import.meta.url));
  const { stdout } = spawnSync('python3', [script], { input, encoding: 'utf8' });
  const found = stdout
    .trim()
    .split('\n')
    .map((line) => /"answer": "(\d+)"/.exec(line)?.[1]);
  const expected = requests.map(({ kernel, n, tasks, seed }) => {
    const answers = [0, 1].map((task) => kernels[kernel]?.({ n, task, tasks, seed })() ?? -1n);
    return String(
      BigInt.asUintN(
        64,
        answers.reduce((sum, answer) => sum + answer),
      ),
    );
  });
  assert.deepEqual(found, expected);
});

function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}
