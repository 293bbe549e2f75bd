// Words of the scheduler's seat in English; loaded with it. `ko.ts` must have the same ones.
import type { Action, Ending, Order, Thing } from '../../engine/model';
import { scheduleEn } from './schedule-en';

/** What a lane does; `{o}` is what to, `{l}` the lock that a wait gives back. */
const step: Record<Action, string> = {
  load: 'load {o}',
  store: 'store {o}',
  'read-modify-write': 'read and modify {o} in one step',
  fence: 'pass a fence',
  read: 'read {o}',
  write: 'write {o}',
  lock: 'lock {o}',
  'try-lock': 'lock {o} if it is free',
  'lock-or-time-out': 'lock {o}, or give up when time runs out',
  unlock: 'unlock {o}',
  wait: 'unlock {l} and wait to be notified on {o}',
  relock: 'notified on {o}: lock {l} again',
  'relock-or-time-out': 'notified on {o}, or out of time: lock {l} again',
  'notify-one': 'notify a waiter on {o}',
  'notify-all': 'notify all waiters on {o}',
  'await-call': 'wait to be notified on {o}',
  'await-call-or-time-out': 'wait to be notified on {o}, or give up when time runs out',
  acquire: 'ask {o} for a permit',
  release: 'return a permit to {o}',
  set: 'set {o}',
  clear: 'clear {o}',
  look: 'check {o} without waiting',
  'await-event': 'continue if {o} is set, or wait for it',
  arrive: 'arrive at {o}',
  put: 'put an item into {o}',
  'put-or-time-out': 'put an item into {o}, or give up when time runs out',
  get: 'take an item out of {o}',
  'get-or-time-out': 'take an item out of {o}, or give up when time runs out',
  close: 'close {o}',
  'task-done': 'report an item of {o} as processed',
  'await-done': 'wait until all items of {o} are processed',
  sleep: 'wake up from sleep',
  spin: 'spin once more in the waiting loop',
  'back-off': 'wake up from the pause and try again',
  end: 'end',
  'await-end': 'continue after the end of {o}',
  'await-end-or-time-out': 'continue after the end of {o}, or give up when time runs out',
  begin: 'begin',
  poll: 'continue after yielding',
  'await-sleep': 'continue after the sleep',
  'await-tasks': 'continue after other tasks',
  'await-queue': 'continue after waiting for {o}',
  'await-permit': 'continue with a permit from {o}',
  'await-signal': 'continue after {o}',
};

const thing: Record<Thing, string> = {
  atomic: 'atomic',
  plain: 'plain data',
  lock: 'lock',
  condvar: 'condition variable',
  semaphore: 'semaphore',
  event: 'event',
  barrier: 'barrier',
  queue: 'queue',
  thread: 'thread',
};

const order: Record<Order, string> = {
  relaxed: 'Relaxed',
  acquire: 'Acquire',
  release: 'Release',
  'acq-rel': 'AcqRel',
  'seq-cst': 'SeqCst',
};

const ending: Record<Ending['kind'], string> = {
  fine: 'All lanes finished, and what must hold holds.',
  fail: 'All lanes finished, but what must hold does not.',
  panic: 'A lane panicked.',
  deadlock: 'Deadlock: no lane can continue.',
  'lost-wake-up': 'Lost wake-up: a lane waits for a notification that will never come.',
  livelock: 'Livelock: lanes keep taking steps, but none makes progress.',
  starvation: 'Starvation: a lane had to wait while others made progress again and again.',
  'data-race': 'Data race: two accesses to plain data with nothing to order them.',
  'lost-update':
    'Lost update: a value was written that does not include what another lane had written in between.',
  'too-long': 'Cut off at the step limit: what happens after that is unknown.',
};

export const seatEn = {
  step,
  thing,
  order,
  ending,
  variable: 'variable',
  changes: 'change {o}',
  programs:
    'A step is an access to something that threads may share, an operation on a lock, a queue or the like, a sleep, or the end of a thread. What is between two steps happens at once. Steps of a thread that is alone are left out: nothing could come between them.',
  programLines: 'The marked line comes next.',
  holds: (what: string) => `What must hold: ${what}`,
  model:
    'Usually a step sees all steps before it. Where the language leaves more open, you choose: an atomic access that is not SeqCst may see an older value, a notification may wake any waiter, and a wait on a condition variable may end by itself. Unordered accesses to plain data are reported as a data race, even when the value was right. One thing that Rust allows is not shown: two loads that each see a store which comes after the other one (load buffering).',
  lines:
    'The marked line comes next. Where a lock is released because its guard is dropped, the mark is on the line that took the guard.',
  leave: 'Leave the seat',
  asked: (strategy: string, steps: string, executions: string) =>
    `This link asks for a search of “${strategy}”: schedules of up to ${steps} steps, at most ${executions} executions. This page’s own engine does the search and shows what it finds; the link itself proves nothing.`,
  setUp: 'What to steer',
  tasksAlone:
    'Strategies with threads cannot be steered here: threads need shared memory, which is not available on this page right now.',
  strategy: 'Strategy',
  keep: 'Correct the value; until then the seat keeps the last valid one.',

  lanes: 'Lanes',
  code: (lane: string) => `Code for ${lane}`,
  locals: 'Local variables',
  noCode: (file: string, line: string) => `${file}, line ${line}`,
  now: 'next',
  take: 'Take a step',
  ways: (lane: string) => `Other outcomes of the next step of ${lane}`,
  way: {
    old: (value: string, newer: string) =>
      `It sees the old value ${value} (nothing has made newer writes visible: ${newer})`,
    under: (newer: string) => `It is ordered before newer writes: ${newer}`,
    wakes: (lane: string) => `It wakes ${lane}`,
    byItself: 'The wait ends by itself (spurious wake-up)',
  },
  why: {
    ask: 'What made it go wrong?',
    none: 'No schedule near this one ends well.',
    show: 'Show the nearest good schedule',
    turned: (earlier: string, later: string) =>
      `Here ${earlier} came before ${later}. In the nearest schedule that ends well, it is the other way round.`,
    differs: (step: string) =>
      `The nearest schedule that ends well is the same up to step ${step}, which comes about differently there.`,
  },
  picked: {
    old: (newer: string) => `an old value; newer writes not visible yet: ${newer}`,
    under: (newer: string) => `ordered before newer writes: ${newer}`,
    passed: (count: string) => `earlier waiters passed over: ${count}`,
    byItself: 'not notified: a spurious wake-up',
  },
  state: {
    ready: (next: string) => `Next: ${next}`,
    held: (object: string, holders: string) => `Waiting for ${object}, held by ${holders}`,
    free: (object: string) => `Waiting for ${object}`,
    call: (object: string) => `Waiting to be notified on ${object}`,
    spins: 'Spinning until another lane changes something',
    waits: 'Waiting',
    joins: 'Waiting for the others to finish',
    done: 'Done',
  },
  thenDoes: (next: string) => `then: ${next}`,

  shared: 'What the lanes share',
  sharedColumn: { name: 'Object', value: 'Value', holders: 'Held by', line: 'Waiting' },
  values_title: 'What the lab counts',
  free: 'free',
  unknown: 'not seen yet',
  isSet: 'set',
  isClear: 'not set',
  items: (count: string) => `items: ${count}`,
  permits: (count: string) => `permits left: ${count}`,
  itemsOf: (list: string) => `${list}: oldest first`,
  oldestFirst: 'oldest first',
  moreItems: (count: string) => `and ${count} more`,
  nothingShared: 'Nothing has been touched yet.',

  time: (now: string) => `Virtual time: ${now}`,
  timeHint:
    'Time passes only in sleeps and timeouts, and only as much as the code says. A sleep may end at any moment after that, so it is the schedule that decides, not the clock.',

  timeHintTasks:
    'Time passes only when no task is ready; it then jumps to the next timer, as in an event loop.',

  history: 'Steps so far',
  start: 'Start',
  noSteps: 'No step has been taken yet.',
  did: (lane: string, what: string) => `${lane}: ${what}`,
  saw: (value: string) => `→ ${value}`,
  left: (value: string) => `← ${value}`,
  changed: (from: string, to: string) => `${from} → ${to}`,
  added: (from: string, by: string) => `= ${from} + ${by}`,
  subtracted: (from: string, by: string) => `= ${from} − ${by}`,
  refused: 'not acquired',
  inLine: 'has to wait',
  called: (count: string) => `notified: ${count}`,
  position: (at: string, of: string) => `Step ${at} of ${of}`,
  ahead: 'undone',

  controls: 'Steps',
  toStart: 'To the start',
  back: 'Back',
  forward: 'Forward',
  toEnd: 'To the end',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  perSecond: (steps: string) => `${steps} per second`,
  interesting: 'Skip to the next key moment',
  random: 'Random steps',
  seed: 'Seed',
  renew: 'Start over',
  keys: 'Keys, while the focus is inside: 1–9 step that lane, 0 steps main, ← back, → forward, Home to the start, End to the end.',
  copyLink: 'Copy a link to this schedule',
  busy: 'Stepping…',
  astray: (step: string) =>
    `Step ${step} of the given schedule cannot be taken: its lane has to wait or has finished. The schedule is shown up to that point.`,

  result: (text: string) => `Result: ${text}`,
  panicked: (lane: string, message: string) => `${lane} panicked: “${message}”.`,
  starved: (lane: string) => `${lane} had to wait while the others made progress.`,
  raced: (object: string, one: string, other: string) =>
    `Nothing orders these two accesses to ${object}: ${one} and ${other}.`,
  racedOn: (object: string) => `Object: ${object}.`,
  lost: (object: string, one: string, other: string) =>
    `What was written to ${object} by ${one} is gone: ${other} wrote a value computed from what was there before.`,
  atStep: (step: string, text: string) => `step ${step} (${text})`,
  graph: 'Who waits for whom',
  graphWaits: 'waits for',
  graphHeld: 'held by',
  arrowHeld: (lane: string, object: string, holders: string) =>
    `${lane} waits for ${object}, held by ${holders}.`,
  arrowWaits: (lane: string, object: string) => `${lane} waits for ${object}.`,
  arrowFree: (lane: string, object: string) => `${lane} waits for ${object}, which nobody holds.`,
  arrowCall: (lane: string, object: string) => `${lane} waits to be notified on ${object}.`,

  find: {
    title: 'Find a bad schedule',
    lead: 'The search runs one schedule after another and reports how each of them ends.',
    reduced: 'Treat schedules that differ only in the order of independent steps as one',
    reducedHint: 'If off, every single schedule is run, which takes far longer and finds the same endings.',
    spurious: 'Let waits end by themselves',
    spuriousHint:
      'A wait on a condition variable may return without a notification: a spurious wake-up. The search allows one in each schedule.',
    steps: 'Maximum steps per schedule',
    executions: 'Maximum executions',
    draw: 'Which schedules are run',
    drawWays: {
      search: 'Every one (search)',
      walk: 'Drawn: random walk',
      pct: 'Drawn: PCT',
      pos: 'Drawn: POS',
    },
    drawHint: {
      search:
        'The only way to show that nothing goes wrong. For a program with too many schedules, draw some of them.',
      walk: 'At each step one of the lanes that can continue is drawn, all with equal probability. Promises nothing.',
      pct: 'Each lane draws a priority, and the highest goes first until it drops at a step drawn at random. Promises to find a bug with a known probability if the order of two pairs of steps is enough to cause it.',
      pos: 'Each step draws a priority. No order of independent steps is favoured. Promises nothing.',
    },
    drawn: (executions: string) => `Schedules drawn: ${executions}.`,
    promised: (percent: string) =>
      `If the order of two pairs of steps were enough for a bad ending, these schedules would have shown one with a probability of at least ${percent}%.`,
    drawInstead:
      'To look beyond this limit, have schedules drawn instead: choose so at “Which schedules are run”, under “Bounds of the search”.',
    searching: 'Searching …',
    start: 'Search',
    stop: 'Stop the search',
    counted: (executions: string, schedules: string) =>
      `Executions: ${executions}. Schedules they represent: ${schedules}.`,
    estimate: (about: string, low: string, high: string, sample: string) =>
      `To cover everything, about ${about} executions are needed, probably between ${low} and ${high}: an estimate from ${sample} schedules drawn at random.`,
    tooMany: 'too many to count',
    about: (count: string) => `about ${count}`,
    fine: (count: string, steps: string) =>
      `All schedules of up to ${steps} steps were covered, and none ends badly. Schedules: ${count}.`,
    bad: (count: string, steps: string) =>
      `Some schedules end badly. All schedules of up to ${steps} steps were covered. Schedules: ${count}.`,
    cut: (count: string, steps: string) =>
      `Executions cut off at ${steps} steps: ${count}. What happens after that is unknown.`,
    fineSoFar:
      'No bad schedule has been found so far. That says nothing about schedules that have not been run.',
    badSoFar: 'Some schedules end badly. Not all schedules have been run, so there may be other endings.',
    out: (executions: string) =>
      `The search reached its limit of ${executions} executions before it was complete.`,
    fineWithin: (most: string, next: string) =>
      `No schedule with at most ${most} preemptions ends badly: all of those were covered. Those with ${next} were not all run.`,
    badWithin: (most: string, next: string) =>
      `All schedules with at most ${most} preemptions were covered. Those with ${next} were not all run.`,
    stopped: 'The search was stopped before it was complete.',
    astray: 'The program behaved differently when the same schedule was run again, so it cannot be searched.',
    copyLink: 'Copy a link to this search',
    outcomes: 'How the schedules end',
    show: 'Show',
  },
  goals: {
    title: 'Goals',
    reached: 'Reached',
    open: 'Not yet reached',
    byLink: 'Reached by the link',
    here: 'This schedule reaches the goal.',
    hereLink: 'The schedule in the link was run again here, and it reaches this goal.',
    notHereLink:
      'The schedule in the link was run again here as far as it goes; it does not reach this goal.',
    hereSearch: 'The search shows this.',
    notHereSearch: 'The search does not show this.',
    hint: (at: string, of: string) => `Hint ${at} of ${of}`,
    link: 'Schedule that reached it',
    linkSearch: 'Search that showed it',
    prepare: 'Set up for this goal',
  },
  failed: 'Try again',
  drawn: scheduleEn,
};

export type SeatWords = typeof seatEn;
