// A sweep in a link: `sweep=threads:1,2,4,8`, `sweep=threads:1-8`, `sweep=wait_ms:0-500/50`. What cannot be swept is
// left out, value by value; opening a link never begins a sweep.
import type { LabSummary } from '../../engine/catalog.ts';
import { type SweepLink, sweepable } from '../sweep/plan.ts';
import { FEWEST_VALUES, formatValues, parseValues } from '../sweep/values.ts';
import type { Notices } from './notices.ts';
import { encode } from './text.ts';

/** What the link says of a sweep; nothing where it cannot be done. Never throws. */
export function readSweep(lab: LabSummary, given: string, notices: Notices): SweepLink | undefined {
  const refuse = (what: string) => notices.add({ kind: 'bad-sweep', param: 'sweep', given: what });
  const colon = given.indexOf(':');
  const name = given.slice(0, Math.max(0, colon));
  if (lab.params.some(({ id, file }) => id === name && file)) {
    notices.add({ kind: 'sweep-of-file', param: name, given });
    return undefined;
  }
  const param = sweepable(lab).find(({ id }) => id === name);
  const { values } = parseValues(given.slice(colon + 1));
  if (!param || !values) {
    refuse(given);
    return undefined;
  }
  const usable = values.filter((value) => value >= param.min && value <= param.max);
  if (usable.length < FEWEST_VALUES) {
    refuse(given);
    return undefined;
  }
  const refused = values.filter((value) => !usable.includes(value));
  if (refused.length > 0) refuse(refused.join(','));
  return { param: param.id, values: usable };
}

/** The entry's value, encoded: commas stay as they are, as between strategies. */
export function formatSweep({ param, values }: SweepLink): string {
  return `${encode(param)}:${formatValues(values)}`;
}
