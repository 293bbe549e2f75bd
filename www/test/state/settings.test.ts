import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserLang, chooseLang, lang, linkLang, mendLanguage } from '../../src/state/settings';

test('the first of the browser languages that the page speaks', () => {
  assert.equal(browserLang(['ko-KR', 'en']), 'ko');
  assert.equal(browserLang(['fr', 'en-GB', 'ko']), 'en');
  assert.equal(browserLang(['KO']), 'ko');
  assert.equal(browserLang(['kok', 'fr']), 'en');
  assert.equal(browserLang([]), 'en');
});

test('a link’s language wins until the reader chooses', () => {
  chooseLang('en');
  linkLang.value = 'ko';
  assert.equal(lang.value, 'ko');
  chooseLang('en');
  assert.equal(lang.value, 'en');
  assert.equal(linkLang.value, null);
});

test('a language that is none is mended, and one that is stays', () => {
  for (const [given, then] of [
    ['C', 'en'],
    ['', 'en'],
    ['ko-KR', 'ko-KR'],
  ] as const) {
    // As a navigator has it: to be read only.
    const navigator: { language: string } = Object.create({
      get language() {
        return given;
      },
    });
    mendLanguage(navigator);
    assert.equal(navigator.language, then);
  }
});
