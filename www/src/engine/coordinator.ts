// The coordinator worker: one wasm instance, the pool it was made with, and the processes it has started.
// It may block for as long as a strategy runs; whoever made it throws it away when it cannot be used any more.
import { failure, text } from './failure';
import { type FileAccess, fileAccess, setFile } from './file';
import type { Execution, Layout, Started, Startup } from './model';
import { Processes } from './processes';
import type { FromCoordinator, ToCoordinator } from './protocol';
import { atSeat } from './seat-worker';
import type { SavedFile } from './types';
import { furnish, type Instance, instantiate, type Origin } from './wasm';

declare global {
  /** What Rust asks of its worker (src/rt/web/host.rs). */
  var interleave: FileAccess & {
    callProcess(index: number, job: string, input: Uint8Array): Promise<Uint8Array>;
  };
}

/** A run without shared memory is seen in copies; often enough to follow, rarely enough to cost little. */
const SNAPSHOT_EVERY = 250;

const hasShared = typeof SharedArrayBuffer !== 'undefined';

let instance: Instance | null = null;
let layout: Layout | null = null;
let processes: Processes | null = null;
/** What it took to start processes that no execution has told of, ms. */
let startup: number | null = null;
let pooled: Started = { count: 0, ms: 0, bytes: 0 };

const say = (message: FromCoordinator, transfer: Transferable[] = []) => postMessage(message, { transfer });

async function init(origin: Origin): Promise<void> {
  instance = await instantiate(origin);
  layout = JSON.parse(instance.api.layout());
  processes = new Processes(origin);
  const mine = processes;
  globalThis.interleave = {
    ...fileAccess,
    callProcess: (index, job, input) => mine.call(index, job, input),
  };
  say({ type: 'ready' });
}

async function startPool(threads: number): Promise<void> {
  if (!instance) throw new Error('not begun');
  const { api, memory } = instance;
  const before = memory.buffer.byteLength;
  const begin = performance.now();
  if (threads > 0) await api.initThreadPool?.(threads);
  const ms = performance.now() - begin;
  pooled = { count: threads, ms, bytes: memory.buffer.byteLength - before };
  say({ type: 'pooled', ms });
}

async function haveProcesses(count: number): Promise<void> {
  if (!processes) throw new Error('not begun');
  const ms = await processes.ensure(count);
  if (ms !== null) startup = (startup ?? 0) + ms;
}

/** Copies of the files that an execution offers: the next one uses their memory again. */
function savedFiles(execution: string): SavedFile[] {
  if (!instance) return [];
  const { files }: Execution = JSON.parse(execution);
  const { buffer } = instance.memory;
  return files.map(({ name, pointer, len }) => {
    // A blob takes no shared memory.
    const bytes = new Uint8Array(buffer, pointer, len).slice();
    // Of no type: what a browser may do with it is to keep it.
    return { name, blob: new Blob([bytes], { type: 'application/octet-stream' }) };
  });
}

type Execute = Extract<ToCoordinator, { type: 'execute' }>;

async function execute(message: Execute): Promise<void> {
  const { request, seed, strategy, traced, timed, processes: count, file } = message;
  if (!instance || !layout || !processes) throw new Error('not begun');
  const { api, memory } = instance;
  setFile(file);
  await furnish(instance, request);
  await haveProcesses(count);
  const started: Startup = { threads: pooled, processes: processes.started };
  api.started(JSON.stringify(started));
  // New for each execution: what a lost process left locked concerns nobody any more.
  const segment = message.shared > 0 && hasShared ? new SharedArrayBuffer(message.shared) : null;
  api.share(segment ? new Int32Array(segment) : undefined);
  const calibration = timed ? api.calibrate() : 0;
  const pointer = api.prepare(request, strategy, traced);
  const own = { pointer, layout, process: 0 };
  const { buffer } = memory;
  const shared = hasShared && buffer instanceof SharedArrayBuffer;
  if (shared) say({ type: 'memory', memory: { ...own, buffer, alarm: api.alarm() } });
  const joined = { seed, epoch: api.epoch(), tracing: traced, segment, file };
  for (const begun of await processes.begin(count, joined)) say({ type: 'memory', memory: begun });
  const snapshot = () => {
    const copy = memory.buffer.slice(0);
    say({ type: 'snapshot', source: { ...own, buffer: copy, base: 0 } });
  };
  const timer = traced && !shared ? setInterval(snapshot, SNAPSHOT_EVERY) : undefined;
  try {
    const execution = await api.execute();
    if (traced && !shared) {
      snapshot();
      for (const source of await processes.snapshots(count)) say({ type: 'snapshot', source });
    }
    say({ type: 'executed', execution, startup, calibration, files: savedFiles(execution) });
    startup = null;
  } finally {
    clearInterval(timer);
    processes.end();
  }
}

async function handle(message: ToCoordinator): Promise<void> {
  switch (message.type) {
    case 'init':
      return init(message.origin);
    case 'pool':
      return startPool(message.threads);
    case 'processes':
      // The execution that needs them tries again, and says why where they still do not start.
      await haveProcesses(message.count).catch(() => undefined);
      return say({ type: 'processes-ready' });
    case 'execute':
      return execute(message);
    case 'stop':
      instance?.api.stop();
      return;
    case 'turn':
      instance?.api.turn(message.index, message.value);
      return;
    case 'ask':
      instance?.api.ask(message.board, message.row, message.action);
      return;
    case 'plan':
      if (instance) say({ type: 'answer', text: instance.api.plan(message.request) });
      return;
    case 'compare':
      if (instance) say({ type: 'answer', text: instance.api.compare(message.request, message.samples) });
      return;
    case 'speedups':
      if (instance) say({ type: 'answer', text: instance.api.speedups(message.pairs) });
      return;
    case 'describe':
      if (instance) say({ type: 'answer', text: instance.api.describe?.(message.program) ?? 'null' });
      return;
    case 'scaling':
      if (instance) say({ type: 'answer', text: instance.api.scaling(message.growth) });
      return;
    default:
      if (!instance) return;
      if ('request' in message) await furnish(instance, message.request);
      say({ type: 'answer', text: await atSeat(instance.api, message) });
  }
}

function outOfMemory(): boolean {
  if (!instance) return false;
  try {
    return new Uint32Array(instance.memory.buffer)[instance.api.alarm() >> 2] !== 0;
  } catch {
    return false;
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToCoordinator>) => {
  handle(data).catch((caught: unknown) => {
    const loading = data.type === 'init' || data.type === 'pool';
    const error = failure(caught, outOfMemory());
    say({
      type: 'failed',
      error: loading && error.code === 'crashed' ? { code: 'load-failed', detail: text(caught) } : error,
    });
  });
});
