// Words of sweeps in English. `ko.ts` must have the same ones.

export const sweepEn = {
  title: 'Sweep a parameter',
  lead: 'Runs the whole comparison once for each value, one value after another, and shows how the times change.',
  param: 'Parameter to sweep',
  values: 'Values',
  valuesHint: (min: string, max: string, most: string) =>
    `From ${min} to ${max}: a list (1, 2, 4, 8), a range (1-8) or a range with a step (0-500/50). At most ${most} values.`,
  start: 'Sweep',
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  estimate: {
    run: (time: string, count: string) =>
      `${count} values: about ${time} in all if each takes as long as the last run.`,
    unknown: (count: string) =>
      `${count} values. The time is estimated once the first one is done, or right away if the lab has been run before.`,
  },
  at: (name: string, value: string, nth: string, of: string) => `${name}: ${value} · value ${nth} of ${of}`,
  left: {
    run: (time: string) => `About ${time} in all if each value takes as long as the last run.`,
    values: (time: string, done: string) =>
      `About ${time} left if the rest take as long on average (done so far: ${done}).`,
    unknown: 'The time left is estimated after the first value.',
  },
  announce: (count: string) => `Sweep started: ${count} values.`,
  state: {
    done: (done: string) => `Sweep done: ${done} values.`,
    stopped: (done: string, of: string) => `Sweep stopped: ${done} of ${of} values done.`,
    failed: (done: string, of: string) => `Sweep failed: ${done} of ${of} values done.`,
  },
  problem: {
    unreadable: (given: string) => `“${given}” is neither a whole number nor a range such as 1-8.`,
    'too-few': 'A sweep needs at least two values.',
    'too-many': (most: string) => `A sweep takes at most ${most} values.`,
    at: (value: string, sentence: string) => `At ${value}: ${sentence}`,
    form: (name: string, sentence: string) => `Correct “${name}” first. ${sentence}`,
  },

  result: (name: string) => `Sweep: ${name}`,
  failedAt: (value: string) => `This happened at ${value}.`,
  kept: 'The values finished before that are shown below.',
  invalid: {
    hidden: (values: string) =>
      `The tab was hidden at ${values}, and browsers slow hidden tabs down. Do not trust these times.`,
    'speed-changed': (values: string) =>
      `The computer’s speed changed during the runs at ${values}. Do not trust these times.`,
  },
  leftOut: 'The speed-ups and the fits leave them out.',
  disagree: (values: string) => `The strategies did not arrive at the same answer at ${values}.`,
  chart: 'Median time by value',
  chartText:
    'One line for each strategy; the bars are the confidence intervals of the medians. The table below gives the same numbers.',
  axisMs: 'ms',
  table: 'Every value',
  tableRuns: (runs: string) => `Timed runs for each median: ${runs}.`,
  tableMedians: (level: string) => `Below each median: its ${level} confidence interval.`,
  tableSpeedups: (level: string) => `Below each speed-up: its ${level} confidence interval.`,
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
      `How many times as fast as with the fewest workers (${least}). Dashed: the fitted law. Thin: the ideal, in proportion to the number of workers.`,
    each: (least: string) =>
      `Each worker brings work of its own, so this compares the work done in a given time with that of the fewest workers (${least}). Dashed: the fitted law. Thin: the ideal, in proportion to the number of workers.`,
  },
  meaning: 'What it means',
  fit: {
    /** Amdahl's law with a limit. */
    serial: {
      shared: (share: string, low: string, high: string, most: string) =>
        `About ${share} of the work is serial (95% confidence interval: ${low} to ${high}). However many workers there are, they are at most about ${most} as fast as one.`,
      each: (share: string, low: string, high: string, most: string) =>
        `About ${share} of the work is serial (95% confidence interval: ${low} to ${high}). However many workers there are, they do at most about ${most} the work of one in the same time.`,
    },
    /** Amdahl's law, where nothing may be serial at all. */
    parallel: (high: string, workers: string) =>
      `Next to nothing is serial (at most ${high}): up to ${workers} workers, each additional one helps.`,
    atMost: (high: string) =>
      `At most ${high} of the work is serial. These times cannot tell whether any of it is.`,
    /** The Universal Scalability Law. */
    peak: {
      shared: (peak: string, most: string, serial: string) =>
        `About ${peak} workers are fastest: ${most} as fast as one. Any more get in each other’s way. About ${serial} of the work is serial.`,
      each: (peak: string, most: string, serial: string) =>
        `About ${peak} workers get the most done: ${most} the work of one in the same time. Any more get in each other’s way. About ${serial} of the work is serial.`,
    },
    /** The same, where it only falls. */
    alone: {
      shared: 'One worker is fastest; more of them get in each other’s way.',
      each: 'One worker gets the most done in a given time; more of them get in each other’s way.',
    },
    outside: 'No run was made with that number of workers; it follows from the curve.',
    withoutOne: 'No run was made with one worker; the comparison with one follows from the curve.',
    none: {
      'too-few': 'There are too few points to fit a law. Add values.',
      flat: (low: string, high: string) =>
        `The number of workers makes no difference here (speed-ups from ${low} to ${high}).`,
      misfit:
        'No law is shown, because neither describes these times. Perhaps the work does not divide evenly, or there are more workers than cores.',
      uncertain:
        'No law is shown, because these times leave open how much of the work is serial. More values or more repeats may settle it.',
    },
  },
  cores: (cores: string) =>
    `Cores reported by this browser: ${cores}. If more workers than that compute, they take turns, which neither law describes.`,
  numbers: 'The fits in numbers',
  law: {
    name: 'Law',
    amdahl: 'Amdahl’s law',
    usl: 'Universal Scalability Law',
    serial: 'Serial fraction, α',
    coherency: 'Coherency, β',
    peak: 'Best number of workers',
    most: 'Highest speed-up over one worker',
    deviation: 'Typical deviation',
    text: 'Fitted to the medians by least squares, with 95% confidence intervals. The Universal Scalability Law is shown only if β is clearly above 0.',
  },
  exportJson: 'Save sweep (JSON)',
  exportCsv: 'Save sweep (CSV)',
};

export type SweepWords = typeof sweepEn;
