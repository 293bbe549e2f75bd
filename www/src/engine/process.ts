// A process: a worker with its own instance and memory. It does one job after the other.
import { text } from './failure';
import { fileAccess, setFile } from './file';
import type { Layout } from './model';
import type { FromProcess, ToProcess } from './protocol';
import { type Instance, instantiate } from './wasm';

let instance: Instance | null = null;
let pointer = 0;

const say = (message: FromProcess, transfer: Transferable[] = []) => postMessage(message, { transfer });

function present(): Instance {
  if (!instance) throw new Error('not begun');
  return instance;
}

async function handle(message: ToProcess): Promise<void> {
  switch (message.type) {
    case 'init': {
      // A process asks nothing of other processes.
      Object.assign(globalThis, { interleave: fileAccess });
      instance = await instantiate(message.origin);
      say({ type: 'ready' });
      return;
    }
    case 'begin': {
      const { api, memory } = present();
      api.share(message.segment ? new Int32Array(message.segment) : undefined);
      setFile(message.file);
      pointer = api.process_begin(message.number, message.seed, message.epoch, message.tracing);
      const layout: Layout = JSON.parse(api.layout());
      const { buffer } = memory;
      const shared = typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
      say({ type: 'begun', pointer, buffer: shared ? buffer : null, layout, alarm: api.alarm() });
      return;
    }
    case 'call': {
      const { id, job, input } = message;
      try {
        const output = present().api.process_call(job, input);
        say({ type: 'output', id, output }, [output.buffer]);
      } catch (caught) {
        say({ type: 'error', id, error: typeof caught === 'string' ? caught : text(caught) });
      }
      return;
    }
    case 'snapshot': {
      const { api, memory } = present();
      const buffer = memory.buffer.slice(0);
      if (buffer instanceof ArrayBuffer)
        say({ type: 'snapshot', buffer, pointer, layout: JSON.parse(api.layout()) }, [buffer]);
      return;
    }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToProcess>) => {
  // A rejection here is an instance that could not be made: reported as the worker's error.
  handle(data).catch((caught: unknown) => {
    setTimeout(() => {
      throw caught;
    });
  });
});
