// Token buckets: how `api/limited` decides whom to turn away.

export interface Limit {
  /** Tokens that come back each second. */
  rate: number;
  /** Tokens at most. */
  burst: number;
}

export type Decision = { granted: true; remaining: number } | { granted: false; retryAfterMs: number };

interface Bucket {
  tokens: number;
  /** When `tokens` was right, ms. */
  at: number;
}

/** More keys than this and the one unused for longest is forgotten, that is, full again. */
const MOST_KEYS = 256;
/** Whoever comes back exactly when told must not be refused over the last bit of a sum. */
const ROUNDING = 1e-9;

/**
 * Buckets by key and limit. They live as long as the service worker does; a run takes a new key, so that
 * each strategy begins with a full bucket.
 */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  /** Takes one token at the time `now` (ms, any epoch, never backwards). */
  take(key: string, { rate, burst }: Limit, now: number): Decision {
    const name = `${rate}/${burst}/${key}`;
    const before = this.buckets.get(name) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + (Math.max(0, now - before.at) * rate) / 1000);
    const granted = tokens >= 1 - ROUNDING;
    // Put back at the end: a Map keeps the order of insertion, so the first key is the one unused for longest.
    this.buckets.delete(name);
    this.buckets.set(name, { tokens: granted ? Math.max(0, tokens - 1) : tokens, at: now });
    this.forget();
    return granted
      ? { granted, remaining: Math.floor(tokens - 1 + ROUNDING) }
      : { granted, retryAfterMs: Math.ceil(((1 - tokens) * 1000) / rate) };
  }

  private forget(): void {
    for (const name of this.buckets.keys()) {
      if (this.buckets.size <= MOST_KEYS) return;
      this.buckets.delete(name);
    }
  }
}
