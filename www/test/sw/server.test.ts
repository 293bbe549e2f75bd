import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Buckets } from '../../src/sw/bucket.ts';
import { MOST_BYTES, MOST_CHUNKS, MOST_DELAY, type Plan, plan } from '../../src/sw/server.ts';

function ask(address: string, now = 0, buckets = new Buckets(), method = 'GET'): Plan {
  const url = new URL(address, 'http://host/');
  return plan(method, url.pathname.slice(1), url.searchParams, { buckets }, now);
}

function bodyOf({ body }: Plan): string {
  assert.ok(body);
  return new TextDecoder().decode(body.slice(0, body.length));
}

test('a page has a title, the links asked for, and exactly the size asked for', () => {
  const planned = ask('page/12?bytes=3000&seed=5&links=3&delay=12.5&status=503');
  const text = bodyOf(planned);
  assert.equal(text.length, 3000);
  assert.match(text, /<title>Page 12: \w+ \w+<\/title>/);
  assert.equal(text.match(/<a href="\d{1,3}">/g)?.length, 3);
  assert.equal(planned.status, 503);
  assert.equal(planned.delay, 12.5);
  assert.equal(planned.headers['content-length'], '3000');
  assert.equal(planned.end, 'close');
});

test('a page is decided by its number, seed and size alone', () => {
  assert.equal(bodyOf(ask('page/1?seed=2')), bodyOf(ask('page/1?seed=2&delay=3&chunks=4&status=500')));
  assert.notEqual(bodyOf(ask('page/1?seed=2')), bodyOf(ask('page/2?seed=1')));
  assert.notEqual(bodyOf(ask('page/1?seed=2')), bodyOf(ask('page/1?seed=3')));
});

test('any slices of a page put together are the page', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(), fc.array(fc.nat(20_000), { maxLength: 8 }), (bytes, seed, cuts) => {
      const { body } = ask(`page/3?bytes=${bytes}&seed=${seed}`);
      assert.ok(body);
      const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes)).sort((a, b) => a - b), bytes];
      const pieces = edges.slice(1).map((end, index) => body.slice(edges[index] ?? 0, end));
      assert.deepEqual(Buffer.concat(pieces), Buffer.from(body.slice(0, bytes)));
    }),
  );
});

test('pieces follow each other from the first byte to the last, each gap ms after the one before', () => {
  const { pieces } = ask('page/1?bytes=10&chunks=4&gap=100&delay=7');
  assert.deepEqual(pieces, [
    { at: 7, start: 0, end: 2 },
    { at: 107, start: 2, end: 5 },
    { at: 207, start: 5, end: 7 },
    { at: 307, start: 7, end: 10 },
  ]);
});

test('a broken page says its full length and ends early with an error', () => {
  const planned = ask('page/1?bytes=1000&chunks=2&break=600');
  assert.equal(planned.headers['content-length'], '1000');
  assert.equal(planned.end, 'error');
  assert.equal(planned.pieces.at(-1)?.end, 600);
  assert.equal(ask('page/1?break=0').pieces.length, 0);
  assert.equal(ask('page/1?bytes=5&break=99').pieces.at(-1)?.end, 5);
});

test('pieces tile the body whatever is asked for', () => {
  const ints = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(ints, fc.integer({ min: 1, max: 3000 }), fc.option(ints), (bytes, chunks, broken) => {
      const { pieces } = ask(
        `page/1?bytes=${bytes}&chunks=${chunks}${broken === null ? '' : `&break=${broken}`}`,
      );
      let at = 0;
      for (const piece of pieces) {
        assert.equal(piece.start, at);
        assert.ok(piece.end > piece.start);
        at = piece.end;
      }
      assert.equal(at, Math.min(bytes, broken ?? bytes));
      assert.ok(pieces.length <= MOST_CHUNKS);
    }),
  );
});

test('statuses that cannot have a body have none', () => {
  for (const status of [204, 205, 304]) {
    const planned = ask(`page/1?status=${status}&break=3`);
    assert.equal(planned.body, null);
    assert.equal(planned.end, 'close');
  }
});

test('delays and sizes are brought down to what is allowed', () => {
  const planned = ask('page/1?delay=999999&gap=999999&bytes=999999999&chunks=99999');
  assert.equal(planned.delay, MOST_DELAY);
  assert.equal(planned.body?.length, MOST_BYTES);
  assert.equal(planned.pieces.length, MOST_CHUNKS);
  assert.equal(planned.pieces[1]?.at, 2 * MOST_DELAY);
});

test('a bad parameter is answered with 400 and its name', () => {
  for (const bad of [
    'delay=-1',
    'delay=x',
    'delay=',
    'delay=1e3',
    'status=199',
    'status=600',
    'bytes=1.5',
    'chunks=0',
    'seed=4294967296',
    'break=-1',
    'links=9999',
    'gap=NaN',
  ]) {
    const planned = ask(`page/1?${bad}`);
    assert.equal(planned.status, 400, bad);
    assert.ok(JSON.parse(bodyOf(planned)).error.includes(bad.split('=')[0]), bad);
  }
  assert.equal(ask('limited?rate=0').status, 400);
  assert.equal(ask(`limited?key=${'k'.repeat(101)}`).status, 400);
});

test('unknown paths are 404, other methods 405, ping 204', () => {
  for (const path of [
    '',
    'page',
    'page/',
    'page/x',
    'page/1/2',
    'page/1234567890',
    'limited/1',
    'constructor',
  ]) {
    assert.equal(ask(path).status, 404, path);
    assert.equal(typeof JSON.parse(bodyOf(ask(path))).error, 'string');
  }
  assert.equal(ask('ping', 0, new Buckets(), 'POST').status, 405);
  assert.equal(ask('ping').status, 204);
});

test('HEAD has the headers of GET and no body', () => {
  const head = ask('page/1?bytes=77&break=3', 0, new Buckets(), 'HEAD');
  assert.equal(head.headers['content-length'], '77');
  assert.equal(head.body, null);
  assert.equal(head.end, 'close');
});

test('a token bucket lets a burst through, then the rate, and says when to come back', () => {
  const buckets = new Buckets();
  const at = (now: number, key = 'a') => ask(`limited?rate=2&burst=3&key=${key}`, now, buckets);
  assert.deepEqual(
    [at(0), at(0), at(0)].map((p) => p.status),
    [200, 200, 200],
  );
  const refused = at(0);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], '1');
  assert.equal(refused.headers['x-retry-after-ms'], '500');
  assert.equal(at(0, 'other').status, 200);
  assert.equal(at(499).status, 429);
  assert.equal(at(500).status, 200);
  assert.equal(at(500).headers['x-retry-after-ms'], '500');
});

test('coming back when told is always granted, and never more than burst + rate × time is', () => {
  const gaps = fc.array(fc.nat(3000), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 20 }),
      gaps,
      (tenths, burst, waits) => {
        const rate = tenths / 10;
        const buckets = new Buckets();
        let now = 0;
        let granted = 0;
        for (const wait of waits) {
          now += wait;
          const decision = buckets.take('k', { rate, burst }, now);
          if (decision.granted) granted++;
          else {
            now += decision.retryAfterMs;
            assert.ok(buckets.take('k', { rate, burst }, now).granted);
            granted++;
          }
        }
        assert.ok(granted <= burst + (rate * now) / 1000 + 1e-6);
      },
    ),
  );
});

test('no address makes the server throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.tuple(fc.string(), fc.string())),
      (path, pairs) => {
        const planned = plan('GET', path, new URLSearchParams(pairs), { buckets: new Buckets() }, 0);
        assert.ok(planned.status >= 200 && planned.status < 600 && planned.status !== 500);
      },
    ),
  );
});

function part(address: string, range: string): Plan {
  const url = new URL(address, 'http://host/');
  return plan('GET', url.pathname.slice(1), url.searchParams, { buckets: new Buckets() }, 0, range);
}

/** What is sent of a body. */
function sent({ body, pieces }: Plan): string {
  assert.ok(body);
  return Buffer.concat(pieces.map(({ start, end }) => body.slice(start, end))).toString();
}

test('a range is answered with that part, its place and its own length', () => {
  const whole = bodyOf(ask('page/1?bytes=1000&seed=2'));
  for (const [range, start, end] of [
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, 1000],
    ['bytes=999-5000', 999, 1000],
    ['bytes=-10', 990, 1000],
    ['bytes=-5000', 0, 1000],
  ] as const) {
    const planned = part('page/1?bytes=1000&seed=2&chunks=7', range);
    assert.equal(planned.status, 206, range);
    assert.equal(planned.headers['content-range'], `bytes ${start}-${end - 1}/1000`, range);
    assert.equal(planned.headers['content-length'], String(end - start), range);
    assert.equal(sent(planned), whole.slice(start, end), range);
  }
});

test('ranges beyond the end are 416; what is no range, or no success, is answered whole', () => {
  for (const range of ['bytes=1000-', 'bytes=1000-2000', 'bytes=-0']) {
    const planned = part('page/1?bytes=1000', range);
    assert.equal(planned.status, 416, range);
    assert.equal(planned.headers['content-range'], 'bytes */1000', range);
    assert.equal(planned.body, null);
  }
  assert.equal(part('page/1?bytes=0', 'bytes=0-').status, 416);
  for (const range of ['bytes=', 'bytes=-', 'bytes=5-2', 'bytes=1-2,4-5', 'items=0-5', 'bytes=0x1-2'])
    assert.equal(part('page/1?bytes=1000', range).status, 200, range);
  assert.equal(part('page/1?bytes=1000&status=503', 'bytes=0-9').status, 503);
});

test('parts put together are the whole, whatever they are and wherever it breaks', () => {
  const edges = fc.array(fc.nat(3000), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.nat(),
      edges,
      fc.nat(3000),
      (bytes, seed, cuts, broken) => {
        const address = `page/9?bytes=${bytes}&seed=${seed}&chunks=5`;
        const starts = [0, ...cuts.map((cut) => cut % bytes)].sort((a, b) => a - b);
        const parts = starts.map((start, index) => {
          const end = starts[index + 1] ?? bytes;
          return end > start ? sent(part(address, `bytes=${start}-${end - 1}`)) : '';
        });
        assert.equal(parts.join(''), bodyOf(ask(address)));
        // A download that goes on where it broke off.
        const at = broken % bytes;
        const first = ask(`${address}&break=${at}`);
        assert.equal(first.end, 'error');
        assert.equal(sent(first) + sent(part(address, `bytes=${at}-`)), bodyOf(ask(address)));
        // What comes before the break is whole; what holds it is not.
        assert.equal(part(`${address}&break=${at}`, `bytes=${at}-`).end, 'error');
        if (at > 0) assert.equal(part(`${address}&break=${at}`, `bytes=0-${at - 1}`).end, 'close');
      },
    ),
  );
});

test('a rate is kept by the byte, for the whole as for a part', () => {
  const last = (planned: Plan) => planned.pieces.at(-1)?.at;
  assert.equal(last(ask('page/1?bytes=4096&chunks=4&rate=4096&delay=5')), 1005);
  assert.equal(last(part('page/1?bytes=4096&chunks=4&rate=4096&delay=5', 'bytes=1024-2047')), 255);
  assert.equal(ask('page/1?rate=10').status, 400);
});

test('a corrupt page has its length and one wrong bit', () => {
  const [good, bad] = ['', '&corrupt=77'].map((more) => bodyOf(ask(`page/1?bytes=300${more}`)));
  assert.ok(good && bad);
  const wrong = [...good].flatMap((letter, at) => (letter === bad[at] ? [] : [at]));
  assert.deepEqual(wrong, [77]);
  assert.equal(bad.length, good.length);
  assert.equal(bodyOf(ask('page/1?bytes=300&corrupt=300')), good);
});

test('a batch costs one token and has a result for each call, the same as one by one', () => {
  const buckets = new Buckets();
  const at = (path: string) => ask(`${path}&rate=1&burst=2&seed=5&key=a&delay=10&each=3`, 0, buckets);
  const batch = at('batch?ids=4,5,6');
  const single = at('limited?id=5');
  assert.equal(batch.status, 200);
  assert.equal(batch.delay, 19);
  const results = JSON.parse(bodyOf(batch)).results;
  assert.deepEqual(
    results.map((result: { id: number }) => result.id),
    [4, 5, 6],
  );
  assert.deepEqual(JSON.parse(bodyOf(single)).results, [results[1]]);
  assert.equal(single.headers['x-ratelimit-remaining'], '0');
  assert.equal(at('batch?ids=1').status, 429);
  for (const bad of ['', '1,', '1,x', '-1', Array(101).fill('1').join()])
    assert.equal(ask(`batch?ids=${bad}`).status, 400, bad);
});
