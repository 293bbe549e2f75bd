// Which of the strategies' facts differ from run to run.
import type { Comparison } from '../../engine/model';

export interface VaryingFact {
  name: string;
  /** Greatest value of any strategy: what bars are drawn against. */
  most: number;
  rows: { strategy: string; values: readonly number[]; least: number; most: number }[];
}

/** Facts that are not the same number in every run of every strategy. */
export function varying({ strategies }: Comparison): VaryingFact[] {
  const names = new Set(strategies.flatMap((s) => Object.keys(s.facts)));
  return [...names].flatMap((name) => {
    const rows = strategies.flatMap((s) => {
      const values = s.facts[name] ?? [];
      if (values.length === 0) return [];
      return [{ strategy: s.id, values, least: Math.min(...values), most: Math.max(...values) }];
    });
    if (rows.every((row) => row.least === row.most)) return [];
    return [{ name, rows, most: Math.max(...rows.map((row) => row.most)) }];
  });
}
