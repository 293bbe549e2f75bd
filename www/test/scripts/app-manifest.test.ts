// The page as an app: the same one in both languages, with every icon that it names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { APP_ICONS, appManifest } from '../../scripts/app-manifest.ts';

const at = (file: string) => `icons/${file}`;

test('both languages are one app, each with words of its own', () => {
  const [en, ko] = [appManifest('en', at), appManifest('ko', at)];
  assert.deepEqual([en.lang, ko.lang], ['en', 'ko']);
  assert.match(ko.description, /[가-힣]/);
  assert.doesNotMatch(en.description, /[가-힣]/);
  const { lang: _, description: __, ...rest } = en;
  const { lang: ___, description: ____, ...others } = ko;
  assert.deepEqual(others, rest);
  assert.deepEqual([en.start_url, en.scope, 'id' in en], ['./', './', false]);
});

test('an icon has the size that it is said to have, and both kinds are there', () => {
  for (const { file, sizes, type } of APP_ICONS) {
    const bytes = readFileSync(new URL(`../../src/assets/icons/${file}`, import.meta.url));
    if (type !== 'image/png') continue;
    // The header of a PNG: width and height at 16 and 20.
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, file);
  }
  for (const purpose of ['any', 'maskable'])
    for (const sizes of ['192x192', '512x512'])
      assert.ok(
        APP_ICONS.some((icon) => icon.purpose === purpose && icon.sizes === sizes),
        `${purpose} ${sizes}`,
      );
});

test('the ground of the app is the ground of the page', () => {
  const tokens = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
  assert.equal(appManifest('en', at).background_color, /--bg: (#[\da-f]+)/.exec(tokens)?.[1]);
});
