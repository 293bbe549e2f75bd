// Search: what is found, in which order, and that no text or query can do more than be text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { LabSummary, Lang, Manifest } from '../../src/engine/catalog';
import type { Passage, SearchIndex } from '../../src/engine/model';
import { neighbours } from '../../src/state/course/order';
import { prepare, search } from '../../src/state/search/search';
import { composed, excerpt, fold, pattern, pieces, spans, wordsOf } from '../../src/state/search/text';
import { manifest as fixture } from '../fixtures/manifest';

interface Given {
  id: string;
  ko: [title: string, tagline: string, ...why: string[]];
  en: [title: string, tagline: string, ...why: string[]];
}

function library(given: readonly Given[]) {
  const [template] = fixture.labs;
  if (!template) throw new Error('the fixture has labs');
  const manifest: Manifest = {
    ...fixture,
    sections: [{ id: 'threading', title: { ko: '스레드', en: 'Threads' } }],
    labs: given.map(
      ({ id, ko, en }): LabSummary => ({
        ...template,
        id,
        section: 'threading',
        title: { ko: ko[0], en: en[0] },
        tagline: { ko: ko[1], en: en[1] },
      }),
    ),
  };
  const why = (texts: string[]): Passage[] => texts.map((text) => ({ part: 'why', text }));
  const index: SearchIndex = {
    version: 1,
    labs: given.map(({ id, ko, en }) => ({ id, texts: { ko: why(ko.slice(2)), en: why(en.slice(2)) } })),
  };
  return { manifest, labs: prepare(index, manifest) };
}

const { labs, manifest } = library([
  {
    id: 'gil',
    ko: ['GIL', '한 번에 한 스레드', 'CPython의 전역 인터프리터 락을 흉내 냅니다.'],
    en: ['The GIL', 'One thread at a time', 'A model of CPython’s lock.'],
  },
  {
    id: 'thread-pool',
    ko: ['스레드 풀', '일꾼을 되풀이해 씁니다', '락이었다면 기다렸을 것입니다.'],
    en: ['Thread pool', 'Workers used again', 'Results come in input order. Straße İstanbul.'],
  },
  {
    id: 'gather',
    ko: ['모아 기다리기', '가장 긴 것만큼', 'asyncio.gather는 Promise.all()과 비슷합니다.'],
    en: ['Gather', 'As long as the longest', 'Unlike a thread pool, one thread does it all.'],
  },
]);

const found = (query: string, lang: Lang = 'ko') => search(labs, query, lang).map(({ id }) => id);

describe('what is found', () => {
  test('a stem with whatever ending, as a substring', () => {
    assert.deepEqual(found('락'), ['gil', 'thread-pool']);
    assert.deepEqual(found('락을'), ['gil']);
  });
  test('without regard to case, composition, or spaces inside Korean', () => {
    assert.deepEqual(found('gil'), ['gil']);
    assert.deepEqual(found('스레드 풀'.normalize('NFD')), ['thread-pool']);
    assert.deepEqual(found('스레드풀'), ['thread-pool']);
    assert.deepEqual(found('STRASSE'), []);
    assert.deepEqual(found('straße'), ['thread-pool']);
    assert.deepEqual(found('istanbul', 'en'), []);
    assert.deepEqual(found('İSTANBUL', 'en'), ['thread-pool']);
  });
  test('only where all words are', () => {
    assert.deepEqual(found('락 인터프리터'), ['gil']);
    assert.deepEqual(found('락 gather'), []);
  });
  test('the reader’s language first, then the other', () => {
    assert.deepEqual(found('thread pool', 'en'), ['thread-pool', 'gather']);
    assert.deepEqual(found('락', 'en'), ['gil', 'thread-pool']);
    const [first] = search(labs, '락', 'en');
    assert.equal(first?.passage?.lang, 'ko');
    assert.deepEqual(first?.title, [{ text: 'The GIL', hit: false }]);
  });
  test('a title before a text', () => {
    assert.deepEqual(found('gather', 'en'), ['gather']);
    assert.deepEqual(found('thread', 'en'), ['thread-pool', 'gil', 'gather']);
  });
  test('signs as themselves', () => {
    assert.deepEqual(found('Promise.all()'), ['gather']);
    for (const signs of ['.*', '[', '(?:', '\\', '$', 'a|b', '^', '<b>']) assert.deepEqual(found(signs), []);
  });
  test('nothing for nothing', () => {
    assert.deepEqual(found(' \n\u3000'), []);
  });
  test('the passage that says why, with what was found marked in it', () => {
    const passage = search(labs, '인터프리터', 'ko')[0]?.passage;
    assert.deepEqual(passage, {
      part: 'why',
      lang: 'ko',
      pieces: [
        { text: 'CPython의 전역 ', hit: false },
        { text: '인터프리터', hit: true },
        { text: ' 락을 흉내 냅니다.', hit: false },
      ],
    });
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '__proto__',
    '\u0000',
    '\ud800',
    '(a+)+$',
    '%',
    '락'.repeat(300),
  ),
);

describe('whatever is typed and whatever the texts are', () => {
  test('folding keeps every place', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.equal(fold(text).length, text.length);
      }),
    );
  });
  test('a text is found by any part of itself', () => {
    fc.assert(
      fc.property(hostile, fc.nat(), fc.nat(), (text, a, b) => {
        const all = composed(text);
        const signs = Array.from(all);
        const from = a % (signs.length + 1);
        const part = signs.slice(from, from + 1 + (b % 20)).join('');
        // A part cut out of a cluster may compose otherwise alone; then it is another text.
        for (const word of wordsOf(part))
          if (fold(all).includes(word)) assert.ok(spans(fold(all), [pattern(word)]).length > 0);
      }),
    );
  });
  test('pieces put together are the text, and those marked are what was looked for', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, query) => {
        const shown = composed(text + query);
        const words = wordsOf(query).map(pattern);
        const cut = pieces(shown, spans(fold(shown), words));
        assert.equal(cut.map((piece) => piece.text).join(''), shown);
        for (const piece of cut.filter(({ hit }) => hit))
          assert.ok(words.some((word) => fold(piece.text).search(word) >= 0));
      }),
    );
  });
  test('an excerpt is short, and its marks are in it', () => {
    fc.assert(
      fc.property(
        fc.array(hostile),
        fc.constantFrom('락', 'lock', '스레드'),
        fc.array(hostile),
        (a, word, b) => {
          const text = composed([...a, word, ...b].join(' '));
          const places = spans(fold(text), [pattern(word)]);
          const cut = excerpt(text, places);
          assert.ok(cut.some(({ hit }) => hit));
          assert.ok(cut.map((piece) => piece.text).join('').length <= 240);
          const inner = cut.filter(({ text, hit }) => hit || text !== '…');
          assert.ok(text.includes(inner.map((piece) => piece.text).join('')));
        },
      ),
    );
  });
  test('search answers, and never throws', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, text, query) => {
        const { labs } = library([{ id: 'a', ko: [title, text, text], en: [text, title, query] }]);
        for (const lang of ['ko', 'en'] as const) {
          const hits = search(labs, query, lang);
          // The query's own text is in the library.
          if (wordsOf(query).length > 0 && query.length <= 200) assert.equal(hits.length, 1);
        }
      }),
    );
  });
});

test('every lab has the neighbours that the map shows', () => {
  assert.deepEqual(neighbours(manifest, 'gil').previous, null);
  assert.equal(neighbours(manifest, 'gil').next?.id, 'thread-pool');
  assert.equal(neighbours(manifest, 'gather').previous?.id, 'thread-pool');
  assert.deepEqual(neighbours(manifest, 'gather').next, null);
  assert.deepEqual(neighbours(manifest, 'nowhere'), { previous: null, next: null });
});
