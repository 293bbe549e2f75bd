// The link: from the part of the address after `#` to what the page shows, and back.
//
//   #/lab/race?threads=4&strategies=unsafe,mutex&seed=7&lang=ko
//
// A link made once works for ever: see `test/golden-links.json`. Opening one never runs anything.
import { LANGS, type LabSummary, type Lang, type Manifest } from '../engine/catalog.ts';
import type { RunRequest } from '../engine/model.ts';
import { mend, withoutTail } from './link/mend.ts';
import { Notices, type RouteNotice } from './link/notices.ts';
import { linkProgram, PROGRAM } from './link/program.ts';
import { readQuery, type Values, withoutTails } from './link/query.ts';
import { formatSeat, readSeat, type SeatLink } from './link/seat.ts';
import { formatSweep, readSweep } from './link/sweep.ts';
import { decode, encode, LONGEST_LINK, quote } from './link/text.ts';
import { readInt, readParams, readSettings, readStrategies } from './link/values.ts';
import { readWorkbench, type WorkbenchLink } from './link/workbench.ts';
import type { SweepLink } from './sweep/plan.ts';

export type { RouteNotice, RouteNoticeKind } from './link/notices.ts';
export type { SeatLink } from './link/seat.ts';
export type { SweepLink } from './sweep/plan.ts';

export type Route =
  | {
      view: 'map';
      /** What to search for, where the link says so. */
      search?: string;
      /** What was corrected, where something was. */
      notices?: RouteNotice[];
    }
  | {
      view: 'lab';
      lab: LabSummary;
      /** Complete, and such that it can be run. */
      request: RunRequest;
      /** Where the link names a language. */
      lang: Lang | null;
      /** The sender's report, packed; see `report.ts`. */
      theirs: string | null;
      /** Where the link carries a schedule for the scheduler's seat. */
      seat?: SeatLink;
      /** The bench alone, for a frame in somebody's own page. */
      embed?: true;
      /** Where the link says what to sweep. */
      sweep?: SweepLink;
      /** What was corrected. */
      notices: RouteNotice[];
    }
  | ({ view: 'workbench' /** What was corrected so far. */; notices: RouteNotice[] } & WorkbenchLink)
  | { view: 'unknown' /** For a sentence; cut short. */; id: string };

/** What a link can carry beside the request. */
export interface LinkOptions {
  lang?: Lang;
  /** A packed report. */
  theirs?: string;
  /** A schedule. */
  seat?: SeatLink;
  /** The bench alone. */
  embed?: boolean;
  sweep?: SweepLink;
}

/** Goes up when an older page would misread a new link. Version 1 is not written. */
const FORMAT_VERSION = 1;
/** Names that links use for themselves; no parameter may have them. */
const OWN = {
  version: 'v',
  strategies: 'strategies',
  seed: 'seed',
  repeats: 'repeats',
  lang: 'lang',
  theirs: 'theirs',
  seat: 'seat',
  embed: 'embed',
  sweep: 'sweep',
};
const EMBEDDED = '1';
const PACKED = /^[A-Za-z0-9_-]+$/;
const LAB = '/lab/';
const WORKBENCH = 'workbench';
const SEARCH = 'q';
/** In UTF-16 units. */
const LONGEST_SEARCH = 200;

/** What `location.hash` asks for. Never throws; what cannot be used is replaced, with a notice. */
export function parseHash(hash: string, manifest: Manifest): Route {
  const tooLong = hash.length > LONGEST_LINK;
  const given = hash.startsWith('#') ? hash.slice(1) : hash;
  const link = tooLong ? given : mend(given);
  const [path, query] = split(link);
  const notices = new Notices();
  if (link !== given) notices.add({ kind: 'mended' });
  // Not ours, for example the target of a link within the page.
  if (!path.startsWith('/') || path === '/' || path === LAB)
    return readMap(path, tooLong ? '' : query, notices);
  const isLab = path.slice(0, LAB.length).toLowerCase() === LAB;
  const raw = (isLab ? path.slice(LAB.length) : path.slice(1)).replace(/\/$/, '');
  const id = decode(raw) ?? raw;
  const bench = isLab ? null : benchIn(id);
  if (bench !== null) {
    if (tooLong) notices.add({ kind: 'too-long' });
    if (bench.tail !== '') notices.add({ kind: 'tail', given: bench.tail });
    return { view: 'workbench', ...readWorkbench(tooLong ? '' : query, notices), notices: notices.list };
  }
  const found = isLab ? findLab(id, manifest) : null;
  if (!found && !isLab && [...withoutTail(id)].includes('')) {
    notices.add({ kind: 'tail', given: id });
    return readMap('/', '', notices);
  }
  if (!found) return { view: 'unknown', id: quote(id) };
  if (tooLong) notices.add({ kind: 'too-long' });
  if (found.tail !== '') notices.add({ kind: 'tail', given: found.tail });
  return {
    view: 'lab',
    lab: found.lab,
    ...readLab(found.lab, tooLong ? '' : query, manifest, notices),
    notices: notices.list,
  };
}

/** The lab of this id, in whatever case, and what was stuck to the id. */
function findLab(id: string, manifest: Manifest): { lab: LabSummary; tail: string } | null {
  for (const cut of [id, ...withoutTail(id)]) {
    const name = cut.toLowerCase();
    const lab = manifest.labs.find((each) => each.id === name);
    if (lab) return { lab, tail: id.slice(cut.length) };
  }
  return null;
}

/** Whether the path is the workbench's, in whatever case, and what was stuck to it. */
function benchIn(path: string): { tail: string } | null {
  for (const cut of [path, ...withoutTail(path)])
    if (cut.toLowerCase() === WORKBENCH) return { tail: path.slice(cut.length) };
  return null;
}

/** Nothing but a search; what else stands there was never read, and is not now. */
function readMap(path: string, query: string, { list }: Notices): Route {
  const search =
    path === '/' ? readQuery(query, new Notices()).get(SEARCH)?.slice(0, LONGEST_SEARCH) : undefined;
  return { view: 'map', ...(search ? { search } : {}), ...(list.length > 0 ? { notices: list } : {}) };
}

/** The map's link with a search in it. */
export function mapHash(search: string): string {
  return search.trim() === '' ? '#/' : `#/?${SEARCH}=${encode(search.slice(0, LONGEST_SEARCH))}`;
}

/** What the rest of a workbench's link asks for, once its program is known as a lab. */
export function readBench(lab: LabSummary, query: string, manifest: Manifest) {
  const notices = new Notices();
  const read = readLab(lab, query, manifest, notices);
  return { ...read, notices: notices.list };
}

function readLab(lab: LabSummary, query: string, manifest: Manifest, notices: Notices) {
  const values = readQuery(query, notices);
  let own = new Notices();
  let read = readValues(lab, values, manifest, own);
  // Only what cannot be used as it is: a value may well end in a full stop.
  const tails = own.refusals > 0 ? withoutTails(query, values) : [];
  for (const { values: shorter, tail } of tails) {
    const fewer = new Notices();
    const other = readValues(lab, shorter, manifest, fewer);
    if (fewer.refusals >= own.refusals) continue;
    notices.add({ kind: 'tail', given: tail });
    [read, own] = [other, fewer];
    break;
  }
  notices.take(own);
  return read;
}

function readValues(lab: LabSummary, values: Values, manifest: Manifest, notices: Notices) {
  checkVersion(values.get(OWN.version), notices);
  checkNames(lab, values, notices);
  const request: RunRequest = {
    lab: lab.id,
    strategies: readStrategies(lab, values.get(OWN.strategies), notices),
    params: readParams(lab, values, notices),
    settings: readSettings(manifest, lab, values, notices),
  };
  const given = values.get(OWN.seat);
  const seat = given === undefined ? undefined : readSeat(lab, given, manifest.search, notices);
  const swept = values.get(OWN.sweep);
  const sweep = swept === undefined ? undefined : readSweep(lab, swept, notices);
  return {
    request,
    lang: readLang(values.get(OWN.lang), notices),
    theirs: readTheirs(values.get(OWN.theirs), notices),
    ...(seat ? { seat } : {}),
    ...(isEmbedded(values.get(OWN.embed), notices) ? { embed: true as const } : {}),
    ...(sweep ? { sweep } : {}),
  };
}

/** The link of a request: only what differs from the lab's defaults is in it. */
export function formatHash(request: RunRequest, manifest: Manifest, options: LinkOptions = {}): string {
  const lab = manifest.labs.find((each) => each.id === request.lab);
  if (!lab) return '#/';
  const pairs: string[] = [];
  const write = (name: string, value: string, byDefault?: string) => {
    if (value !== byDefault) pairs.push(`${encode(name)}=${value}`);
  };
  const isProgram = lab.id === manifest.workbench.id;
  for (const param of lab.params) {
    const value = Object.hasOwn(request.params, param.id) ? request.params[param.id] : undefined;
    // A link to a program carries its text whatever the page takes for the default.
    if (isProgram && param.id === PROGRAM)
      write(param.id, encode(linkProgram(String(value ?? param.default))));
    else write(param.id, encode(String(value ?? param.default)), encode(String(param.default)));
  }
  const list = (ids: string[]) => ids.map(encode).join(',');
  write(OWN.strategies, list(request.strategies), list(lab.strategies.map((strategy) => strategy.id)));
  write(OWN.seed, String(request.settings.seed), String(manifest.settings.defaultSeed));
  write(OWN.repeats, String(request.settings.repeats), String(lab.repeats));
  if (options.lang) write(OWN.lang, options.lang);
  if (options.theirs) write(OWN.theirs, encode(options.theirs));
  if (options.seat) write(OWN.seat, encode(formatSeat(lab, options.seat)));
  if (options.embed) write(OWN.embed, EMBEDDED);
  if (options.sweep) write(OWN.sweep, formatSweep(options.sweep));
  const path = isProgram ? `#/${WORKBENCH}` : `#${LAB}${encode(lab.id)}`;
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

function split(text: string): [path: string, query: string] {
  const at = text.indexOf('?');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function checkVersion(given: string | undefined, notices: Notices): void {
  if (given === undefined) return;
  const version = readInt(given, 1, Number.MAX_SAFE_INTEGER);
  if (version === null) notices.add({ kind: 'malformed', param: OWN.version, given });
  else if (version > FORMAT_VERSION) notices.add({ kind: 'newer-version', param: OWN.version, given });
}

function checkNames(lab: LabSummary, values: Values, notices: Notices): void {
  const known = new Set([...Object.values(OWN), ...lab.params.map((param) => param.id)]);
  for (const [param, given] of values)
    if (!known.has(param)) notices.add({ kind: 'unknown-param', param, given });
}

function readLang(given: string | undefined, notices: Notices): Lang | null {
  if (given === undefined) return null;
  const lang = LANGS.find((each) => each === given);
  if (!lang) notices.add({ kind: 'bad-lang', param: OWN.lang, given });
  return lang ?? null;
}

function isEmbedded(given: string | undefined, notices: Notices): boolean {
  if (given !== undefined && given !== EMBEDDED) notices.add({ kind: 'malformed', param: OWN.embed, given });
  return given === EMBEDDED;
}

function readTheirs(given: string | undefined, notices: Notices): string | null {
  if (given === undefined) return null;
  if (PACKED.test(given)) return given;
  notices.add({ kind: 'bad-report', param: OWN.theirs, given });
  return null;
}
