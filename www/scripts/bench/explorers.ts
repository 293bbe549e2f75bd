// The explorer beside loom and shuttle: what `interleave-compare` has measured, and how it stands against what is aimed at.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { digits } from './cells.ts';
import { type Aim, said } from './verdict.ts';

/** Of one explorer; nothing where it was not asked, and no time where it was cut. */
const TAKEN = v.nullable(
  v.object({ executions: v.number(), right: v.boolean(), whole: v.boolean(), ms: v.nullable(v.number()) }),
);
const EXPLORERS = v.object({
  /** How a first bug is looked for. */
  ways: v.array(v.string()),
  programs: v.array(
    v.object({
      program: v.string(),
      hasBug: v.boolean(),
      /** By Interleave, loom and shuttle. */
      taken: v.tuple([TAKEN, TAKEN, TAKEN]),
      /** To the first bug by each of the ways; nothing where none was found, empty where none was asked for. */
      firstMs: v.array(v.nullable(v.number())),
    }),
  ),
});

export type Explorers = v.InferOutput<typeof EXPLORERS>;

/** How many times the fastest's time it may take. */
const SLOWEST = 1.5;

export function readExplorers(file: string): Explorers {
  return v.parse(EXPLORERS, JSON.parse(readFileSync(file, 'utf8')));
}

export function explorersAims({ programs }: Explorers): Aim[] {
  const all = programs.map(({ taken: [own, ...others] }) => {
    const right = others.filter((taken) => taken?.right);
    return {
      // Who ends at a deadlock has not counted what is behind it.
      fewest: right.every(
        (taken) => !taken?.whole || (own?.executions ?? Infinity) <= (taken?.executions ?? Infinity),
      ),
      times: (own?.ms ?? Infinity) / Math.min(own?.ms ?? Infinity, ...right.map((it) => it?.ms ?? Infinity)),
    };
  });
  const fewest = all.filter((program) => program.fewest).length;
  const quick = all.filter(({ times }) => times <= SLOWEST).length;
  const worst = Math.max(...all.map(({ times }) => times));
  return [
    {
      figure: `the search takes the fewest executions to the end of all explorers with a right answer on ${fewest} of ${all.length} programs`,
      aim: 'all',
      met: said(fewest === all.length),
    },
    {
      figure: `and at most ${SLOWEST} × the time of the fastest of them on ${quick}, ${digits(worst, 1)} × at worst`,
      aim: 'all',
      met: said(quick === all.length),
    },
  ];
}
