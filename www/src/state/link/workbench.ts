// A link to the workbench, first step: the program, still packed, and the rest of the query as it came. Its parameters
// depend on the program's text, so the rest is read once that is known.
import { LANGS, type Lang } from '../../engine/catalog.ts';
import { withoutTail } from './mend.ts';
import type { Notices } from './notices.ts';
import { isProgramForm } from './program.ts';
import { decode, encode } from './text.ts';

export interface WorkbenchLink {
  /** For `readProgram`; nothing where the link has no program, or none that could be one. */
  program: string | null;
  /** What else stands in the query, in its order. */
  query: string;
  lang: Lang | null;
  /** The bench alone, for a frame in somebody's own page. */
  embed?: true;
}

const EMBEDDED = '1';
const OWN = ['program', 'lang', 'embed'] as const;
type Own = (typeof OWN)[number];

const ACCEPTS: Record<Own, (value: string) => boolean> = {
  program: isProgramForm,
  lang: (value) => LANGS.some((lang) => lang === value),
  embed: (value) => value === EMBEDDED,
};

/** Reads a link's query; what cannot be used is left out, with a notice. */
export function readWorkbench(query: string, notices: Notices): WorkbenchLink {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const own = new Map<Own, string>();
  const seen = new Set<Own>();
  const rest: string[] = [];
  for (const [at, pair] of pairs.entries()) {
    const equals = pair.indexOf('=');
    const given = decode(equals < 0 ? pair : pair.slice(0, equals));
    const name = OWN.find((each) => each === given);
    if (!name) {
      rest.push(pair);
      continue;
    }
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    const value = decode(raw);
    if (seen.has(name)) {
      notices.add({ kind: 'duplicate', param: name, given: value ?? raw, used: own.get(name) });
      continue;
    }
    seen.add(name);
    const read = value === null ? null : accept(name, value, at === pairs.length - 1, notices);
    if (read !== null) own.set(name, read);
    else notices.add({ kind: name === 'lang' ? 'bad-lang' : 'malformed', param: name, given: value ?? raw });
  }
  const lang = LANGS.find((each) => each === own.get('lang')) ?? null;
  return {
    program: own.get('program') ?? null,
    query: rest.join('&'),
    lang,
    ...(own.has('embed') ? { embed: true as const } : {}),
  };
}

/** The value, without the end of a sentence that may be stuck to the last one. */
function accept(name: Own, value: string, last: boolean, notices: Notices): string | null {
  if (ACCEPTS[name](value)) return value;
  for (const cut of last ? withoutTail(value) : []) {
    if (!ACCEPTS[name](cut)) continue;
    notices.add({ kind: 'tail', given: value.slice(cut.length) });
    return cut;
  }
  return null;
}

/** The link of a packed program; `query` is the rest, as links have it. */
export function formatWorkbench(link: Partial<WorkbenchLink>): string {
  const pairs = [
    ...(link.program ? [`program=${encode(link.program)}`] : []),
    ...(link.query ? [link.query] : []),
    ...(link.lang ? [`lang=${link.lang}`] : []),
    ...(link.embed ? [`embed=${EMBEDDED}`] : []),
  ];
  return pairs.length > 0 ? `#/workbench?${pairs.join('&')}` : '#/workbench';
}
