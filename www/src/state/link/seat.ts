// A schedule in a link: `seat=unsafe.bcbc`, `seat=unsafe.b3c2.threads-3`. First the strategy; then who takes each
// step, lane 0 as `a`, with a count behind the letter where a lane takes several in a row (`b~1`: the step that leaves
// something open takes its first way but the usual one, as a load that sees an older value); then the parameters that
// are not as the seat opens; and a search that the reader is asked to have done, since no schedule shows what cannot
// happen: `seat=mutex.search-200-100000` (steps, executions; `-all` behind them where every schedule is played,
// `-spurious` where waits may end by themselves; `-walk`, `-pct` or `-pos` where schedules are drawn in that way).
// Every part may be wrong, and costs then no more than itself. The schedule of a program begins with `_`: without that it is
// from when looks into containers, as in `if items`, were no steps, and the seat fills them in.
import type { LabSummary, SearchLimits } from '../../engine/catalog.ts';
import type { SearchBounds } from '../../engine/model.ts';
import { isDrawing } from '../seat/drawings.ts';
import { firstSetUp, type SetUp, seatLab } from '../seat/lab.ts';
import { codeOf, turnOf } from '../seat/turn.ts';
import type { Notices } from './notices.ts';
import { PROGRAM } from './program.ts';
import { readParams } from './values.ts';

export interface SeatLink extends SetUp {
  /** Turns, step by step: see `state/seat/turn`. */
  schedule: readonly number[];
  /** Whether it has no looks into containers. */
  early?: true;
  /** What to search it for, within these bounds. Opening a link never begins it. */
  search?: SearchBounds;
}

/** In front of a program's schedule that has every step. */
const WHOLE = '_';
const hasProgram = (lab: LabSummary): boolean => lab.params.some(({ id }) => id === PROGRAM);
/** Longest schedule in a link, in steps. */
export const MOST_STEPS = 5000;
/** The last way of a step that has more than anybody would read. */
const MOST_PICK = 255;
/** Lanes that have a letter. A seat that can be followed has far fewer. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
// A pick is one figure or in brackets, so that a count can follow.
const SCHEDULE = /^(?:[a-zA-Z](?:~(?:[1-9]|\(\d{2,3}\)))?(?:[1-9]\d{0,3})?)*$/;
const TURN = /([a-zA-Z])(?:~(?:(\d)|\((\d+)\)))?(\d*)/g;
const SEARCH = /^search-([1-9]\d{0,8})-([1-9]\d{0,8})(-all)?(-spurious)?(?:-(walk|pct|pos))?$/;

/** What the link says of the seat; nothing where the lab has none. Never throws. */
export function readSeat(
  lab: LabSummary,
  given: string,
  limits: SearchLimits,
  notices: Notices,
): SeatLink | undefined {
  const steered = seatLab(lab);
  if (!steered) {
    notices.add({ kind: 'no-seat', param: 'seat', given });
    return undefined;
  }
  const [strategy = '', ...rest] = given.split('.');
  if (!steered.strategies.some(({ id }) => id === strategy)) {
    notices.add({ kind: 'unknown-strategy', param: 'seat', given: strategy });
    return { ...firstSetUp(lab), schedule: [] };
  }
  // Without a schedule a parameter may follow at once.
  const turns = rest[0] === undefined || rest[0].includes('-') ? '' : (rest.shift() ?? '');
  const isSearch = (part: string) => part === 'search' || part.startsWith('search-');
  const values = rest.filter((part) => !isSearch(part));
  const params = readParams(steered, readValues(steered, values, notices), notices);
  const isProgram = hasProgram(lab);
  const whole = isProgram && turns.startsWith(WHOLE);
  const schedule = readSchedule(whole ? turns.slice(WHOLE.length) : turns);
  const early = isProgram && !whole && schedule !== null && schedule.length > 0;
  if (!schedule) notices.add({ kind: 'bad-schedule', param: 'seat', given: turns });
  const search = readSearch(rest.filter(isSearch), limits, notices);
  return {
    strategy,
    params,
    schedule: schedule ?? [],
    ...(early ? { early } : {}),
    ...(search ? { search } : {}),
  };
}

function readSearch(
  parts: readonly string[],
  limits: SearchLimits,
  notices: Notices,
): SearchBounds | undefined {
  const [given, again] = parts;
  if (given === undefined) return undefined;
  if (again !== undefined) notices.add({ kind: 'duplicate', param: 'search', given: again });
  const [, steps, executions, all, spurious, draw] = SEARCH.exec(given) ?? [];
  const bounds = {
    reduced: all === undefined,
    steps: Number(steps),
    executions: Number(executions),
    spurious: spurious !== undefined,
    ...(isDrawing(draw) ? { draw } : {}),
  };
  if (bounds.steps <= limits.maxSteps && bounds.executions <= limits.maxExecutions) return bounds;
  notices.add({ kind: 'bad-search', param: 'seat', given });
  return undefined;
}

function readSchedule(text: string): number[] | null {
  if (!SCHEDULE.test(text)) return null;
  const schedule: number[] = [];
  for (const [, letter = '', figure, more, count] of text.matchAll(TURN)) {
    const times = count ? Number(count) : 1;
    const pick = Number(figure ?? more ?? 0);
    if (schedule.length + times > MOST_STEPS || pick > MOST_PICK) return null;
    const turn = codeOf({ lane: LETTERS.indexOf(letter), pick });
    for (let left = times; left > 0; left--) schedule.push(turn);
  }
  return schedule;
}

function readValues(lab: LabSummary, parts: readonly string[], notices: Notices): Map<string, string> {
  const values = new Map<string, string>();
  for (const part of parts) {
    if (part === '') continue;
    // One id may begin as another one does.
    const param = lab.params
      .filter(({ id, kind }) => kind !== 'text' && part.startsWith(`${id}-`))
      .sort((a, b) => b.id.length - a.id.length)[0];
    if (!param) notices.add({ kind: 'unknown-param', param: 'seat', given: part });
    else if (values.has(param.id)) notices.add({ kind: 'duplicate', param: param.id, given: part });
    else values.set(param.id, opened(part.slice(param.id.length + 1)));
  }
  return values;
}

/** The entry's value, before it is percent-encoded. */
export function formatSeat(lab: LabSummary, { strategy, params, schedule, early, search }: SeatLink): string {
  const turns = formatSchedule(schedule);
  const parts = [strategy, turns && hasProgram(lab) && !early ? WHOLE + turns : turns];
  for (const param of seatLab(lab)?.params ?? []) {
    const value = params[param.id] ?? param.default;
    if (param.kind !== 'text' && value !== param.default) parts.push(`${param.id}-${shut(String(value))}`);
  }
  if (search) {
    const { reduced, steps, executions, spurious, draw } = search;
    const ways = [reduced ? '' : '-all', spurious ? '-spurious' : '', draw ? `-${draw}` : ''];
    parts.push(`search-${steps}-${executions}${ways.join('')}`);
  }
  while (parts.at(-1) === '') parts.pop();
  return parts.join('.');
}

/** As far as lanes have letters, and a link may be long. */
function formatSchedule(schedule: readonly number[]): string {
  let text = '';
  for (let at = 0; at < Math.min(schedule.length, MOST_STEPS); ) {
    const { lane, pick } = turnOf(schedule[at] ?? 0);
    const letter = LETTERS[lane];
    if (letter === undefined) break;
    let end = at;
    while (end < MOST_STEPS && schedule[end] === schedule[at]) end += 1;
    const way = pick === 0 ? '' : pick < 10 ? `~${pick}` : `~(${pick})`;
    text += end - at === 1 ? letter + way : `${letter}${way}${end - at}`;
    at = end;
  }
  return text;
}

/** A choice's option may have the sign that parts the entry. */
function shut(text: string): string {
  return text.replaceAll('~', '~t').replaceAll('.', '~d');
}

function opened(text: string): string {
  return text.replaceAll('~d', '.').replaceAll('~t', '~');
}
