// Reads a lab's parameters, strategies and settings from a link's values, and corrects what cannot be used.
import type { LabSummary, Manifest } from '../../engine/catalog.ts';
import type { Constraint, Param, Settings, Value } from '../../engine/model.ts';
import type { Notices } from './notices.ts';

type Values = ReadonlyMap<string, string>;

const WHOLE = /^-?\d{1,15}$/;
const MOST_SEED = 2 ** 32 - 1;

/** A whole number in range, in ASCII digits; nothing for anything else. */
export function readInt(text: string, min: number, max: number): number | null {
  if (!WHOLE.test(text)) return null;
  // Adding zero turns -0 into 0.
  const value = Number(text) + 0;
  return value >= min && value <= max ? value : null;
}

/** Every parameter of the lab with a value it accepts. */
export function readParams(lab: LabSummary, values: Values, notices: Notices): Record<string, Value> {
  const read = new Map<string, Value>();
  for (const param of lab.params) {
    const given = values.get(param.id);
    const value = given === undefined ? param.default : accept(param, given);
    if (value === null) {
      const kind = param.kind === 'int' ? 'out-of-range' : 'not-an-option';
      notices.add({ kind, param: param.id, given, used: String(param.default) });
    }
    read.set(param.id, value ?? param.default);
  }
  meetConstraints(lab, read, notices);
  return Object.fromEntries(read);
}

function accept(param: Param, given: string): Value | null {
  if (param.kind === 'int') return readInt(given, param.min, param.max);
  return param.options.includes(given) ? given : null;
}

/** Sends the parameters of a broken rule back to their defaults, which may break the next rule, and so on. */
function meetConstraints(lab: LabSummary, values: Map<string, Value>, notices: Notices): void {
  // Each round takes at least one parameter back for good, so there are no more rounds than parameters.
  for (let changed = true; changed; ) {
    changed = false;
    for (const constraint of lab.constraints) {
      if (meets(constraint, values)) continue;
      for (const param of lab.params) {
        const value = values.get(param.id);
        if (!names(constraint).includes(param.id) || value === param.default) continue;
        values.set(param.id, param.default);
        notices.add({
          kind: 'constraint',
          param: param.id,
          given: String(value),
          used: String(param.default),
        });
        changed = true;
      }
    }
  }
}

function names(constraint: Constraint): [string, string] {
  return constraint.rule === 'at-most'
    ? [constraint.low, constraint.high]
    : [constraint.param, constraint.times];
}

function meets(constraint: Constraint, values: ReadonlyMap<string, Value>): boolean {
  const [first, second] = names(constraint).map((id) => values.get(id));
  if (typeof first !== 'number' || typeof second !== 'number') return true;
  return constraint.rule === 'at-most' ? first <= second : first * second <= constraint.max;
}

/** Strategy ids in the link's order, the first the baseline; all of the lab's where it names none. */
export function readStrategies(lab: LabSummary, given: string | undefined, notices: Notices): string[] {
  const all = lab.strategies.map((strategy) => strategy.id);
  if (given === undefined) return all;
  const chosen = new Set<string>();
  for (const id of given.split(',')) {
    if (!all.includes(id)) notices.add({ kind: 'unknown-strategy', param: 'strategies', given: id });
    else if (chosen.has(id)) notices.add({ kind: 'duplicate', param: 'strategies', given: id, used: id });
    else chosen.add(id);
  }
  return chosen.size > 0 ? [...chosen] : all;
}

/** Seed and repeats. */
export function readSettings(
  manifest: Manifest,
  lab: LabSummary,
  values: Values,
  notices: Notices,
): Settings {
  const read = (name: string, kind: 'bad-seed' | 'bad-repeats', min: number, max: number, used: number) => {
    const given = values.get(name);
    if (given === undefined) return used;
    const value = readInt(given, min, max);
    if (value === null) notices.add({ kind, param: name, given, used: String(used) });
    return value ?? used;
  };
  const { defaultSeed, maxRepeats } = manifest.settings;
  return {
    seed: read('seed', 'bad-seed', 0, MOST_SEED, defaultSeed),
    repeats: read('repeats', 'bad-repeats', Math.min(1, lab.repeats), maxRepeats, lab.repeats),
  };
}
