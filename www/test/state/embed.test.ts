// The code that puts a bench into somebody's page: its text is one element, whatever stands in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { embedCode } from '../../src/state/embed.ts';
import { formatHash, parseHash } from '../../src/state/route.ts';
import { requests } from '../fixtures/arbitrary.ts';
import { manifest } from '../fixtures/manifest.ts';

const CODE = /^<iframe((?: [a-z]+="[^"<>]*")*)><\/iframe>$/;

/** The attributes as an HTML parser reads them. */
function attributes(code: string): Record<string, string> {
  const [, list = ''] = CODE.exec(code) ?? assert.fail(code);
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  const read = (text: string) =>
    text.replace(/&([^;&]*);/g, (_, name: string) => signs[name] ?? assert.fail(name));
  return Object.fromEntries(
    Array.from(list.matchAll(/ ([a-z]+)="([^"]*)"/g), ([, name = '', text = '']) => [name, read(text)]),
  );
}

test('is an iframe with what a frame needs', () => {
  assert.equal(
    embedCode('https://host/x/#/lab/race?threads=2&lang=ko&embed=1', '경쟁 상태 · Interleave'),
    '<iframe src="https://host/x/#/lab/race?threads=2&amp;lang=ko&amp;embed=1" title="경쟁 상태 · Interleave" ' +
      'width="100%" height="760" style="border: 0" loading="lazy" ' +
      'allow="cross-origin-isolated; clipboard-write"></iframe>',
  );
});

test('nothing in a link or a title gets out of its attribute', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"><script>x</script>', "' onload='x", '&quot;', '&amp;', '</iframe>', '&#34;>'),
  );
  fc.assert(
    fc.property(hostile, hostile, (url, title) => {
      const { src, title: named, ...rest } = attributes(embedCode(url, title));
      assert.deepEqual([src, named], [url, title]);
      assert.deepEqual(Object.keys(rest), ['width', 'height', 'style', 'loading', 'allow']);
    }),
  );
});

test('the link in it opens the bench alone with the set-up, and the markup of the code does not matter', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const hash = formatHash(request, manifest, { lang: 'en', embed: true });
      const url = new URL(hash, 'https://host/').href;
      const { src = '' } = attributes(embedCode(url, ''));
      for (const form of [src, embedCode(url, '').split('"')[1] ?? '']) {
        const route = parseHash(form.slice(form.indexOf('#')), manifest);
        assert.ok(route.view === 'lab' && route.embed);
        assert.deepEqual([route.request, route.lang], [request, 'en']);
      }
    }),
  );
});
