// The kernels as one would write them in JavaScript: typed arrays and numbers, no wasm, the same work.
import { mandelbrot } from './kernels/mandelbrot.js';
import { matrix } from './kernels/matrix.js';
import { monteCarlo, primes, sumOfSquares } from './kernels/numbers.js';
import { sha256 } from './kernels/sha256.js';
import { sort } from './kernels/sort.js';

const KERNELS = {
  'sum-of-squares': sumOfSquares,
  primes,
  mandelbrot,
  matrix,
  'monte-carlo': monteCarlo,
  sha256,
  sort,
};

/** Each gives a function that gives its answer: what is only there to be checked is not timed. */
function run({ kernel, n, tasks, seed }) {
  const begin = performance.now();
  const answers = Array.from({ length: tasks }, (_, task) => KERNELS[kernel]({ n, task, tasks, seed }));
  const ms = performance.now() - begin;
  const sum = answers.reduce((total, answer) => total + answer(), 0n);
  return { ms, answer: String(BigInt.asUintN(64, sum)) };
}

addEventListener('message', ({ data }) => postMessage(JSON.stringify(run(JSON.parse(data)))));
