// `./build.sh dev`: builds what is edited and reloads the page. It is served as it will be on a host: bundled, with
// the isolation headers and the real service worker.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { type Part, partsOf } from './dev/parts.ts';
import { serve } from './serve.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WWW = join(ROOT, 'www');
const OUT = join(ROOT, 'target/dev');
/** An editor writes a file in several steps. */
const SETTLED = 30;

const say = (text: string) => console.error(`\x1b[1minterleave:\x1b[0m ${text}`);

/** Who is told to load again. */
const listeners = new Set<ServerResponse>();

/** Runs a part of `build.sh`; what it prints on failure is shown. */
function make(...args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(join(ROOT, 'build.sh'), args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${args.join(' ')} failed`))));
  });
}

/** The bundle alone: what the page loads at run time is served from `public` as it is. */
async function bundle(): Promise<void> {
  await build({
    root: WWW,
    configFile: join(WWW, 'vite.config.ts'),
    logLevel: 'warn',
    // An older copy stays in place until the new one is there.
    build: {
      outDir: OUT,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      reportCompressedSize: false,
    },
  });
}

const MAKERS: Record<Part, () => Promise<void>> = {
  // Side by side: the manifest and the wasm of the threaded build are what the page needs to load again.
  code: async () => {
    await Promise.all([make('make-book'), make('make-wasm', 'threads')]);
  },
  texts: () => make('make-texts'),
  page: bundle,
  single: () => make('make-wasm', 'single'),
};

/** Makes parts as they are wanted, one round after the other, and then says so. */
class Worker {
  readonly #wanted = new Set<Part>();
  readonly #made: (parts: Part[], ms: number) => void;
  #working = false;

  constructor(made: (parts: Part[], ms: number) => void) {
    this.#made = made;
  }

  want(part: Part): void {
    this.#wanted.add(part);
    setTimeout(() => void this.#work(), SETTLED);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (this.#wanted.size > 0) {
      // The book is written anew for the code, texts and all.
      if (this.#wanted.has('code')) this.#wanted.delete('texts');
      const parts = [...this.#wanted];
      this.#wanted.clear();
      const begin = performance.now();
      try {
        await Promise.all(parts.map((part) => MAKERS[part]()));
        this.#made(parts, performance.now() - begin);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    }
    this.#working = false;
  }
}

const soon = new Worker((parts, ms) => {
  say(`${parts.join(', ')}: ${Math.round(ms)} ms`);
  for (const listener of listeners) listener.write('data: changed\n\n');
});
/** The build without threads is for few: nobody waits for it, and nobody loads again for it. */
const later = new Worker(() => undefined);

function changed(path: string): void {
  for (const part of partsOf(path)) (part === 'single' ? later : soon).want(part);
}

const RELOAD = `new EventSource(new URL('events', import.meta.url)).onmessage = () => location.reload();\n`;

/** The script that loads the page again, what it listens to, and a page that has it. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  switch (request.url?.replace(/[?#].*$/s, '')) {
    case '/dev/reload.js':
      response.setHeader('content-type', 'text/javascript');
      response.end(RELOAD);
      return true;
    case '/dev/events':
      response.setHeader('content-type', 'text/event-stream');
      response.write(': here\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return true;
    case '/': {
      const page = await readFile(join(OUT, 'index.html'), 'utf8');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page.replace('</head>', '<script type="module" src="./dev/reload.js"></script></head>'));
      return true;
    }
    default:
      return false;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
  await Promise.all([make('make-wasm', 'threads'), bundle()]);
  const served = await serve({
    dir: OUT,
    beside: join(WWW, 'public'),
    port: Number(values.port),
    base: '/',
    headers: true,
    first: answer,
  });
  console.log(served.url);
  for (const folder of ['src', 'www/src', 'www/index.html', 'www/vite.config.ts', 'www/headers.ts']) {
    watch(join(ROOT, folder), { recursive: true }, (_, name) =>
      changed(name === null || folder.includes('.') ? folder : `${folder}/${name}`),
    );
  }
  later.want('single');
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
