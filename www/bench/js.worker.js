// The kernels as one would write them in JavaScript: typed arrays and numbers, no wasm, the same work.
import { kernels } from './kernels/index.js';

function run({ kernel, n, tasks, seed }) {
  const begin = performance.now();
  const answers = Array.from({ length: tasks }, (_, task) => kernels[kernel]({ n, task, tasks, seed }));
  const ms = performance.now() - begin;
  const sum = answers.reduce((total, answer) => total + answer(), 0n);
  return { ms, answer: String(BigInt.asUintN(64, sum)) };
}

addEventListener('message', ({ data }) => postMessage(JSON.stringify(run(JSON.parse(data)))));
