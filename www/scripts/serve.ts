// Serves a built page on this machine: `serve.ts [--dir ../dist] [--port 8080] [--base /] [--no-headers]`.
// With `--base /some/folder/` and `--no-headers` it is like a plain static host, which tests need.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { pageHeaders } from '../headers.ts';

export interface ServeOptions {
  /** Folder with `index.html` in it. */
  dir: string;
  /** 0 for any free one. */
  port: number;
  /** Path it is served under, with a slash at both ends. */
  base: string;
  /** Whether the isolation headers are sent. */
  headers: boolean;
  /** Whether it compresses for who accepts that, as hosts do. */
  gzip?: boolean;
  /** Where a file is looked for that is not in `dir`. */
  beside?: string;
  /** Asked first; true where it has answered. */
  first?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export interface Served {
  /** Address of the page. */
  url: string;
  /** Paths asked for so far, with their query, in order. */
  requests: string[];
  /** Whether it still answers. */
  readonly listening: boolean;
  close(): Promise<void>;
}

/** What is not compressed already. */
const COMPRESSED = /\.(?:css|html|js|json|map|svg|txt|wasm|webmanifest)$/;
const DEFAULT_PORT = 8080;
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Starts to serve.
 *
 * @throws when the folder has no `index.html`, or the port is taken
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const root = resolve(options.dir);
  if (!(await sizeOf(join(root, 'index.html'))))
    throw new Error(`no index.html in ${root}: build the page first`);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    respond(request, response, options).catch((error: unknown) => response.destroy(toError(error)));
  });
  const port = await listen(server, options.port);
  return {
    url: `http://localhost:${port}${options.base}`,
    requests,
    get listening() {
      return server.listening;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { dir, beside, base, headers, gzip, first }: ServeOptions,
): Promise<void> {
  if (headers) for (const [name, value] of Object.entries(pageHeaders())) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('x-content-type-options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'only GET and HEAD');
  if (await first?.(request, response)) return;
  const found =
    (await lookFor(request.url ?? '', dir, base)) ??
    (beside && (await lookFor(request.url ?? '', beside, base)));
  if (!found) return end(response, 404, 'not found');
  const { file, size } = found;
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  const compress =
    gzip && COMPRESSED.test(file) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  if (compress) {
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('vary', 'accept-encoding');
  } else {
    response.setHeader('content-length', size);
  }
  if (request.method === 'HEAD') return end(response, 200);
  const content = createReadStream(file);
  await (compress ? pipeline(content, createGzip(), response) : pipeline(content, response));
}

/** The file that an address means; nothing for an address outside the folder or in no form at all. */
export function fileFor(address: string, root: string, base: string): string | null {
  try {
    // Not through URL: it would resolve `..` before they can be seen.
    const path = decodeURIComponent(address.replace(/[?#].*$/s, ''));
    if (!path.startsWith(base) || path.includes('\0')) return null;
    const inside = path.slice(base.length);
    const file = resolve(
      root,
      `.${sep}${inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside}`,
    );
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}

async function lookFor(
  address: string,
  dir: string,
  base: string,
): Promise<{ file: string; size: number } | null> {
  const file = fileFor(address, resolve(dir), base);
  const size = file === null ? null : await sizeOf(file);
  return file === null || size === null ? null : { file, size };
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found.size : null;
}

function end(response: ServerResponse, status: number, text?: string): void {
  response.statusCode = status;
  response.end(text);
}

/** Only for this machine: the address is not open to the network. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function main(): Promise<void> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: join(here, '../../dist') },
      port: { type: 'string' },
      base: { type: 'string', default: '/' },
      'no-headers': { type: 'boolean', default: false },
    },
  });
  const base = `/${values.base}/`.replace(/\/+/g, '/');
  const options = { dir: values.dir, base, headers: !values['no-headers'], gzip: true };
  const start = (port: number) => serve({ ...options, port });
  // A taken port is only an error where it was asked for.
  const served = await (values.port === undefined
    ? start(DEFAULT_PORT).catch((error: unknown) => {
        if (toError(error).message.includes('EADDRINUSE')) return start(0);
        throw error;
      })
    : start(Number(values.port)));
  console.log(served.url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(`serve: ${toError(error).message}`);
    process.exitCode = 1;
  });
}
