// The small server behind `api/…`: from a request to a plan of what to answer and when. It only decides;
// `answer.ts` does it. Everything it does is told by the URL, so that a lab's seeded draws rule and
// every strategy meets the same server.
import type { Buckets } from './bucket.ts';
import { type Bytes, page } from './page.ts';
import { BadParameter, decimal, whole } from './query.ts';

/** Longest delay and longest gap, ms. */
export const MOST_DELAY = 30_000;
/** Largest body. */
export const MOST_BYTES = 64 * 2 ** 20;
/** Most pieces of a streamed body. */
export const MOST_CHUNKS = 1024;

const DEFAULT_BYTES = 2048;
const MOST_LINKS = 200;
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
 * What to answer to `method` for `path`, the part of the address after `api/`, at the time `now` (ms).
 * Never throws.
 */
export function plan(
  method: string,
  path: string,
  query: URLSearchParams,
  memory: Memory,
  now: number,
): Plan {
  if (method !== 'GET' && method !== 'HEAD') {
    return json(405, { error: `${method} is not answered here, only GET and HEAD` }, { allow: 'GET, HEAD' });
  }
  try {
    const planned = route(path, query, memory, now);
    return method === 'HEAD' ? { ...planned, body: null, pieces: [], end: 'close' } : planned;
  } catch (error) {
    if (error instanceof BadParameter) return json(400, { error: error.message });
    return json(500, { error: String(error) });
  }
}

function route(path: string, query: URLSearchParams, memory: Memory, now: number): Plan {
  const number = /^page\/(\d{1,9})$/.exec(path)?.[1];
  if (number !== undefined) return planPage(Number(number), query);
  if (path === 'limited') return planLimited(query, memory.buckets, now);
  if (path === 'ping') return { status: 204, headers: {}, delay: 0, body: null, pieces: [], end: 'close' };
  return json(404, { error: 'there is page/<number>, limited and ping here, and nothing else' });
}

function planPage(number: number, query: URLSearchParams): Plan {
  const delay = readDelay(query, 'delay');
  const status = whole(query, 'status', { min: 200, max: 599 }, 200);
  const bytes = whole(query, 'bytes', { min: 0, max: MOST_BYTES, clamp: true }, DEFAULT_BYTES);
  const seed = whole(query, 'seed', { min: 0, max: MOST_U32 }, 0);
  const links = whole(query, 'links', { min: 0, max: MOST_LINKS }, null);
  const chunks = whole(query, 'chunks', { min: 1, max: MOST_CHUNKS, clamp: true }, 1);
  const gap = readDelay(query, 'gap');
  const breakAfter = whole(query, 'break', { min: 0, max: MOST_BYTES, clamp: true }, null);
  if (WITHOUT_BODY.has(status)) return { status, headers: {}, delay, body: null, pieces: [], end: 'close' };
  return {
    status,
    // The length is said even where the body breaks off: a reader can only tell by it.
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': String(bytes) },
    delay,
    body: page({ number, seed, bytes, links }),
    pieces: cut(breakAfter === null ? bytes : Math.min(breakAfter, bytes), bytes, chunks, delay, gap),
    end: breakAfter === null ? 'close' : 'error',
  };
}

/** `bytes` in `chunks` pieces as even as can be, one each `gap` ms, without what lies beyond `until`. */
function cut(until: number, bytes: number, chunks: number, delay: number, gap: number): Piece[] {
  const edge = (index: number) => Math.min(until, Math.floor((bytes * index) / chunks));
  const pieces = Array.from({ length: chunks }, (_, index) => ({
    at: delay + index * gap,
    start: edge(index),
    end: edge(index + 1),
  }));
  return pieces.filter((piece) => piece.end > piece.start);
}

function planLimited(query: URLSearchParams, buckets: Buckets, now: number): Plan {
  const delay = readDelay(query, 'delay');
  const rate = decimal(query, 'rate', { min: 0.001, max: 1e6 }, 10);
  const burst = whole(query, 'burst', { min: 1, max: 1e6 }, 1);
  const key = query.get('key') ?? '';
  if (key.length > LONGEST_KEY) throw new BadParameter(`key must be at most ${LONGEST_KEY} characters`);
  const decision = buckets.take(key, { rate, burst }, now);
  if (decision.granted) return json(200, { remaining: decision.remaining }, {}, delay);
  const { retryAfterMs } = decision;
  return json(
    429,
    { error: 'too many requests', retry_after_ms: retryAfterMs },
    // The standard header knows whole seconds only, too coarse for a lab.
    { 'retry-after': String(Math.ceil(retryAfterMs / 1000)), 'x-retry-after-ms': String(retryAfterMs) },
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
