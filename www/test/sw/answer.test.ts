import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { PAGE_POLICY, pageHeaders } from '../../headers.ts';
import { answer, type Clock, waitUntil } from '../../src/sw/answer.ts';
import { Buckets } from '../../src/sw/bucket.ts';
import { isolate } from '../../src/sw/isolate.ts';
import { plan } from '../../src/sw/server.ts';

/** A clock whose timers fire early, late or on time, without any waiting. */
class TestClock implements Clock {
  time = 1000;
  longest = 0;
  constructor(private readonly drift: (ms: number) => number = (ms) => ms) {}
  now(): number {
    return this.time;
  }
  async timer(ms: number): Promise<void> {
    this.longest = Math.max(this.longest, ms);
    this.time += this.drift(ms);
  }
}

function get(address: string, clock: Clock, range: string | null = null): Promise<Response> {
  const url = new URL(address, 'http://host/');
  const planned = plan(
    'GET',
    url.pathname.slice(1),
    url.searchParams,
    { buckets: new Buckets() },
    clock.now(),
    range,
  );
  return answer(planned, clock.now(), clock);
}

test('a wait ends at its time and not before, also with timers that fire early', async () => {
  const early = new TestClock((ms) => Math.max(0.1, ms * 0.6));
  await waitUntil(4000, early);
  assert.ok(early.time >= 4000);
  assert.ok(early.longest <= 500);
});

test('an answer comes after its delay with its size and the isolation headers', async () => {
  const clock = new TestClock();
  const response = await get('page/1?delay=40&bytes=321', clock);
  assert.equal(clock.time, 1040);
  assert.equal((await response.arrayBuffer()).byteLength, 321);
  assert.equal(response.headers.get('cross-origin-embedder-policy'), 'require-corp');
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('lateness of one piece does not make the next ones late', async () => {
  const clock = new TestClock((ms) => ms + 3);
  const response = await get('page/1?chunks=50&gap=10&bytes=5000', clock);
  assert.equal((await response.arrayBuffer()).byteLength, 5000);
  // Fifty pieces ten apart; each of the 49 waits was 3 ms late on its own.
  assert.ok(clock.time - 1000 <= 490 + 3);
});

test('a broken answer gives the bytes before the break and then fails', async () => {
  const response = await get('page/1?bytes=900&chunks=3&break=600', new TestClock());
  const reader = response.body?.getReader();
  assert.ok(reader);
  let bytes = 0;
  await assert.rejects(async () => {
    for (;;) {
      const { value } = await reader.read();
      bytes += value?.length ?? 0;
    }
  }, /broken on purpose/);
  assert.equal(bytes, 600);
});

test('responses get the headers, keep what they are, and are left alone where they have them', async () => {
  const plain = new Response('x', { status: 206, headers: { 'content-range': 'bytes 0-0/9', 'x-own': '1' } });
  const isolated = isolate(plain);
  assert.equal(isolated.status, 206);
  assert.equal(isolated.headers.get('content-range'), 'bytes 0-0/9');
  assert.equal(isolated.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.equal(isolated.headers.get('content-security-policy'), PAGE_POLICY);
  assert.equal(await isolated.text(), 'x');
  const again = isolate(isolated);
  assert.equal(again, isolated);
  const error = Response.error();
  assert.equal(isolate(error), error);
  assert.equal(isolate(new Response(null, { status: 304 })).status, 304);
});

test("a host's own policy stays beside ours", () => {
  const strict = new Response('', { headers: { 'content-security-policy': "img-src 'none'" } });
  assert.equal(isolate(strict).headers.get('content-security-policy'), `img-src 'none', ${PAGE_POLICY}`);
});

test('anybody may frame the page, isolated pages too', () => {
  const headers = pageHeaders();
  assert.doesNotMatch(headers['content-security-policy'] ?? '', /frame-ancestors/);
  assert.equal(headers['x-frame-options'], undefined);
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
});

test('the policy lets no text be evaluated and no inline script or style run', () => {
  assert.doesNotMatch(PAGE_POLICY, /'unsafe-inline'|'unsafe-eval'|\*/);
  assert.match(PAGE_POLICY, /default-src 'none'/);
});

test('a checksum is the one of the page without its faults', async () => {
  const clock = new TestClock();
  const page = await get('page/3?bytes=5000&seed=8', clock);
  const hash = createHash('sha256')
    .update(new Uint8Array(await page.arrayBuffer()))
    .digest('hex');
  const checksum = await get('page/3.sha256?bytes=5000&seed=8&corrupt=3&break=5', clock);
  const text = await checksum.text();
  assert.equal(text, `${hash}  3\n`);
  assert.equal(checksum.headers.get('content-length'), String(text.length));
});

test('a part is sent as that part, in one piece as in several', async () => {
  const whole = await (await get('page/1?bytes=1000&seed=4', new TestClock())).text();
  for (const chunks of [1, 3, 40]) {
    const response = await get(`page/1?bytes=1000&seed=4&chunks=${chunks}`, new TestClock(), 'bytes=200-449');
    assert.equal(response.status, 206);
    assert.equal(await response.text(), whole.slice(200, 450), `${chunks} chunks`);
  }
  assert.equal(await (await get('page/1?bytes=0', new TestClock())).text(), '');
});
