// Search over the titles and texts of all labs. Plain substrings, and no library: Korean puts its endings
// straight onto a word (락을, 락이었다), so an index of tokens would miss what a substring finds, and some thirty
// labs are looked through in a few milliseconds. Pure: `index.ts` loads the texts.
import { LANGS, type Lang, type Manifest } from '../../engine/catalog';
import type { Part, SearchIndex } from '../../engine/model';
import { inOrder } from '../course/order';
import { composed, excerpt, fold, type Piece, pattern, pieces, spans, wordsOf } from './text';

export interface Hit {
  id: string;
  /** The lab's name in the reader's language. */
  title: Piece[];
  /** The best passage found, and where it stands; nothing where the title says it all. */
  passage: { part: Part | 'tagline'; lang: Lang; pieces: Piece[] } | null;
}

/** What a lab can be found by, texts in NFC. */
interface Field {
  part: 'title' | 'tagline' | Part;
  lang: Lang;
  text: string;
  folded: string;
}

interface Searched {
  id: string;
  fields: Field[];
}

/** What is searched, made once from what was loaded. */
export function prepare(index: SearchIndex, manifest: Manifest): Searched[] {
  return inOrder(manifest).map((lab) => {
    const texts = index.labs.find(({ id }) => id === lab.id)?.texts;
    const fields = LANGS.flatMap((lang) => {
      const field = (part: Field['part'], text: string): Field => {
        const shown = composed(text);
        return { part, lang, text: shown, folded: fold(shown) };
      };
      const passages = texts?.[lang] ?? [];
      return [
        field('title', lab.title[lang]),
        field('tagline', lab.tagline[lang]),
        ...passages.map(({ part, text }) => field(part, text)),
      ];
    });
    return { id: lab.id, fields };
  });
}

const WEIGHT: Record<Field['part'], number> = {
  title: 100,
  tagline: 30,
  what: 4,
  why: 4,
  run: 4,
  expect: 3,
  code: 3,
  original: 2,
  next: 2,
};

/** The labs in which every word of the query is, the likeliest first. The reader's language counts more. */
export function search(labs: readonly Searched[], query: string, lang: Lang): Hit[] {
  const words = wordsOf(query).map(pattern);
  if (words.length === 0) return [];
  const found = labs.flatMap((lab) => {
    const hit = judge(lab, words, lang);
    return hit ? [hit] : [];
  });
  // Sorting is stable: labs that are as likely stay in the chapter's order.
  return found.sort((a, b) => Number(b.own) - Number(a.own) || b.score - a.score).map(({ hit }) => hit);
}

interface Judged {
  hit: Hit;
  /** Every word is in the texts of the reader's language. */
  own: boolean;
  score: number;
}

function judge({ id, fields }: Searched, words: readonly RegExp[], lang: Lang): Judged | null {
  const matched = fields
    .map((field) => ({ field, has: words.map((word) => field.folded.search(word) >= 0) }))
    .filter(({ has }) => has.includes(true));
  const all = (of: Lang | null) =>
    words.every((_, i) => matched.some(({ field, has }) => has[i] && (of === null || field.lang === of)));
  if (!all(null)) return null;
  const worth = ({ field, has }: (typeof matched)[number]) =>
    // Words that stand together are worth more than the same ones apart.
    WEIGHT[field.part] * has.filter(Boolean).length ** 2 * (field.lang === lang ? 2 : 1);
  const best = [...matched].sort((a, b) => worth(b) - worth(a));
  const score = best.slice(0, 3).reduce((sum, each) => sum + worth(each), 0);
  const passage = best.find(({ field }) => field.part !== 'title')?.field;
  const title = fields.find((field) => field.part === 'title' && field.lang === lang);
  return {
    own: all(lang),
    score,
    hit: {
      id,
      title: title ? pieces(title.text, spans(title.folded, words)) : [],
      passage:
        passage && passage.part !== 'title'
          ? {
              part: passage.part,
              lang: passage.lang,
              pieces: excerpt(passage.text, spans(passage.folded, words)),
            }
          : null,
    },
  };
}
