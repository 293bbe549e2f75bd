// The small server behind `api/…`: from a request to a plan of what to answer and when. It only decides;
// `answer.ts` does it. Everything it does is told by the URL, so that a lab's seeded draws rule and
// every strategy meets the same server.
import type { Buckets } from './bucket.ts';
import { type Bytes, corrupted, page } from './page.ts';
import { BadParameter, decimal, whole, wholes } from './query.ts';
import { combine } from './random.ts';
import { type ByteRange, rangeOf } from './range.ts';

/** Longest delay and longest gap, ms. */
export const MOST_DELAY = 30_000;
/** Largest body. */
export const MOST_BYTES = 64 * 2 ** 20;
/** Most pieces of a streamed body. */
export const MOST_CHUNKS = 1024;

const DEFAULT_BYTES = 2048;
/** Slowest body, bytes per second. */
const LEAST_RATE = 1024;
const MOST_LINKS = 200;
/** Most calls in a batch. */
const MOST_CALLS = 100;
const MOST_U32 = 2 ** 32 - 1;
const LONGEST_KEY = 100;
/** The Fetch standard's null body statuses: a response with a body cannot have them. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** A stretch of the body and when to send it, ms after the request came. */
export interface Piece {
  at: number;
  start: number;
  end: number;
}

export interface Plan {
  status: number;
  headers: Record<string, string>;
  /** When to answer, ms after the request came. */
  delay: number;
  body: Bytes | null;
  /** Where given, the body is the SHA-256 of this with a file's name, as `sha256sum` writes it. */
  digest?: { of: Bytes; name: string };
  /** In order; empty without a body. */
  pieces: Piece[];
  /** `error` breaks the connection after the last piece. */
  end: 'close' | 'error';
}

/** What the server keeps between requests. */
export interface Memory {
  buckets: Buckets;
}

/**
 * What to answer to `method` for `path`, the part of the address after `api/`, at the time `now` (ms); `range`
 * is the request's Range header. Never throws.
 */
export function plan(
  method: string,
  path: string,
  query: URLSearchParams,
  memory: Memory,
  now: number,
  range: string | null = null,
): Plan {
  if (method !== 'GET' && method !== 'HEAD') {
    return json(405, { error: `${method} is not answered here, only GET and HEAD` }, { allow: 'GET, HEAD' });
  }
  try {
    const planned = route(path, query, memory, now, range);
    if (method !== 'HEAD') return planned;
    const { status, headers, delay } = planned;
    return { status, headers, delay, body: null, pieces: [], end: 'close' };
  } catch (error) {
    if (error instanceof BadParameter) return json(400, { error: error.message });
    return json(500, { error: String(error) });
  }
}

function route(
  path: string,
  query: URLSearchParams,
  memory: Memory,
  now: number,
  range: string | null,
): Plan {
  const [, number, checksum] = /^page\/(\d{1,9})(\.sha256)?$/.exec(path) ?? [];
  if (number !== undefined)
    return checksum ? planChecksum(Number(number), query) : planPage(Number(number), query, range);
  if (path === 'limited') {
    const id = whole(query, 'id', { min: 0, max: MOST_U32 }, null);
    return planLimited(query, id === null ? [] : [id], memory.buckets, now);
  }
  if (path === 'batch') {
    const ids = wholes(query, 'ids', { min: 0, max: MOST_U32 }, MOST_CALLS);
    return planLimited(query, ids, memory.buckets, now);
  }
  if (path === 'ping') return { status: 204, headers: {}, delay: 0, body: null, pieces: [], end: 'close' };
  return json(404, {
    error: 'there is page/<number>, page/<number>.sha256, limited, batch and ping here, and nothing else',
  });
}

function readPage(number: number, query: URLSearchParams): Bytes {
  const bytes = whole(query, 'bytes', { min: 0, max: MOST_BYTES, clamp: true }, DEFAULT_BYTES);
  const seed = whole(query, 'seed', { min: 0, max: MOST_U32 }, 0);
  const links = whole(query, 'links', { min: 0, max: MOST_LINKS }, null);
  return page({ number, seed, bytes, links });
}

function planPage(number: number, query: URLSearchParams, rangeHeader: string | null): Plan {
  const delay = readDelay(query, 'delay');
  const status = whole(query, 'status', { min: 200, max: 599 }, 200);
  const intact = readPage(number, query);
  const chunks = whole(query, 'chunks', { min: 1, max: MOST_CHUNKS, clamp: true }, 1);
  const gap = readDelay(query, 'gap');
  const rate = decimal(query, 'rate', { min: LEAST_RATE, max: 1e12 }, null);
  const breakAfter = whole(query, 'break', { min: 0, max: MOST_BYTES, clamp: true }, null);
  const corrupt = whole(query, 'corrupt', { min: 0, max: MOST_BYTES, clamp: true }, null);
  if (WITHOUT_BODY.has(status)) return { status, headers: {}, delay, body: null, pieces: [], end: 'close' };
  const body = corrupt === null ? intact : corrupted(intact, corrupt);
  const bytes = body.length;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'accept-ranges': 'bytes' };
  // Only a success has parts.
  const range = status === 200 ? rangeOf(rangeHeader, bytes) : 'whole';
  if (range === 'none') {
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${bytes}`, 'content-length': '0' },
      delay,
      body: null,
      pieces: [],
      end: 'close',
    };
  }
  const part: ByteRange = range === 'whole' ? { start: 0, end: bytes } : range;
  // A part that ends before the break knows nothing of it.
  const breaks = breakAfter !== null && (range === 'whole' || breakAfter < part.end);
  const until = breaks ? Math.min(Math.max(breakAfter, part.start), part.end) : part.end;
  return {
    status: range === 'whole' ? status : 206,
    // The length is said even where the body breaks off: a reader can only tell by it.
    headers: {
      ...headers,
      'content-length': String(part.end - part.start),
      ...(range === 'whole' ? {} : { 'content-range': `bytes ${part.start}-${part.end - 1}/${bytes}` }),
    },
    delay,
    body,
    pieces: cut({ start: part.start, end: until }, bytes, chunks, (index, end) =>
      rate === null ? delay + index * gap : delay + ((end - part.start) / rate) * 1000,
    ),
    end: breaks ? 'error' : 'close',
  };
}

/**
 * A body of `bytes` in `chunks` pieces as even as can be, and of these what lies in `part`. `at` says when
 * the piece that is number `index` of them and ends at `end` is sent.
 */
function cut(
  part: ByteRange,
  bytes: number,
  chunks: number,
  at: (index: number, end: number) => number,
): Piece[] {
  const edge = (index: number) =>
    Math.min(part.end, Math.max(part.start, Math.floor((bytes * index) / chunks)));
  return Array.from({ length: chunks }, (_, index) => ({ start: edge(index), end: edge(index + 1) }))
    .filter((piece) => piece.end > piece.start)
    .map((piece, index) => ({ at: at(index, piece.end), ...piece }));
}

function planChecksum(number: number, query: URLSearchParams): Plan {
  const delay = readDelay(query, 'delay');
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const digest = { of: readPage(number, query), name: String(number) };
  return { status: 200, headers, delay, body: null, digest, pieces: [], end: 'close' };
}

/** One token for the request, however many calls are in it: that is what makes batches worth while. */
function planLimited(query: URLSearchParams, ids: number[], buckets: Buckets, now: number): Plan {
  const each = readDelay(query, 'each');
  const delay = Math.min(MOST_DELAY, readDelay(query, 'delay') + each * ids.length);
  const rate = decimal(query, 'rate', { min: 0.001, max: 1e6 }, 10);
  const burst = whole(query, 'burst', { min: 1, max: 1e6 }, 1);
  const seed = whole(query, 'seed', { min: 0, max: MOST_U32 }, 0);
  const key = query.get('key') ?? '';
  if (key.length > LONGEST_KEY) throw new BadParameter(`key must be at most ${LONGEST_KEY} characters`);
  const decision = buckets.take(key, { rate, burst }, now);
  if (decision.granted) {
    const { remaining } = decision;
    const results = ids.map((id) => ({ id, value: combine(seed, id) }));
    const value = ids.length > 0 ? { remaining, results } : { remaining };
    return json(200, value, { 'x-ratelimit-remaining': String(remaining) }, delay);
  }
  const { retryAfterMs } = decision;
  return json(
    429,
    { error: 'too many requests', retry_after_ms: retryAfterMs },
    {
      'x-ratelimit-remaining': '0',
      'retry-after': String(Math.ceil(retryAfterMs / 1000)),
      // The standard header knows whole seconds only, too coarse for a lab.
      'x-retry-after-ms': String(retryAfterMs),
    },
  );
}

function readDelay(query: URLSearchParams, name: string): number {
  return decimal(query, name, { min: 0, max: MOST_DELAY, clamp: true }, 0);
}

function json(status: number, value: unknown, headers: Record<string, string> = {}, delay = 0): Plan {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
    delay,
    body: bytes,
    pieces: [{ at: delay, start: 0, end: bytes.length }],
    end: 'close',
  };
}
