// In what two set-ups differ, by the names that the form has.
import type { Param, RunRequest, Value } from '../../engine/model';
import { MISSING, number, word } from '../../i18n/format';
import { type Lab, strategyName } from '../lab/lab';
import { valueText } from '../lab/value';

export interface Change {
  name: string;
  from: string;
  to: string;
}

/** Longer texts that learners write are told by their beginning. */
const LONGEST = 24;

function shortly(lab: Lab, param: Param, value: Value | undefined): string {
  const text = valueText(lab, param, value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text === '') return MISSING;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Nothing where both are the same. */
export function changes(lab: Lab, from: RunRequest, to: RunRequest): Change[] {
  const { t, voice, summary } = lab;
  const n = (value: number) => number(value, voice.lang);
  const found: Change[] = [];
  const add = (name: string, differ: boolean, one: string, other: string) => {
    if (differ) found.push({ name, from: one, to: other });
  };
  for (const param of summary.params) {
    const [one, other] = [from.params[param.id], to.params[param.id]];
    const name = word(`param.${param.id}`, voice);
    add(name, one !== other, shortly(lab, param, one), shortly(lab, param, other));
  }
  const names = ({ strategies }: RunRequest) => strategies.map((id) => strategyName(lab, id)).join(', ');
  add(t.strategies, from.strategies.join() !== to.strategies.join(), names(from), names(to));
  const { settings: one } = from;
  const { settings: other } = to;
  add(t.repeats, one.repeats !== other.repeats, n(one.repeats), n(other.repeats));
  add(t.seed, one.seed !== other.seed, String(one.seed), String(other.seed));
  return found;
}

/** The lab as its link without anything opens it. */
export function defaultsOf({ summary, manifest }: Lab): RunRequest {
  return {
    lab: summary.id,
    strategies: summary.strategies.map(({ id }) => id),
    params: Object.fromEntries(summary.params.map((param) => [param.id, param.default])),
    settings: { seed: manifest.settings.defaultSeed, repeats: summary.repeats },
  };
}
