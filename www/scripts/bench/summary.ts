// Many numbers in short. The formulas are the crate's: its native side is asked.
import * as v from 'valibot';
import type { Side } from './side.ts';

const SUMMARY = v.object({
  median: v.number(),
  spread: v.number(),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
});

/** Median, median absolute deviation, and the interval of the median. */
export type Summary = v.InferOutput<typeof SUMMARY>;

export async function summarize(native: Side, samples: number[]): Promise<Summary> {
  return v.parse(SUMMARY, JSON.parse(await native.ask({ measure: 'summary', samples })));
}

/** What is measured in turn is compared turn by turn: whatever slows the machine for a while slows both. */
export function ratios(over: number[], under: number[]): number[] {
  return over.flatMap((each, round) => {
    const other = under[round];
    return other === undefined ? [] : [each / other];
  });
}

export interface Ratio extends Summary {
  /** Of the least times. Other programs only ever make a time longer, so it tells most on a busy machine. */
  best: number;
}

/** Of times in the same rounds, times `factor`. */
export async function ratio(native: Side, over: number[], under: number[], factor: number): Promise<Ratio> {
  const summary = await summarize(
    native,
    ratios(over, under).map((each) => each * factor),
  );
  return { ...summary, best: (Math.min(...over) / Math.min(...under)) * factor };
}

export function geometricMean(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
