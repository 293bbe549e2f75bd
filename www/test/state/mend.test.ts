// Links as they come out of chat programs open what was meant, and say so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatHash, parseHash, type Route } from '../../src/state/route.ts';
import { requests } from '../fixtures/arbitrary.ts';
import { manifest } from '../fixtures/manifest.ts';

const golden: { hash: string }[] = JSON.parse(
  readFileSync(new URL('../golden-links.json', import.meta.url), 'utf8'),
);

/** What a link opens, without what is said of it. */
function opened(route: Route): object {
  if (route.view === 'unknown') return route;
  const { notices: _, ...rest } = route;
  return rest.view === 'lab' ? { ...rest, lab: rest.lab.id } : rest;
}

function kinds(route: Route): string[] {
  return route.view === 'unknown' ? [] : (route.notices ?? []).map(({ kind }) => kind);
}

const addressBar = (hash: string) => new URL(hash, 'http://host/').hash;
const behindHash = (by: (link: string) => string) => (hash: string) => `#${by(hash.slice(1))}`;

/** What programs do to the signs of a link. */
const MANGLED: Record<string, (hash: string) => string> = {
  'as markup': (hash) => hash.replaceAll('&', '&amp;'),
  'as markup, twice': (hash) => hash.replaceAll('&', '&amp;amp;'),
  'as markup with numbers': (hash) => hash.replaceAll('&', '&#38;'),
  'question mark encoded': (hash) => hash.replace('?', '%3F'),
  'question mark encoded in lower case': (hash) => hash.replace('?', '%3f'),
  'slashes encoded': (hash) => {
    const [path = '', ...query] = hash.split('?');
    return [path.replaceAll('/', '%2F'), ...query].join('?');
  },
  'slashes and question mark encoded': (hash) => {
    const [path = '', ...query] = hash.split('?');
    return [path.replaceAll('/', '%2F'), ...query].join('%3F');
  },
  'encoded as a whole': behindHash(encodeURIComponent),
  'encoded as a whole, twice': behindHash((link) => encodeURIComponent(encodeURIComponent(link))),
  'query encoded as a whole': (hash) => {
    const [path = '', query] = hash.split('?');
    return query === undefined ? hash : `${path}?${encodeURIComponent(query)}`;
  },
  'without the first slash': (hash) => hash.replace('#/lab', '#lab'),
  'without the first slash, and encoded': behindHash((link) => encodeURIComponent(link.slice(1))),
};

const TAILS = [
  '.',
  ',',
  ')',
  ']',
  '>',
  '"',
  '”',
  ').',
  '!',
  '…',
  '**',
  '에서',
  '를',
  '입니다.',
  '(으)로',
  '」에서',
  '라고 하네요ㅋㅋ',
  '。',
];

/** Ends in a text, which may be anything: nobody can know where it was meant to end. */
const endsInText = (hash: string) => /[?&](?:q|urls)=[^&]*$/.test(hash);

for (const [how, mangle] of Object.entries(MANGLED)) {
  test(`every golden link opens the same: ${how}`, () => {
    for (const { hash } of golden) {
      const route = parseHash(hash, manifest);
      const mangled = mangle(hash);
      // A search with a lost slash is not a form that is known; neither is the map's bare address.
      if (route.view === 'map' && /^#(%3F|$)/.test(mangled)) continue;
      for (const form of [mangled, addressBar(mangled)]) {
        const other = parseHash(form, manifest);
        assert.deepEqual(opened(other), opened(route), form);
        if (route.view === 'unknown') continue;
        const expected = mangled === hash ? kinds(route) : ['mended', ...kinds(route)];
        assert.deepEqual(kinds(other), expected, form);
      }
    }
  });
}

test('every golden link opens the same with the end of a sentence stuck to it', () => {
  for (const { hash } of golden) {
    const route = parseHash(hash, manifest);
    if (route.view === 'unknown' || endsInText(hash)) continue;
    // A list that is wrong by itself gives no hint where it ends.
    if (kinds(route).includes('bad-sweep')) continue;
    for (const tail of TAILS) {
      for (const form of [hash + tail, addressBar(hash + tail)]) {
        const other = parseHash(form, manifest);
        assert.deepEqual(opened(other), opened(route), form);
        // A schedule that ends in a full stop is one, and so is a list of values that ends in a comma; and what was of
        // no use before is of no use with a tail.
        const valid = tail === '.' || (tail === ',' && hash.includes('sweep='));
        if (!valid && kinds(route).length === 0) assert.deepEqual(kinds(other), ['tail'], form);
      }
    }
  }
});

test('whatever the page writes opens the same in every way that it may be mangled', () => {
  const ways = fc.constantFrom(...Object.values(MANGLED));
  fc.assert(
    fc.property(requests, ways, fc.constantFrom('', ...TAILS), fc.boolean(), (request, mangle, tail, bar) => {
      const hash = formatHash(request, manifest, { lang: 'ko' });
      const mangled = mangle(hash + tail);
      const route = parseHash(bar ? addressBar(mangled) : mangled, manifest);
      assert.deepEqual(opened(route), opened(parseHash(hash, manifest)), mangled);
      assert.ok(kinds(route).every((kind) => kind === 'mended' || kind === 'tail'));
    }),
    { numRuns: 500 },
  );
});

test('the case of a lab’s id does not matter', () => {
  for (const hash of ['#/lab/RACE', '#/Lab/Race', '#lab/Race', '#/LAB/race?']) {
    const route = parseHash(hash, manifest);
    assert.ok(route.view === 'lab', hash);
    assert.equal(route.lab.id, 'race');
    assert.equal(route.request.lab, 'race');
  }
  assert.deepEqual(kinds(parseHash('#/lab/Race', manifest)), []);
  assert.deepEqual(kinds(parseHash('#/lab/race&gt;', manifest)), ['mended', 'tail']);
});

test('the tail is named, and only what is no part of a value is one', () => {
  const said = (query: string, id = 'race') => {
    const route = parseHash(`#/lab/${id}?${query}`, manifest);
    assert.ok(route.view === 'lab');
    return route.notices.map(({ kind, given = '' }) => `${kind} ${given}`);
  };
  assert.deepEqual(said('seed=9에서'), ['tail 에서']);
  assert.deepEqual(said('strategies=unsafe,mutex,'), ['tail ,']);
  assert.deepEqual(said('threads=4&).'), ['tail ).']);
  assert.deepEqual(said('seed=9&gt;에서'), ['mended ', 'tail >에서']);
  assert.deepEqual(said('threads=4&amp;seed=9&amp;quot;&amp;gt;'), ['mended ', 'tail ">']);
  // What ends so by itself.
  assert.deepEqual(said('kernel=소수%20%26%20%2B%25'), []);
  assert.deepEqual(said('kernel=소수%20%26%20%2B%25을'), ['tail 을']);
  assert.deepEqual(said('urls=끝.', 'downloads'), []);
  assert.deepEqual(said(`urls=${'끝'.repeat(201)}`, 'downloads'), [`text-too-long ${'끝'.repeat(60)}…`]);
  // Not at the end, or nothing left without it.
  assert.deepEqual(said('seed=9에서&threads=2'), ['bad-seed 9에서']);
  assert.deepEqual(said('seed=에서'), ['bad-seed 에서']);
  assert.deepEqual(said('seed=9&seed=9에서'), ['duplicate 9에서']);
  assert.deepEqual(said(`seed=9${'에서'.repeat(20)}`), [`bad-seed 9${'에서'.repeat(20)}`]);
});

test('what is no link of ours stays none', () => {
  for (const hash of ['#main', '#labs', '#lab', '#stop-run', '#%zz', '#amp;'])
    assert.deepEqual(parseHash(hash, manifest), { view: 'map' }, hash);
  for (const [hash, id] of [
    ['#lab/nothing', 'nothing'],
    ['#/lab/races', 'races'],
    ['#/lab/race-', 'race-'],
    ['#/lab/%zz', '%zz'],
    ['#%2Fsettings', 'settings'],
    ['#/lab/race&gt', 'race&gt'],
  ] as const)
    assert.deepEqual(parseHash(hash, manifest), { view: 'unknown', id }, hash);
});

test('a link to the map says what was amiss with it, as one to a lab does', () => {
  const said = (hash: string) => {
    const route = parseHash(hash, manifest);
    assert.ok(route.view === 'map', hash);
    return [route.search ?? '', ...(route.notices ?? []).map(({ kind, given = '' }) => `${kind} ${given}`)];
  };
  assert.deepEqual(said('#/?q=lock'), ['lock']);
  assert.deepEqual(said('#%2F'), ['', 'mended ']);
  assert.deepEqual(said('#%2F%3Fq%3Dlock'), ['lock', 'mended ']);
  assert.deepEqual(said('#/?q=lock&amp;lang=ko'), ['lock', 'mended ']);
  assert.deepEqual(said('#/에서'), ['', 'tail 에서']);
  assert.deepEqual(said('#/).'), ['', 'tail ).']);
  assert.deepEqual(said('#%2F).'), ['', 'mended ', 'tail ).']);
});

test('hostile links never throw, and are corrected to one that can be run', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      ...['#', '/', 'lab/', 'race', 'Race', '?', '&', '=', '%', '%2F', '%252f', '%3F', '%253F', '%3D', '%26'],
      ...[
        '&amp;',
        '&#38;',
        '에서',
        '.',
        'seed',
        '9',
        'seat=unsafe.',
        'theirs=',
        '__proto__',
        '%EC',
        '\u0000',
      ],
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
      const route = parseHash(parts.join(''), manifest);
      if (route.view !== 'lab') return;
      assert.ok(route.notices.length <= 20);
      assert.ok(manifest.labs.includes(route.lab));
      assert.deepEqual(kinds(parseHash(formatHash(route.request, manifest), manifest)), []);
    }),
    { numRuns: 3000 },
  );
  for (const long of [
    `#/lab/race?seed=9${'%'.repeat(60_000)}`,
    `#${'%2F'.repeat(20_000)}`,
    `#${'%25'.repeat(20_000)}2F`,
  ])
    parseHash(long, manifest);
});
