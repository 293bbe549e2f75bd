// Words of the schedule as a drawing, in English. `schedule-ko.ts` must have the same ones.

/** Why a step could come: the step that it goes on from, and that one's lane. */
type Cause = (step: string, lane: string) => string;

export const scheduleEn = {
  title: 'Schedule',
  slider: 'Step of the schedule',
  atStart: 'Start: no step has been taken yet.',
  /** Letters in stations. */
  sign: {
    read: 'reads',
    write: 'writes',
    change: 'reads and writes as one step',
    lock: 'takes a lock',
    unlock: 'releases a lock',
    wait: 'waits if it has to',
    wake: 'wakes others',
    put: 'puts in or returns',
    take: 'takes out or asks for',
    other: 'goes on',
  },
  edge: {
    start: 'lane started',
    join: 'lane joined behind its end',
    lock: 'lock handed over',
    'wake-up': 'wake-up',
    permit: 'permit returned',
    item: 'item passed on',
    closed: 'queue closed',
    value: 'value read',
    race: 'not ordered: data race',
  },
  cause: {
    start: (step, lane) => `started after step ${step} (${lane})`,
    join: (step, lane) => `joined the lane that ended with step ${step} (${lane})`,
    lock: (step, lane) => `takes the lock released in step ${step} (${lane})`,
    'wake-up': (step, lane) => `woken by step ${step} (${lane})`,
    permit: (step, lane) => `has the permit returned in step ${step} (${lane})`,
    item: (step, lane) => `gets the item put in in step ${step} (${lane})`,
    closed: (step, lane) => `finds the queue closed by step ${step} (${lane})`,
    value: (step, lane) => `sees the value written in step ${step} (${lane})`,
    race: (step, lane) => `nothing orders it after step ${step} (${lane})`,
  } satisfies Record<string, Cause>,
  waiting: 'has to wait',
  tasks:
    'No arrows here: what tasks hand to one another happens within their steps, where the seat does not record it.',
  bounds: 'Bounds of the search',
  fewest: (steps: string) => `Fewest steps: ${steps}`,
  counts: (schedules: string, executions: string) => `schedules: ${schedules} · executions: ${executions}`,
  moreMoves: 'More',
};

export type ScheduleWords = typeof scheduleEn;
