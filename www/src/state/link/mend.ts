// Links as they come out of chat programs, mail and text editors: with their signs encoded once more, as markup,
// without their first slash, or with the end of a sentence stuck to them. What was meant is clear in all of these,
// because none of them is a link that this page writes.
import { decode } from './text.ts';

/** How often a link may have been encoded on its way. */
const MOST_ROUNDS = 3;
/** `/` once or several times encoded, where a link begins: `%2F`, `lab%2F`, `/lab%252F`. */
const ENCODED_PATH = /^(?:\/?lab)?%(?:25)*2F/i;
/** The beginning of the workbench's link without its first slash. */
const BENCH = /^workbench(?=[/?]|%(?:25)*3F|$)/i;
const ENCODED_QUERY_SIGN = /%(?:25)*3F/i;
const ENCODED_EQUALS = /%(?:25)*3D/i;
const MARKED_UP = /&(?:(?:amp|#38|#x26);)+/gi;
/** What may stand around a link in markup: `<…>`, quotes. A tail then, as when it is not marked up. */
const AROUND = /&(gt|lt|quot|apos|nbsp|#3[49]);/gi;
const AROUND_SIGNS: Record<string, string> = { gt: '>', lt: '<', quot: '"', nbsp: ' ' };

/** `text`, the link behind its `#`, as this page writes links; the same text where nothing was amiss. */
export function mend(text: string): string {
  let link = text;
  for (let round = 0; round < MOST_ROUNDS && ENCODED_PATH.test(link); round++) link = decodeOnce(link);
  if (/^lab\//i.test(link) || BENCH.test(link)) link = `/${link}`;
  // Not ours, for example the target of a link within the page.
  return link.startsWith('/') ? mendQuery(link) : text;
}

/** The part before the query, or all of it where the signs of the query are encoded too. */
function decodeOnce(link: string): string {
  const end = link.search(/[?=]/);
  if (end < 0) return decode(link) ?? link;
  const encoded = link.search(ENCODED_QUERY_SIGN);
  const at = encoded >= 0 && encoded < end ? encoded : link.indexOf('?');
  if (at < 0) return link;
  const path = decode(link.slice(0, at));
  return path === null ? link : path + link.slice(at);
}

function mendQuery(link: string): string {
  let [path, query] = split(link);
  const at = path.search(ENCODED_QUERY_SIGN);
  if (at >= 0) {
    const behind = path.slice(at).replace(ENCODED_QUERY_SIGN, '');
    // A sign of the query that was left as it was belongs to a value then.
    query = query === null ? behind : `${behind}?${query}`;
    path = path.slice(0, at);
  }
  if (query === null) return withoutMarkup(path);
  for (let round = 0; round < MOST_ROUNDS && !query.includes('=') && ENCODED_EQUALS.test(query); round++)
    query = decode(query) ?? query;
  return withoutMarkup(`${path}?${query}`);
}

function withoutMarkup(link: string): string {
  return link
    .replace(MARKED_UP, '&')
    .replace(AROUND, (_, name: string) => AROUND_SIGNS[name.toLowerCase()] ?? "'");
}

function split(link: string): [path: string, query: string | null] {
  const at = link.indexOf('?');
  return at < 0 ? [link, null] : [link.slice(0, at), link.slice(at + 1)];
}

/** In characters: `라고 합니다).` and the like, no more. */
const LONGEST_TAIL = 24;
/** What our links end in, whatever came behind them: a tail has none of these. */
const OURS = /[A-Za-z0-9_-]/;

/**
 * `text` without the end of a sentence that may be stuck to it (a full stop, brackets, a Korean particle), in every
 * way that it can be cut: the shortest tail first.
 */
export function* withoutTail(text: string): Generator<string> {
  const signs = Array.from(text.slice(-2 * LONGEST_TAIL)).slice(-LONGEST_TAIL);
  let end = text.length;
  for (const sign of signs.reverse()) {
    if (OURS.test(sign)) return;
    end -= sign.length;
    yield text.slice(0, end);
  }
}
