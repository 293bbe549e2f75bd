// What a report from outside must look like, as an exported file or unpacked from a link.
import * as v from 'valibot';

const LONGEST_ID = 64;
const LONGEST_TEXT = 500;
/** What a learner may have written into a parameter. */
const LONGEST_PARAM = 10_000;
/** A day and a bit: nothing here takes longer. */
const MOST_MS = 1e8;
const MOST_SAMPLES = 1000;
const MOST_STRATEGIES = 32;
const MOST_ENTRIES = 64;
const MOST_POINTS = 10_000;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const written = v.pipe(v.string(), v.maxLength(LONGEST_PARAM));
const ms = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST_MS));
const ratio = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const arg = v.union([finite, text]);

function few<Item extends v.GenericSchema>(item: Item, most: number) {
  return v.pipe(v.array(item), v.maxLength(most));
}

function entries<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.record(id, item), v.maxEntries(MOST_ENTRIES));
}

const message = v.object({ key: id, args: entries(arg) });
const interval = v.object({
  low: ratio,
  high: ratio,
  confidence: v.pipe(finite, v.minValue(0), v.maxValue(1)),
});

const tables = few(
  v.object({ key: id, columns: few(id, MOST_ENTRIES), rows: few(few(arg, MOST_ENTRIES), MOST_POINTS) }),
  MOST_ENTRIES,
);

const outcome = v.object({
  result: message,
  answer: text,
  facts: entries(finite),
  series: few(v.object({ key: id, points: few(v.tuple([finite, finite]), MOST_POINTS) }), MOST_ENTRIES),
  tables,
  image: v.nullable(v.object({ pointer: count, width: count, height: count })),
});

const strategy = v.object({
  id,
  samples_ms: few(ms, MOST_SAMPLES),
  median_ms: ms,
  spread_ms: ms,
  interval: v.nullable(interval),
  speedup: v.object({
    ratio,
    interval: v.nullable(interval),
    difference: v.picklist(['baseline', 'faster', 'slower', 'unclear']),
  }),
  startup_ms: v.nullable(ms),
  outcome,
  // Reports of before these were there have neither.
  results: v.exactOptional(few(v.object({ runs: count, result: message }), MOST_SAMPLES)),
  varied: v.exactOptional(few(id, MOST_ENTRIES)),
  facts: entries(few(finite, MOST_SAMPLES)),
});

export const reportSchema = v.object({
  version: v.literal(1),
  request: v.object({
    lab: id,
    strategies: few(id, MOST_STRATEGIES),
    params: entries(v.union([v.pipe(v.number(), v.safeInteger()), written])),
    settings: v.object({ seed: count, repeats: count }),
  }),
  environment: v.object({
    browser: v.pipe(v.string(), v.maxLength(LONGEST_ID)),
    cores: v.pipe(count, v.maxValue(4096)),
    resolutionMs: ms,
    threads: v.boolean(),
  }),
  comparison: v.object({
    strategies: v.pipe(few(strategy, MOST_STRATEGIES), v.minLength(1)),
    agree: v.boolean(),
    invalid: few(v.picklist(['hidden', 'speed-changed']), 2),
    verdict: few(message, 16),
    // Reports of before these were there have neither.
    truth: v.optional(v.nullable(id), null),
    tables: v.optional(tables, []),
  }),
  created: v.pipe(v.string(), v.maxLength(40), v.isoTimestamp()),
});
