// The Python that is timed: each file of bench/python has a function `work` whose answer is the same every time. The
// clock is read in Python, so that neither compiling nor messages count.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../bench/python/', import.meta.url);

const ONCE = `
from time import perf_counter

begin = perf_counter()
answer = work()
print(f"{(perf_counter() - begin) * 1e3:.4f} {answer}")
`;

/** As many threads as `works`, each of which does the work so often; the answer is that of all. */
const threaded = (works: readonly number[]) => `
from threading import Thread
from time import perf_counter

answers = set()


def part(times):
    for _ in range(times):
        answers.add(work())


threads = [Thread(target=part, args=(times,)) for times in [${works.join(', ')}]]
begin = perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{(perf_counter() - begin) * 1e3:.4f}", *answers)
`;

export interface Timing {
  name: string;
  /** The work once, with no other thread there. */
  once: string;
  /** The work twice, on one thread and on two. */
  oneThread: string;
  twoThreads: string;
}

export function timings(): Timing[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.py'));
  return files.sort().map((file) => {
    const work = readFileSync(new URL(file, FOLDER), 'utf8');
    return {
      name: file.replace(/\.py$/, ''),
      once: work + ONCE,
      oneThread: work + threaded([2]),
      twoThreads: work + threaded([1, 1]),
    };
  });
}

/** What such a program printed: ms, and its answer. */
export function read(line: string): { ms: number; answer: string } {
  const [ms = '', ...answer] = line.split(' ');
  if (answer.length === 0 || !Number.isFinite(Number(ms)))
    throw new Error(`not a time and an answer: ${line}`);
  return { ms: Number(ms), answer: answer.join(' ') };
}
