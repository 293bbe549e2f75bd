// Sentences for what went wrong or was corrected: every code of the engine, the form and the link.
import type { LabSummary } from '../engine/catalog';
import type { Waiting } from '../engine/model';
import type { EngineError } from '../engine/types';
import type { Problem } from '../state/draft';
import type { RouteNotice } from '../state/route';
import { milliseconds, number, type Voice, word } from './format';
import { type Messages, messages } from './index';

/** What the lab calls a parameter; the page's own words for what is not the lab's. */
export function fieldName(field: string, voice: Voice): string {
  const t = messages(voice.lang);
  if (field === 'seed' || field === 'repeats' || field === 'strategies') return t[field];
  if (field === 'file') return t.file.title;
  return word(`param.${field}`, voice);
}

function isLaneKind(text: string | undefined): text is keyof Messages['lane'] {
  return text === 'main' || text === 'thread' || text === 'process' || text === 'task';
}

/** `thread 2`, as the engine calls a lane, in the reader's language. */
export function laneName(lane: string, voice: Voice): string {
  const [kind, ...rest] = lane.split(' ');
  if (!isLaneKind(kind)) return lane;
  return [messages(voice.lang).lane[kind], ...rest].join(' ');
}

export function problemSentence(problem: Problem, voice: Voice): string {
  const t = messages(voice.lang).problem;
  const n = (value: number) => number(value, voice.lang);
  switch (problem.code) {
    case 'not-whole':
      return t.notWhole;
    case 'out-of-range':
      return t.outOfRange(n(problem.min), n(problem.max));
    case 'not-an-option':
      return t.notAnOption;
    case 'too-long':
      return t.tooLong(n(problem.max));
    case 'above-other':
      return t.aboveOther(fieldName(problem.high, voice));
    case 'product-too-large':
      return t.productTooLarge(fieldName(problem.times, voice), n(problem.max));
    case 'none-chosen':
      return t.noneChosen;
    case 'no-file':
      return t.noFile;
    case 'file-not-read':
      return t.fileNotRead;
    case 'no-column':
      return t.noColumn(n(problem.columns));
  }
}

/** What was corrected in a link to `lab`, or to the map. */
export function noticeSentence(notice: RouteNotice, lab: LabSummary | null, voice: Voice): string {
  const t = messages(voice.lang).notice;
  const given = notice.given ?? notice.param ?? '';
  const used = notice.used ?? '';
  const param = notice.param ?? '';
  const name = param === '' ? '' : fieldName(param, voice);
  const option = (value: string) => {
    const isChoice = lab?.params.some((p) => p.id === param && p.kind === 'choice');
    return isChoice ? (voice.words[`option.${param}.${value}`] ?? value) : value;
  };
  switch (notice.kind) {
    case 'unknown-param':
      return t['unknown-param'](param === '' ? given : param);
    case 'out-of-range':
      return t['out-of-range'](name, given, used);
    case 'not-an-option':
      return t['not-an-option'](name, given, option(used));
    case 'text-too-long':
      return t['text-too-long'](name);
    case 'unknown-strategy':
      return t['unknown-strategy'](given);
    case 'bad-seed':
      return t['bad-seed'](given, used);
    case 'bad-repeats':
      return t['bad-repeats'](given, used);
    case 'bad-lang':
      return t['bad-lang'](given);
    case 'constraint':
      return t.constraint(name, used);
    case 'duplicate':
      // The same name twice, or the same strategy twice in its list.
      return t.duplicate(param === 'strategies' ? given : param);
    case 'malformed':
      return t.malformed(param === '' ? given : param);
    case 'bad-schedule':
      return t['bad-schedule'](given);
    case 'bad-search':
      return t['bad-search'](given);
    case 'bad-sweep':
      return t['bad-sweep'](given);
    case 'sweep-of-file':
      return t['sweep-of-file'](name);
    case 'tail':
      return t.tail(given);
    case 'mended':
    case 'bad-report':
    case 'no-seat':
    case 'newer-version':
    case 'too-long':
      return t[notice.kind];
  }
}

export function errorSentence(error: EngineError, voice: Voice): string {
  const t = messages(voice.lang).error;
  const n = (value: number) => number(value, voice.lang);
  const strategy = (id: string) => word(`strategy.${id}`, voice);
  switch (error.code) {
    case 'malformed':
      return t.malformed(error.detail);
    case 'bad-workers':
    case 'bad-samples':
      return t.malformed(error.code);
    case 'unknown-lab':
      return t.unknownLab(error.lab);
    case 'unknown-strategy':
      return t.unknownStrategy(error.strategy);
    case 'unknown-param':
      return t.unknownParam(error.param);
    case 'out-of-range':
      return t.outOfRange(fieldName(error.param, voice), n(error.min), n(error.max));
    case 'not-an-option':
      return t.notAnOption(
        fieldName(error.param, voice),
        error.options.map((o) => voice.words[`option.${error.param}.${o}`] ?? o).join(', '),
      );
    case 'too-long':
      return t.tooLong(fieldName(error.param, voice), n(error.max));
    case 'above-other':
      return t.aboveOther(fieldName(error.low, voice), fieldName(error.high, voice));
    case 'product-too-large':
      return t.productTooLarge(fieldName(error.param, voice), fieldName(error.times, voice), n(error.max));
    case 'search-out-of-range':
      return t.searchOutOfRange(n(error.max_steps), n(error.max_executions));
    case 'empty':
      return t.empty;
    case 'stopped':
      return t.stopped;
    case 'panic':
      return t.panic(laneName(error.lane, voice), error.message);
    case 'deadlock':
      return t.deadlock;
    case 'process-lost':
      return t.processLost(n(error.index), error.message);
    case 'file-unreadable':
      return t.fileUnreadable(error.message);
    case 'unavailable':
      return t.unavailable(strategy(error.strategy));
    case 'load-failed':
      return t.loadFailed(error.detail);
    case 'out-of-memory':
      return t.outOfMemory;
    case 'crashed':
      return t.crashed(error.detail);
    case 'hangs':
      return t.hangs(milliseconds(error.ms, voice.lang));
  }
}

/** What the reader can do about an error; nothing for a run that they stopped. */
export function errorAdvice(error: EngineError, voice: Voice): string | null {
  const t = messages(voice.lang).advice;
  switch (error.code) {
    case 'stopped':
      return null;
    case 'malformed':
    case 'bad-workers':
    case 'bad-samples':
    case 'unknown-lab':
    case 'unknown-strategy':
    case 'unknown-param':
      return t.reload;
    case 'out-of-range':
    case 'not-an-option':
    case 'too-long':
    case 'above-other':
    case 'product-too-large':
    case 'search-out-of-range':
    case 'empty':
      return t.correct;
    case 'panic':
      return t.panic;
    case 'deadlock':
      return t.deadlock;
    case 'process-lost':
      return t.processes;
    case 'file-unreadable':
      return t.file;
    case 'unavailable':
      return t.choose;
    case 'load-failed':
      return t.connection;
    case 'out-of-memory':
      return t.smaller;
    case 'crashed':
      return t.crashed;
    case 'hangs':
      return t.hangs;
  }
}

/** One arrow of a deadlock, with what the lane holds while others wait for it. */
export function waitingSentence(waiting: Waiting, all: readonly Waiting[], voice: Voice): string {
  const t = messages(voice.lang).error;
  const lane = laneName(waiting.lane, voice);
  const name = (object: string) => voice.words[`object.${object}`] ?? object;
  const held = new Set(all.filter(({ holder }) => holder === waiting.lane).map(({ object }) => name(object)));
  const object = name(waiting.object);
  const { holder } = waiting;
  if (held.size === 0)
    return holder === null
      ? t.deadlockFree(lane, object)
      : t.deadlockHeld(lane, object, laneName(holder, voice));
  const waits = holder === null ? t.waitsFree(object) : t.waitsHeld(object, laneName(holder, voice));
  return t.holding(lane, [...held].join(', '), waits);
}
