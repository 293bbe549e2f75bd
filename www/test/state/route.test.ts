import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatHash, mapHash, parseHash, type Route } from '../../src/state/route.ts';
import { requests } from '../fixtures/arbitrary.ts';
import { manifest } from '../fixtures/manifest.ts';

type LabRoute = Extract<Route, { view: 'lab' }>;

function lab(query: string, id = 'race'): LabRoute {
  const route = parseHash(`#/lab/${id}?${query}`, manifest);
  assert.ok(route.view === 'lab');
  return route;
}

/** The notices of a query as `kind param given>used`. */
function notices(query: string, id = 'race'): string[] {
  return lab(query, id).notices.map(
    ({ kind, param = '', given = '', used = '' }) => `${kind} ${param} ${given}>${used}`,
  );
}

test('the map, a lab, and what is unknown', () => {
  for (const hash of ['', '#', '#/', '#/?x=1', '#main', '#/lab/'])
    assert.deepEqual(parseHash(hash, manifest), { view: 'map' });
  assert.equal(parseHash('#/lab/race', manifest).view, 'lab');
  assert.equal(parseHash('/lab/race/', manifest).view, 'lab');
  for (const [hash, id] of [
    ['#/lab/nothing?threads=2', 'nothing'],
    ['#/lab/%EC%97%86%EC%9D%8C', '없음'],
    ['#/lab/%zz', '%zz'],
    ['#/settings', 'settings'],
    ['#/lab/__proto__', '__proto__'],
  ] as const) {
    assert.deepEqual(parseHash(hash, manifest), { view: 'unknown', id });
  }
});

test('a search on the map is in the link, in any script, and comes back as it was', () => {
  assert.equal(mapHash('스레드 풀'), '#/?q=스레드%20풀');
  for (const nothing of ['', ' ', '\n']) assert.equal(mapHash(nothing), '#/');
  for (const broken of ['#/?q=', '#/?q=%', '#/?q', `#/?q=a&${'x'.repeat(70_000)}`])
    assert.deepEqual(parseHash(broken, manifest), { view: 'map' });
  assert.deepEqual(parseHash('#/?q=%3Cb%3E&q=2&lang=xx', manifest), { view: 'map', search: '<b>' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
      if (text.trim() === '' || text.length > 200) return;
      assert.deepEqual(parseHash(mapHash(text), manifest), { view: 'map', search: text });
    }),
  );
});

test('a bare lab has its defaults', () => {
  const { request, lang, theirs, notices } = lab('');
  assert.deepEqual(request, {
    lab: 'race',
    strategies: ['unsafe', 'mutex', 'local-sum', 'sequential'],
    params: { threads: 4, iterations: 10_000, offset: 0, kernel: 'sum' },
    settings: { seed: 7, repeats: 5 },
  });
  assert.deepEqual([lang, theirs, notices], [null, null, []]);
});

test('a full link is read, in any order and encoding', () => {
  const route = lab(
    'lang=ko&seed=0&strategies=mutex,unsafe&threads=8&offset=-5&kernel=%EC%86%8C%EC%88%98%20%26%20%2B%25&repeats=1&v=1&theirs=A-_z',
  );
  assert.deepEqual(route.notices, []);
  assert.deepEqual(route.request.params, { threads: 8, iterations: 10_000, offset: -5, kernel: '소수 & +%' });
  assert.deepEqual(route.request.strategies, ['mutex', 'unsafe']);
  assert.deepEqual(route.request.settings, { seed: 0, repeats: 1 });
  assert.deepEqual([route.lang, route.theirs], ['ko', 'A-_z']);
});

test('what cannot be used falls back to the default and is named', () => {
  const cases: [query: string, notice: string][] = [
    ['threads=99', 'out-of-range threads 99>4'],
    ['threads=1e400', 'out-of-range threads 1e400>4'],
    ['threads=4.0', 'out-of-range threads 4.0>4'],
    ['threads=%EF%BC%94', 'out-of-range threads ４>4'],
    ['threads=', 'out-of-range threads >4'],
    ['threads', 'out-of-range threads >4'],
    ['threads=9999999999999999', 'out-of-range threads 9999999999999999>4'],
    ['threads=+4', 'out-of-range threads +4>4'],
    ['threads=%00', 'out-of-range threads \u{fffd}>4'],
    ['kernel=Sum', 'not-an-option kernel Sum>sum'],
    ['kernel=toString', 'not-an-option kernel toString>sum'],
    ['wheels=3', 'unknown-param wheels 3>'],
    ['__proto__=3', 'unknown-param __proto__ 3>'],
    ['constructor=1', 'unknown-param constructor 1>'],
    ['strategies=mutex,rwlock', 'unknown-strategy strategies rwlock>'],
    ['strategies=', 'unknown-strategy strategies >'],
    ['strategies=mutex,mutex', 'duplicate strategies mutex>mutex'],
    ['seed=-1', 'bad-seed seed -1>7'],
    ['seed=4294967296', 'bad-seed seed 4294967296>7'],
    ['repeats=0', 'bad-repeats repeats 0>5'],
    ['repeats=51', 'bad-repeats repeats 51>5'],
    ['lang=fr', 'bad-lang lang fr>'],
    ['theirs=a%20b', 'bad-report theirs a b>'],
    ['v=2', 'newer-version v 2>'],
    ['v=x', 'malformed v x>'],
    ['threads=%zz', 'malformed threads %zz>'],
    ['threads=2&threads=3', 'duplicate threads 3>2'],
  ];
  for (const [query, notice] of cases) assert.deepEqual(notices(query), [notice], query);
  assert.deepEqual(lab('strategies=rwlock').request.strategies, lab('').request.strategies);
  assert.equal(lab('threads=2&threads=3').request.params.threads, 2);
  assert.equal(Object.is(lab('offset=-0').request.params.offset, 0), true);
});

test('a link can ask for the bench alone', () => {
  assert.equal(lab('embed=1&threads=2').embed, true);
  assert.deepEqual(lab('embed=1&threads=2').notices, []);
  assert.equal('embed' in lab('threads=2'), false);
  for (const other of ['', '0', 'true', '2']) {
    assert.deepEqual(notices(`embed=${other}`), [`malformed embed ${other}>`]);
    assert.equal(lab(`embed=${other}`).embed, undefined);
  }
  const { request } = lab('');
  assert.equal(formatHash(request, manifest, { lang: 'ko', embed: true }), '#/lab/race?lang=ko&embed=1');
  assert.equal(formatHash(request, manifest, { embed: false }), '#/lab/race');
});

test('a broken rule sends its parameters back, and those of rules that break by it', () => {
  assert.deepEqual(notices('threads=16&iterations=1000000&kernel=primes'), [
    'constraint threads 16>4',
    'constraint iterations 1000000>10000',
  ]);
  assert.equal(lab('threads=16&iterations=1000000&kernel=primes').request.params.kernel, 'primes');
  // most ≤ limit breaks first; with most back at 200, least ≤ most breaks too.
  assert.deepEqual(notices('least=300&most=600', 'web-scraper'), [
    'constraint most 600>200',
    'constraint least 300>50',
  ]);
  assert.deepEqual(notices('least=200&most=200', 'web-scraper'), []);
});

test('a link that is too long is not read, and many faults do not make many notices', () => {
  assert.deepEqual(notices(`threads=8&x=${'y'.repeat(70_000)}`), ['too-long  >']);
  assert.equal(lab(`threads=8&${'y'.repeat(70_000)}`).request.params.threads, 4);
  assert.ok(notices('a&b&c&d&e&'.repeat(5000)).length <= 20);
  for (const { given = '' } of lab(`threads=${'9'.repeat(5000)}`).notices) assert.ok(given.length <= 61);
});

test('only what differs from the defaults is written, readably', () => {
  const { request } = lab('');
  const set = {
    ...request,
    params: { ...request.params, threads: 8, kernel: '소수 & +%' },
    strategies: ['mutex', 'unsafe'],
  };
  assert.equal(formatHash(request, manifest), '#/lab/race');
  assert.equal(
    formatHash(set, manifest, { lang: 'ko', theirs: 'AbC' }),
    '#/lab/race?threads=8&kernel=소수%20%26%20%2B%25&strategies=mutex,unsafe&lang=ko&theirs=AbC',
  );
  assert.equal(formatHash({ ...request, lab: 'gone' }, manifest), '#/');
});

test('writing a lone surrogate does not throw', () => {
  const { request } = lab('');
  const hash = formatHash({ ...request, params: { kernel: '\ud800' } }, manifest);
  assert.equal(parseHash(hash, manifest).view, 'lab');
});

test('a written link reads as what was written, also after the address bar has encoded it', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom('ko', 'en', undefined), (request, lang) => {
      const hash = formatHash(request, manifest, lang ? { lang } : {});
      for (const form of [hash, new URL(hash, 'http://host/').hash]) {
        const route = parseHash(form, manifest);
        assert.ok(route.view === 'lab');
        assert.deepEqual(route.request, request);
        assert.equal(route.lang, lang ?? null);
        assert.deepEqual(route.notices, []);
      }
    }),
  );
});

test('a sweep is in the link, in its own words, and comes back as it was', () => {
  const { request } = lab('');
  const hash = (sweep: { param: string; values: number[] }) => formatHash(request, manifest, { sweep });
  assert.equal(hash({ param: 'threads', values: [1, 2, 4, 8] }), '#/lab/race?sweep=threads:1,2,4,8');
  assert.equal(hash({ param: 'threads', values: [1, 2, 3] }), '#/lab/race?sweep=threads:1-3');
  const values = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 32 });
  fc.assert(
    fc.property(values, (all) => {
      const sweep = { param: 'offset', values: all.sort((a, b) => a - b) };
      for (const form of [hash(sweep), new URL(hash(sweep), 'http://host/').hash, encodeAll(hash(sweep))]) {
        const route = parseHash(form, manifest);
        assert.ok(route.view === 'lab');
        assert.deepEqual(route.sweep, sweep);
        assert.deepEqual(route.notices, []);
      }
    }),
  );
});

/** As a program writes it that escapes whatever it can. */
function encodeAll(hash: string): string {
  const at = hash.indexOf('=') + 1;
  return hash.slice(0, at) + encodeURIComponent(hash.slice(at));
}

test('what cannot be swept is left out and named', () => {
  for (const given of [
    '',
    'threads',
    'threads:',
    'threads:1',
    'threads:17-20',
    'kernel:1-3',
    'x:1-3',
    ':1-3',
  ])
    assert.deepEqual(notices(`sweep=${given}`), [`bad-sweep sweep ${given}>`], given);
  assert.deepEqual(notices('sweep=threads:1-3&sweep=threads:4-6'), [
    'duplicate sweep threads:4-6>threads:1-3',
  ]);
  assert.deepEqual(notices('sweep=threads:0-3'), ['bad-sweep sweep 0>']);
  assert.deepEqual(lab('sweep=threads:0-3').sweep, { param: 'threads', values: [1, 2, 3] });
  assert.equal(lab('sweep=urls:1-3', 'downloads').sweep, undefined);
});

test('a sweep over what says how a file is read is not taken, and the notice names it', () => {
  const labs = manifest.labs.map((each) => ({
    ...each,
    params: each.params.map((param) => (param.id === 'offset' ? { ...param, file: true } : param)),
  }));
  const route = parseHash('#/lab/race?sweep=offset:0-3&threads=2', { ...manifest, labs });
  assert.ok(route.view === 'lab');
  assert.equal(route.sweep, undefined);
  assert.equal(route.request.params.threads, 2);
  assert.deepEqual(route.notices, [{ kind: 'sweep-of-file', param: 'offset', given: 'offset:0-3' }]);
});

test('a text is any text up to its length, and is never markup or more than one value', () => {
  const urls = (text: string) => {
    const { request, notices } = lab(`urls=${text}`, 'downloads');
    return [request.params.urls, notices.map((notice) => notice.kind).join()];
  };
  assert.deepEqual(urls('a%0Ahttps://b/c?d=1%26e%3D2'), ['a\nhttps://b/c?d=1&e=2', '']);
  assert.deepEqual(urls('%3Cimg%20src=x%20onerror=alert(1)%3E'), ['<img src=x onerror=alert(1)>', '']);
  assert.deepEqual(urls('나'.repeat(200)), ['나'.repeat(200), '']);
  // Counted in characters, not in UTF-16 units.
  assert.deepEqual(urls('🧵'.repeat(200)), ['🧵'.repeat(200), '']);
  assert.deepEqual(urls('x'.repeat(201)), ['', 'text-too-long']);
  assert.deepEqual(urls('%ED%A0%80'), ['', 'malformed']);
  assert.deepEqual(urls('a&urls=b'), ['a', 'duplicate']);
});

const names = [
  'urls',
  'threads',
  'iterations',
  'kernel',
  'strategies',
  'seed',
  'repeats',
  'lang',
  'theirs',
  'sweep',
  'v',
  '__proto__',
];
const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('1e400', '４', '%', '%00', '%ED%A0%80', '\ud83d', '-0', 'unsafe,', ',,', 'ko', 'ko-KR'),
);
const queries = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' })), values))
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  queries.map((query) => `#/lab/race?${query}`),
  queries.map((query) => `#/lab/web-scraper?${query}`),
  queries.map((query) => `#/lab/downloads?${query}`),
);

test('whatever a link says, it is read to something that can be run, and correcting it once is enough', () => {
  fc.assert(
    fc.property(hostile, (hash) => {
      const route = parseHash(hash, manifest);
      if (route.view !== 'lab') return;
      for (const { param = '', given = '', used = '' } of route.notices) {
        for (const text of [param, given, used]) assert.doesNotMatch(text, /\p{Surrogate}|\p{Cc}/u);
      }
      const options = {
        ...(route.lang && { lang: route.lang }),
        ...(route.theirs && { theirs: route.theirs }),
      };
      const corrected = formatHash(route.request, manifest, options);
      const again = parseHash(corrected, manifest);
      assert.ok(again.view === 'lab');
      assert.deepEqual(again.request, route.request);
      assert.deepEqual(again.notices, []);
      assert.equal(again.theirs, route.theirs);
    }),
    { numRuns: 1000 },
  );
});
