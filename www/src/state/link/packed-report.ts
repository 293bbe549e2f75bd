// The compact form of a report inside a link: arrays in place of names, whole microseconds in place of
// milliseconds. Once published it may only be added to, at the end of an array.
import * as v from 'valibot';
import type { Difference, Interval, Invalid, Message, RunsResult } from '../../engine/model.ts';
import type { Report } from './report-shape.ts';

const DIFFERENCES: readonly Difference[] = ['baseline', 'faster', 'slower', 'unclear'];
const INVALID: readonly Invalid[] = ['hidden', 'speed-changed'];
const NOTHING = { answer: '', facts: {}, series: [], tables: [], image: null };

// Loose: a newer page may have added something at the end. What matters is checked by `reportSchema`,
// after it has been unfolded; here only what unfolding needs.
const number = v.number();
const interval = v.nullable(v.looseTuple([number, number, number]));
const message = v.looseTuple([v.string(), v.record(v.string(), v.union([number, v.string()]))]);
const results = v.array(v.looseTuple([number, message]));
const strategy = v.looseTuple([
  v.string(),
  v.array(number),
  number,
  number,
  interval,
  number,
  interval,
  number,
  v.nullable(number),
  message,
  // And the results of all runs, where they were told.
]);
const packed = v.looseTuple([
  v.literal(1),
  v.string(),
  v.array(v.string()),
  v.record(v.string(), v.union([number, v.string()])),
  number,
  number,
  v.looseTuple([v.string(), number, number, v.boolean()]),
  number,
  v.array(strategy),
  v.boolean(),
  v.array(number),
  v.array(message),
]);
type Packed = v.InferInput<typeof packed>;
type PackedInterval = v.InferInput<typeof interval>;
type PackedResult = v.InferInput<typeof results>[number];

/** The most frequent ones: where every run comes to something else, a link need not carry all. */
const MOST_RESULTS = 5;

/** Leaves out what is not shown beside another's: series, tables, pictures, facts and answers. */
export function fold({ request, environment, comparison, created }: Report): Packed {
  return [
    1,
    request.lab,
    request.strategies,
    request.params,
    request.settings.seed,
    request.settings.repeats,
    [environment.browser, environment.cores, micro(environment.resolutionMs), environment.threads],
    Math.round(Date.parse(created) / 1000),
    comparison.strategies.map((each) => [
      each.id,
      each.samples_ms.map(micro),
      micro(each.median_ms),
      micro(each.spread_ms),
      foldInterval(each.interval, micro),
      short(each.speedup.ratio),
      foldInterval(each.speedup.interval, short),
      DIFFERENCES.indexOf(each.speedup.difference),
      each.startup_ms === null ? null : micro(each.startup_ms),
      foldMessage(each.outcome.result),
      ...foldResults(each.results),
    ]),
    comparison.agree,
    comparison.invalid.map((each) => INVALID.indexOf(each)),
    comparison.verdict.map(foldMessage),
  ];
}

/** A report's form, still to be checked against `reportSchema`; nothing for what has not this form. */
export function unfold(json: unknown): unknown {
  const parsed = v.safeParse(packed, json);
  if (!parsed.success) return null;
  const [, lab, strategies, params, seed, repeats, machine, seconds, summaries, agree, invalid, verdict] =
    parsed.output;
  const [browser, cores, resolution, threads] = machine;
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  return {
    version: 1,
    request: { lab, strategies, params, settings: { seed, repeats } },
    environment: { browser, cores, resolutionMs: resolution / 1000, threads },
    comparison: {
      strategies: summaries.map(unfoldSummary),
      agree,
      invalid: invalid.map((index) => INVALID[index]),
      verdict: verdict.map(unfoldMessage),
      truth: null,
      tables: [],
    },
    created: date.toISOString(),
  };
}

function unfoldSummary(summary: v.InferOutput<typeof strategy>) {
  const [id, samples, median, spread, own, ratio, ofRatio, difference, startup, result, all] = summary;
  return {
    id,
    samples_ms: samples.map((sample) => sample / 1000),
    median_ms: median / 1000,
    spread_ms: spread / 1000,
    interval: unfoldInterval(own, 1000),
    speedup: { ratio, interval: unfoldInterval(ofRatio, 1), difference: DIFFERENCES[difference] },
    startup_ms: startup === null ? null : startup / 1000,
    outcome: { result: unfoldMessage(result), ...NOTHING },
    ...(all === undefined ? {} : { results: unfoldResults(all) }),
    facts: {},
  };
}

/** Nothing where there are none, as in a report of before: it packs into the text that it came as. */
function foldResults(all: readonly RunsResult[] | undefined): [] | [PackedResult[]] {
  if (all === undefined) return [];
  return [all.slice(0, MOST_RESULTS).map(({ runs, result }) => [runs, foldMessage(result)])];
}

/** Nothing for what has not this form, which the check of the whole report refuses. */
function unfoldResults(all: unknown): RunsResult[] | null {
  const parsed = v.safeParse(results, all);
  if (!parsed.success) return null;
  return parsed.output.map(([runs, of]) => ({ runs, result: unfoldMessage(of) }));
}

function foldInterval(own: Interval | null, round: (value: number) => number): PackedInterval {
  return own && [round(own.low), round(own.high), short(own.confidence)];
}

function unfoldInterval(own: PackedInterval, divisor: number): Interval | null {
  return own && { low: own[0] / divisor, high: own[1] / divisor, confidence: own[2] };
}

function foldMessage({ key, args }: Message): [string, Message['args']] {
  const short = Object.entries(args).map(([name, arg]) => [
    name,
    typeof arg === 'number' ? significant(arg) : arg,
  ]);
  return [key, Object.fromEntries(short)];
}

function unfoldMessage([key, args]: v.InferOutput<typeof message>): Message {
  return { key, args };
}

/** ms to whole µs. */
function micro(ms: number): number {
  return Math.round(ms * 1000);
}

/** A ratio as exact as it is shown, and a little more. */
function short(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Counts stay exact; a double's last digits are noise. */
function significant(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(9));
}
