import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatWorkbench } from '../../../src/state/link/workbench.ts';
import { parseHash, type Route } from '../../../src/state/route.ts';
import { manifest } from '../../fixtures/manifest.ts';

type BenchRoute = Extract<Route, { view: 'workbench' }>;

function bench(hash: string): BenchRoute {
  const route = parseHash(hash, manifest);
  assert.ok(route.view === 'workbench', hash);
  return route;
}

function notices(hash: string): string[] {
  return bench(hash).notices.map(
    ({ kind, param = '', given = '', used = '' }) => `${kind} ${param} ${given}>${used}`,
  );
}

test('the workbench has a link of its own, in any case and with a slash', () => {
  for (const hash of ['#/workbench', '#/workbench/', '#/Workbench', '#/workbench?', '#/workbench?&'])
    assert.deepEqual(bench(hash), { view: 'workbench', program: null, query: '', lang: null, notices: [] });
  assert.equal(parseHash('#/workbenches', manifest).view, 'unknown');
  assert.equal(parseHash('#/lab/workbench', manifest).view, 'unknown');
});

test('a program is read, and the rest of the query is left as it is', () => {
  const route = bench('#/workbench?workers=4&program=1AwA&NAME=%EB%9D%BD&lang=en&x=a%zz&embed=1');
  assert.deepEqual(route, {
    view: 'workbench',
    program: '1AwA',
    query: 'workers=4&NAME=%EB%9D%BD&x=a%zz',
    lang: 'en',
    embed: true,
    notices: [],
  });
  assert.equal(bench('#/workbench?program=0x%20%3D%201%0A').program, '0x = 1\n');
});

test('what cannot be used is left out and named', () => {
  for (const [query, notice] of [
    ['program=', 'malformed program >'],
    ['program', 'malformed program >'],
    ['program=9AwA', 'malformed program 9AwA>'],
    ['program=1A%20wA', 'malformed program 1A wA>'],
    ['program=0%zz', 'malformed program 0%zz>'],
    ['program=1AwA&program=1BBB', 'duplicate program 1BBB>1AwA'],
    ['lang=fr', 'bad-lang lang fr>'],
    ['embed=2', 'malformed embed 2>'],
  ])
    assert.deepEqual(notices(`#/workbench?${query}`), [notice], query);
  assert.deepEqual(notices(`#/workbench?program=0${'x'.repeat(70_000)}`), ['too-long  >']);
  assert.equal(bench(`#/workbench?program=0${'x'.repeat(70_000)}`).program, null);
});

test('the end of a sentence is no part of the link, unless the program is a text', () => {
  for (const [hash, tail] of [
    ['#/workbench?program=1AwA).', ').'],
    ['#/workbench?program=1AwA라고', '라고'],
    ['#/workbench?program=1AwA&lang=ko>', '>'],
    ['#/workbench).', ').'],
  ]) {
    assert.deepEqual(notices(hash ?? ''), [`tail  ${tail}>`], hash);
  }
  assert.equal(bench('#/workbench?program=0print(1)').program, '0print(1)');
});

test('a link that was encoded or marked up on its way is read as it was meant', () => {
  for (const hash of [
    '#%2Fworkbench%3Fprogram%3D1AwA%26workers%3D4',
    '#/workbench?program=1AwA&amp;workers=4',
    '#workbench?program=1AwA&workers=4',
    '#workbench%253Fprogram=1AwA&workers=4',
    '#/workbench%3Fprogram=1AwA&workers=4',
  ]) {
    const { program, query, notices } = bench(hash);
    assert.deepEqual([program, query, notices], ['1AwA', 'workers=4', [{ kind: 'mended' }]], hash);
  }
});

test('a written link reads as what was written, also after the address bar has encoded it', () => {
  const program = fc.oneof(
    fc.stringMatching(/^1[A-Za-z0-9_-]{1,80}$/),
    fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => `0${text}`),
  );
  fc.assert(
    fc.property(
      fc.option(program),
      fc.constantFrom('ko', 'en', null),
      fc.boolean(),
      (program, lang, embed) => {
        const hash = formatWorkbench({
          program,
          query: 'workers=4&N=7',
          lang,
          ...(embed ? { embed: true } : {}),
        });
        for (const form of [hash, new URL(hash, 'http://host/').hash]) {
          const route = bench(form);
          assert.deepEqual([route.program, route.query, route.lang], [program, 'workers=4&N=7', lang]);
          assert.deepEqual([route.embed ?? false, route.notices], [embed, []]);
        }
      },
    ),
  );
  assert.equal(formatWorkbench({}), '#/workbench');
});

test('no hash whatever throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      parseHash(`#/workbench${text}`, manifest);
      parseHash(`#/workbench?program=${text}`, manifest);
    }),
  );
});
