// A steered execution in words: lanes, things, steps and how things stand.
import type { Ending, Note, WaitFor, Walk, WalkLane, WalkObject, WalkOp, WalkStep } from '../../engine/model';
import { fill, number, say, type Voice, word } from '../../i18n/format';
import type { SeatWords } from '../../i18n/seat';
import { laneName } from '../../i18n/sentences';

export interface Say {
  voice: Voice;
  w: SeatWords;
  /** What lanes are; the one that starts the others is neither. */
  kind: 'thread' | 'task';
  /** Those that are tasks all the same: of an event loop that one of the threads runs. */
  tasks?: ReadonlySet<number>;
}

/** Lane 0 starts the others. */
export function laneLabel(lane: number, { voice, kind, tasks }: Say): string {
  return laneName(lane === 0 ? 'main' : `${tasks?.has(lane) ? 'task' : kind} ${lane}`, voice);
}

/** A lane that is named twice, as one that holds two permits, is named once and counted. */
export function lanesText(lanes: readonly number[], it: Say): string {
  const times = (lane: number) => lanes.filter((other) => other === lane).length;
  const text = (lane: number) => laneLabel(lane, it) + (times(lane) > 1 ? ` ×${times(lane)}` : '');
  return [...new Set(lanes)].map(text).join(', ');
}

/** The lab's word for a name, else the name. */
export function named(name: string, { voice }: Say): string {
  return Object.hasOwn(voice.words, `object.${name}`) ? word(`object.${name}`, voice) : name;
}

/** What an object is called; where it has no name, what it is, with a number from the second on. */
export function thingName(objects: readonly WalkObject[], at: number | null, it: Say): string {
  const object = at === null ? undefined : objects[at];
  if (!object) return '';
  if (object.name !== '') return named(object.name, it);
  const alike = objects.slice(0, at ?? 0).filter(({ name, thing }) => name === '' && thing === object.thing);
  const kind = it.w.thing[object.thing];
  return alike.length === 0 ? kind : `${kind} ${alike.length + 1}`;
}

export function opText(op: WalkOp, objects: readonly WalkObject[], it: Say): string {
  const args = { o: thingName(objects, op.object, it), l: thingName(objects, op.second, it) };
  return fill(it.w.step[op.action], args, it.voice);
}

const noteOf = (step: WalkStep, kind: 'saw' | 'left'): number | null => {
  const note = step.notes.find((each) => each.kind === kind);
  return note && 'value' in note ? note.value : null;
};

/** What a store adds to what the same lane saw in its access before, where that was the same atomic. */
export function addition(steps: readonly WalkStep[], at: number): { from: number; by: number } | null {
  const step = steps[at];
  if (step?.action !== 'store' && step?.action !== 'write') return null;
  const left = noteOf(step, 'left');
  const before = steps.slice(0, at).findLast(({ lane }) => lane === step.lane);
  if (left === null || !before || before.object !== step.object) return null;
  if (before.action !== 'load' && before.action !== 'read') return null;
  const from = noteOf(before, 'saw');
  return from === null || from === left ? null : { from, by: left - from };
}

function values(steps: readonly WalkStep[], at: number, step: WalkStep, { voice, w }: Say): string[] {
  const n = (value: number) => number(value, voice.lang);
  const saw = noteOf(step, 'saw');
  const left = noteOf(step, 'left');
  if (saw !== null && left !== null) return [w.changed(n(saw), n(left))];
  if (saw !== null) return [w.saw(n(saw))];
  if (left === null) return [];
  if (step.action === 'acquire' || step.action === 'release') return [`(${w.permits(n(left))})`];
  const added = addition(steps, at);
  if (!added) return [w.left(n(left))];
  const { from, by } = added;
  return [w.left(n(left)), by > 0 ? w.added(n(from), n(by)) : w.subtracted(n(from), n(-by))];
}

/** Notes that are sentences of their own. */
function noted(note: Note, step: WalkStep, { voice, w }: Say): string | null {
  switch (note.kind) {
    case 'saw':
    case 'left':
      return null;
    case 'refused':
      return step.action === 'acquire' ? w.inLine : w.refused;
    case 'called':
      return w.called(number(note.count, voice.lang));
    case 'value':
      return `${word(`series.${note.key}`, voice)} = ${number(note.value, voice.lang)}`;
    case 'log':
      return say('event', { key: note.key, args: { a: note.a, b: note.b } }, voice);
  }
}

/** What came about in a step that leaves something open, where it is not the usual thing. */
function pickText({ action, pick }: WalkStep, { voice, w }: Say): string | null {
  if (pick === 0) return null;
  const count = number(pick, voice.lang);
  switch (action) {
    case 'load':
    case 'read-modify-write':
      return w.picked.old(count);
    case 'store':
      return w.picked.under(count);
    case 'notify-one':
      return w.picked.passed(count);
    default:
      return w.picked.byItself;
  }
}

/** What a step did, and what it came to beside. */
export function stepText(
  { steps, objects }: Walk,
  at: number,
  it: Say,
): { did: string; notes: readonly string[] } | null {
  const step = steps[at];
  if (!step) return null;
  const did = [opText(step, objects, it), ...values(steps, at, step, it)].join(' ');
  const notes = step.notes.map((note) => noted(note, step, it)).filter((text) => text !== null);
  const unusual = pickText(step, it);
  return { did, notes: unusual === null ? notes : [unusual, ...notes] };
}

/** The same in one line, with its lane. */
export function stepLine(walk: Walk, at: number, it: Say): string {
  const text = stepText(walk, at, it);
  const step = walk.steps[at];
  if (!text || !step) return '';
  return it.w.did(laneLabel(step.lane, it), [text.did, ...text.notes].join(' · '));
}

export type LaneState = 'ready' | 'waits' | 'joins' | 'done';

export function laneState({ next, ready, over }: WalkLane): LaneState {
  if (over) return 'done';
  if (next === null) return 'joins';
  return ready ? 'ready' : 'waits';
}

/** Whether a lane stands in its object's line for a call; in a semaphore's it stands for what others hold. */
function awaitsCall({ lanes, objects }: Walk, lane: number): boolean {
  const at = lanes[lane]?.waits_for ?? null;
  const object = at === null ? undefined : objects[at];
  return object !== undefined && object.thing !== 'semaphore' && object.line.includes(lane);
}

export function stateText(walk: Walk, at: number, it: Say): string {
  const { w } = it;
  const lane = walk.lanes[at];
  if (!lane) return '';
  const state = laneState(lane);
  if (state === 'done') return w.state.done;
  if (state === 'joins' || !lane.next) return w.state.joins;
  if (state === 'ready') return w.state.ready(opText(lane.next, walk.objects, it));
  if (lane.next.action === 'spin') return w.state.spins;
  const object = thingName(walk.objects, lane.waits_for, it);
  if (object === '') return w.state.waits;
  if (awaitsCall(walk, at)) return w.state.call(object);
  return lane.holders.length > 0 ? w.state.held(object, lanesText(lane.holders, it)) : w.state.free(object);
}

/** A thing's value as it is read: a lock has none, an event is set or not, a semaphore has permits left, a queue items. */
export function thingValue({ thing, value, holders }: WalkObject, { voice, w }: Say): string {
  if (thing === 'lock') return holders.length === 0 ? w.free : '';
  if (value === null) return thing === 'atomic' || thing === 'plain' ? w.unknown : '';
  if (thing === 'event') return value === 0 ? w.isClear : w.isSet;
  const shown = number(value, voice.lang);
  if (thing === 'semaphore') return w.permits(shown);
  return thing === 'queue' ? w.items(shown) : shown;
}

/** How an execution ended, and what belongs to it. `walk` tells of its steps where it is at hand. */
export function endingTexts(ending: Ending, walk: Walk | null, it: Say): string[] {
  const { w, voice } = it;
  const all = [w.ending[ending.kind]];
  switch (ending.kind) {
    case 'fine':
    case 'fail':
      all.push(w.result(say('result', ending.result, voice)));
      break;
    case 'panic':
      all.push(w.panicked(laneName(ending.lane, voice), ending.message));
      break;
    case 'starvation':
      all.push(w.starved(laneLabel(ending.lane, it)));
      break;
    case 'lost-update': {
      const [one, other] = ending.steps.map((at) =>
        walk?.steps[at] ? w.atStep(number(at + 1, voice.lang), stepLine(walk, at, it)) : null,
      );
      const object = named(ending.object, it);
      all.push(one && other ? w.lost(object, one, other) : w.racedOn(object));
      all.push(w.result(say('result', ending.result, voice)));
      break;
    }
    case 'data-race': {
      const object = ending.object === '' ? w.thing.plain : named(ending.object, it);
      const [one, other] = ending.steps.map((at) =>
        walk?.steps[at] ? w.atStep(number(at + 1, voice.lang), stepLine(walk, at, it)) : null,
      );
      all.push(one && other ? w.raced(object, one, other) : w.racedOn(object));
      break;
    }
    case 'deadlock':
    case 'lost-wake-up':
      // With its steps at hand, arrows say more.
      if (!walk) all.push(...ending.waits.flatMap((wait) => waitText(wait, it)));
      break;
    case 'livelock':
    case 'too-long':
      break;
  }
  return all;
}

/** One of a wait-for graph by names alone; nothing for who waits for no thing, as for the others to end. */
function waitText({ lane, object, holders }: WaitFor, it: Say): string[] {
  if (object === '') return [];
  const label = laneLabel(lane, it);
  const name = named(object, it);
  return [
    holders.length > 0 ? it.w.arrowHeld(label, name, lanesText(holders, it)) : it.w.arrowWaits(label, name),
  ];
}

/** Who waits for what, as sentences. */
export function arrows(walk: Walk, it: Say): string[] {
  return walk.lanes.flatMap(({ waits_for, holders, over }, lane) => {
    if (over || waits_for === null) return [];
    const object = thingName(walk.objects, waits_for, it);
    const label = laneLabel(lane, it);
    if (awaitsCall(walk, lane)) return [it.w.arrowCall(label, object)];
    if (holders.length > 0) return [it.w.arrowHeld(label, object, lanesText(holders, it))];
    return [it.w.arrowFree(label, object)];
  });
}
