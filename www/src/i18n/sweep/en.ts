// Words of sweeps in English. `ko.ts` must have the same ones.

export const sweepEn = {
  title: 'Sweep a parameter',
  lead: 'Runs the whole comparison once for each value, one after the other, and shows how the times change.',
  param: 'Parameter to sweep',
  values: 'Values',
  valuesHint: (min: string, max: string, most: string) =>
    `From ${min} to ${max}: a list (1, 2, 4, 8), a range (1-8) or a range with a step (0-500/50). At most ${most} values.`,
  start: 'Sweep',
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  estimate: {
    run: (time: string, count: string) =>
      `${count} values: at least ${time}, judging by the times of the last run.`,
    unknown: (count: string) =>
      `${count} values. How long they will take is shown once the first one is done; an ordinary run tells it beforehand.`,
  },
  at: (name: string, value: string, nth: string, of: string) => `${name}: ${value} · value ${nth} of ${of}`,
  left: {
    run: (time: string) => `At least ${time}, judging by the last run.`,
    values: (time: string, done: string) =>
      `About ${time} left if the rest take as long on average (done so far: ${done}).`,
    unknown: 'The time left is shown after the first value.',
  },
  announce: (count: string) => `Sweep started. Values: ${count}.`,
  state: {
    done: (done: string) => `Sweep done. Values: ${done}.`,
    stopped: (done: string, of: string) => `Sweep stopped. Values done: ${done} of ${of}.`,
    failed: (done: string, of: string) => `Sweep failed. Values done: ${done} of ${of}.`,
  },
  problem: {
    unreadable: (given: string) => `“${given}” is neither a whole number nor a range such as 1-8.`,
    'too-few': 'A sweep needs at least two values.',
    'too-many': (most: string) => `A sweep takes at most ${most} values.`,
    at: (value: string, sentence: string) => `At ${value}: ${sentence}`,
    form: (name: string, sentence: string) => `Correct “${name}” first. ${sentence}`,
  },

  result: (name: string) => `Sweep: ${name}`,
  failedAt: (value: string) => `It happened at ${value}.`,
  kept: 'The values finished before that are shown below.',
  invalid: {
    hidden: (values: string) =>
      `At ${values} the tab was hidden, and browsers slow hidden tabs down. Do not trust these times.`,
    'speed-changed': (values: string) =>
      `At ${values} the machine changed speed during the run. Do not trust these times.`,
  },
  leftOut: 'Speed-up and fits leave these values out.',
  disagree: (values: string) => `At ${values} the strategies did not come to the same answer.`,
  chart: 'Median time by value',
  chartText:
    'A line for each strategy; the bars are the intervals of the medians. The table has the same numbers.',
  axisMs: 'ms',
  table: 'Every value',
  tableText: (runs: string) => `Medians of ${runs} runs each.`,
  tableTextLevel: (runs: string, level: string) =>
    `Medians of ${runs} runs each, with their ${level} intervals.`,
  column: {
    median: 'Median',
    runs: 'Runs',
    speedup: 'Speed-up',
    efficiency: 'Efficiency',
  },
  untrusted: 'not to be trusted',
  speedup: 'Speed-up by number of workers',
  speedupText: {
    shared: (least: string) =>
      `How many times as fast as with the fewest workers (${least}). Dashed: the fitted law. Thin: as if twice the workers did twice as much.`,
    each: (least: string) =>
      `Each worker brings work of its own, so this is the work done in a given time, against the fewest workers (${least}). Dashed: the fitted law. Thin: as if twice the workers did twice as much.`,
  },
  meaning: 'What it means',
  fit: {
    /** Amdahl's law with a limit. */
    serial: {
      shared: (share: string, low: string, high: string, most: string) =>
        `About ${share} of the work is serial (${low} to ${high}): however many workers there are, they will not be more than ${most} as fast as one.`,
      each: (share: string, low: string, high: string, most: string) =>
        `About ${share} of the work is serial (${low} to ${high}): however many workers there are, they will not do more than ${most} the work of one in the same time.`,
    },
    /** Amdahl's law, where nothing may be serial at all. */
    parallel: (high: string, workers: string) =>
      `Next to nothing is serial (at most ${high}): up to ${workers} workers, each one more helps.`,
    atMost: (high: string) =>
      `At most ${high} of the work is serial; these times do not tell whether any of it is.`,
    /** The Universal Scalability Law. */
    peak: {
      shared: (peak: string, most: string, serial: string) =>
        `Fastest with about ${peak} workers, ${most} as fast as one; any more get in each other’s way. About ${serial} of the work is serial.`,
      each: (peak: string, most: string, serial: string) =>
        `About ${peak} workers get the most done, ${most} the work of one in the same time; any more get in each other’s way. About ${serial} of the work is serial.`,
    },
    beyond: 'That is beyond the values measured: the curve says it, no run did.',
    none: {
      'too-few': (fewest: string) =>
        `Too few points for a law: it takes at least ${fewest} numbers of workers whose times can be trusted.`,
      flat: (low: string, high: string) =>
        `The number of workers makes no difference here (${low} to ${high}).`,
      misfit:
        'No law is shown, because the times follow neither. Work that does not divide evenly, or more workers than cores, can be the reason.',
      uncertain:
        'No law is shown, because these times leave open how much of the work is serial. More values or more repeats may tell.',
    },
  },
  cores: (cores: string) =>
    `This browser reports ${cores} cores. More workers than that take turns when they compute, which neither law describes.`,
  numbers: 'The fits in numbers',
  law: {
    name: 'Law',
    amdahl: 'Amdahl',
    usl: 'Universal Scalability Law',
    serial: 'Serial, α',
    coherency: 'Coherency, β',
    peak: 'Best number',
    most: 'Limit',
    deviation: 'Typically off by',
    text: 'Least squares on the medians; intervals of 95 %. The Universal Scalability Law is shown only where β is clearly above 0.',
  },
  exportJson: 'Save sweep (JSON)',
  exportCsv: 'Save sweep (CSV)',
};

export type SweepWords = typeof sweepEn;
