// Texts as search compares them, and where in them something was found.

/** Longest query looked at, in UTF-16 units. */
export const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
/** From this many syllables on a word is found across spaces too: 스레드풀 in 스레드 풀. In shorter ones a particle
 * and the next word's start would look like a word of their own. */
const ACROSS_SPACES = 3;

/** NFC, as it is shown. */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** Lower case, a unit for a unit, so that a place in the result is the same place in `text` (which is NFC). */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // A few letters grow (İ): those stay as they are.
  return Array.from(text, (sign) => {
    const small = sign.toLowerCase();
    return small.length === sign.length ? small : sign;
  }).join('');
}

/** The words of a query, each once. */
export function wordsOf(query: string): string[] {
  const text = fold(composed(query.slice(0, LONGEST_QUERY)));
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** A word as it is looked for in folded texts. */
export function pattern(word: string): RegExp {
  const signs = Array.from(word);
  const hangul = signs.length >= ACROSS_SPACES && /^\p{Script=Hangul}+$/u.test(word);
  return new RegExp(signs.map(literally).join(hangul ? '\\s?' : ''), 'gu');
}

function literally(sign: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(sign) ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : sign;
}

export type Span = readonly [from: number, to: number];

/** Where the patterns are in a folded text, in order and without overlap. */
export function spans(folded: string, patterns: readonly RegExp[]): Span[] {
  const all = patterns.flatMap((each) =>
    Array.from(folded.matchAll(each), (match): Span => [match.index, match.index + match[0].length]),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of all.sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** A stretch of text; put together, the pieces are the text. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** `text` from `from` to `to`, cut where something was found. */
export function pieces(text: string, found: readonly Span[], from = 0, to = text.length): Piece[] {
  const made: Piece[] = [];
  let at = from;
  const add = (until: number, hit: boolean) => {
    if (until > at) made.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (const [start, end] of found) {
    if (end <= from || start >= to) continue;
    add(Math.max(start, from), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return made;
}

const BEFORE = 40;
const LONGEST_EXCERPT = 160;

/** A part of `text` around the first place found, begun and ended between words. */
export function excerpt(text: string, found: readonly Span[]): Piece[] {
  const first = found[0]?.[0] ?? 0;
  const from = first <= BEFORE * 1.5 ? 0 : wordStart(text, first - BEFORE, first);
  let to = text.length;
  if (to - from > LONGEST_EXCERPT) {
    const space = text.lastIndexOf(' ', from + LONGEST_EXCERPT);
    to = space > (found[0]?.[1] ?? from) ? space : whole(text, from + LONGEST_EXCERPT);
  }
  const cut = pieces(text, found, from, to);
  const dots = { text: '…', hit: false };
  return [...(from > 0 ? [dots] : []), ...cut, ...(to < text.length ? [dots] : [])];
}

function wordStart(text: string, at: number, before: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space < before ? space + 1 : whole(text, at);
}

/** Not between the halves of a surrogate pair. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
