// Programs started for a test: each in a process group of its own, so that it goes with all that it started,
// whatever way the test ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

export interface Program {
  /** What it wrote last, for errors. */
  output(): string;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  env?: Record<string, string>;
}

const KEPT_OUTPUT = 4000;
const running = new Set<ChildProcess>();
const folders = new Set<string>();
// Somebody may still be writing while it is removed.
const REMOVAL = { recursive: true, force: true, maxRetries: 5 };

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
  for (const folder of folders) rmSync(folder, REMOVAL);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(1));

/** Starts `command`; `ready` is asked again and again until it says yes. */
export async function start(
  command: string,
  args: string[],
  ready: () => Promise<boolean>,
  options: ProgramOptions = {},
): Promise<Program> {
  const { program, failed } = launch(command, args, 'ignore', options);
  const deadline = Date.now() + 20_000;
  while (!(await Promise.race([failed, ready().catch(() => false)]))) {
    if (Date.now() > deadline) {
      await program.stop();
      throw new Error(`${command} did not get ready: ${program.output()}`);
    }
    await sleep(50);
  }
  return program;
}

/** An X server on a display that is free, with its name. */
export async function startDisplay(): Promise<{ program: Program; display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { program, failed, extra } = launch('Xvfb', args, 'pipe', {});
  if (!extra) throw new Error('Xvfb has no pipe to tell its display through');
  const [number] = await Promise.race([failed, once(extra, 'data')]);
  return { program, display: `:${String(number).trim()}` };
}

function launch(command: string, args: string[], fourth: 'pipe' | 'ignore', { env = {} }: ProgramOptions) {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', fourth],
    env: { ...process.env, ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output = (output + data).slice(-KEPT_OUTPUT);
    });
  }
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`${command}: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${output}`)));
  });
  // Only of interest while somebody waits for it to get ready.
  failed.catch(() => undefined);
  const program: Program = { output: () => output, stop: () => stop(child) };
  const extra = child.stdio[3];
  return { program, failed, extra: extra instanceof Readable ? extra : null };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const gone = once(child, 'exit');
    signal(child, 'SIGTERM');
    await within(gone, 2000);
  }
  // Also when it has ended itself: what it started may still be there.
  signal(child, 'SIGKILL');
  running.delete(child);
}

/** To the whole group. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // Nobody is left in it.
  }
}

/** An empty folder, and how to remove it; it goes with the tests at the latest. */
export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'e2e-'));
  folders.add(folder);
  const remove = async () => {
    await rm(folder, REMOVAL);
    folders.delete(folder);
  };
  return { folder, remove };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** What `promise` comes to, or nothing after `ms`. A timer that is left would keep the program from ending. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
