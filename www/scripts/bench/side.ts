// Who can be asked to measure something: the crate in wasm and natively, JavaScript and Python. All are asked in
// the same words, a line of JSON for a line of JSON (src/bench.rs).
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

export interface Side {
  name: string;
  ask(request: object): Promise<string>;
  close(): void;
}

const TIMED = v.union([v.object({ ms: v.number(), answer: v.string() }), v.object({ error: v.string() })]);

export interface Timed {
  ms: number;
  answer: string;
}

/** One measurement. */
export async function time(side: Side, request: object): Promise<Timed> {
  const answer = v.parse(TIMED, JSON.parse(await side.ask(request)));
  if ('error' in answer) throw new Error(`${side.name}: ${answer.error}`);
  return answer;
}

/** A program that answers on its standard output. It uses the processor only while it is asked something. */
export function program(name: string, command: string, args: string[] = []): Side {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = failure(name, child);
  const ask = async (request: object) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await Promise.race([lines.next(), gone]);
    if (line.done) throw new Error(`${name} has ended`);
    return line.value;
  };
  return { name, ask, close: () => child.kill() };
}

function failure(name: string, child: ChildProcess): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`${name}: ${error.message}`)));
  });
  gone.catch(() => undefined);
  return gone;
}
