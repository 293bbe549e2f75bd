// Carries out a plan: waits, answers, streams, breaks off.
import { pageHeaders } from '../../headers.ts';
import type { Plan } from './server.ts';

/** Time and timers, so that tests can have their own. */
export interface Clock {
  /** Monotonic, ms. */
  now(): number;
  /** Resolves after about `ms`; may be early or late. */
  timer(ms: number): Promise<void>;
}

/** A timer is set for no longer than this, then looked at again: browsers coalesce and drift long ones. */
const LONGEST_TIMER = 500;

/** Resolves at `deadline` on the clock, not before. */
export async function waitUntil(deadline: number, clock: Clock): Promise<void> {
  for (let left = deadline - clock.now(); left > 0; left = deadline - clock.now()) {
    await clock.timer(Math.min(left, LONGEST_TIMER));
  }
}

/** The response of `plan` for a request that came at `arrival` on the clock. */
export async function answer(plan: Plan, arrival: number, clock: Clock): Promise<Response> {
  await waitUntil(arrival + plan.delay, clock);
  const digest = plan.digest && (await checksum(plan.digest));
  return new Response(digest ?? body(plan, arrival, clock), {
    status: plan.status,
    headers: {
      ...pageHeaders(),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...plan.headers,
      ...(digest === undefined ? {} : { 'content-length': String(digest.length) }),
    },
  });
}

/** A line as `sha256sum` writes it. */
async function checksum({ of, name }: NonNullable<Plan['digest']>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', of.slice(0, of.length)));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex}  ${name}\n`;
}

function body(plan: Plan, arrival: number, clock: Clock): BodyInit | null {
  const { body: bytes, pieces, end } = plan;
  if (bytes === null) return null;
  // Without a stream where one will do: it is quicker, and a worker that the browser stops cannot cut it short.
  if (end === 'close' && pieces.length <= 1) {
    const [only] = pieces;
    return only ? bytes.slice(only.start, only.end) : bytes.slice(0, 0);
  }
  let next = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    // Every piece has a time of its own after the arrival, so that lateness does not add up.
    async pull(controller) {
      const piece = pieces[next++];
      if (piece) {
        await waitUntil(arrival + piece.at, clock);
        controller.enqueue(bytes.slice(piece.start, piece.end));
      } else if (end === 'error') {
        controller.error(new Error('the connection was broken on purpose'));
      } else {
        controller.close();
      }
    },
  });
}
