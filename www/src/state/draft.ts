// The form as the learner typed it, and what is wrong with it. Pure: the form, the link and the tests share it.
import type { LabSummary, Manifest } from '../engine/catalog';
import type { RunRequest, Value } from '../engine/model';
import { lengthOf, wellFormed } from './link/text.ts';

export interface Draft {
  params: Readonly<Record<string, string>>;
  /** Chosen ones, in the order to compare them. */
  strategies: readonly string[];
  seed: string;
  repeats: string;
}

/** `field` is a parameter's id, `seed`, `repeats` or `strategies`: the form control to correct. */
export type Problem = { field: string } & (
  | { code: 'not-whole' }
  | { code: 'out-of-range'; min: number; max: number }
  | { code: 'not-an-option' }
  | { code: 'too-long'; max: number }
  | { code: 'above-other'; high: string }
  | { code: 'product-too-large'; times: string; max: number }
  | { code: 'none-chosen' }
  | { code: 'no-file' }
  | { code: 'file-not-read' }
  | { code: 'no-column'; columns: number }
);

/** A lab that times nothing by itself can do without repetitions; every other needs one. */
export function leastRepeats(lab: LabSummary): number {
  return Math.min(1, lab.repeats);
}

export const MAX_SEED = 0xffff_ffff;

/** A whole number as people write it: spaces and thousands separators are allowed. */
export function parseWhole(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[,_ \u00a0](?=\d)/g, '');
  if (!/^[+-]?\d{1,15}$/.test(digits)) return null;
  const value = Number(digits);
  return Object.is(value, -0) ? 0 : value;
}

export function draftOf(request: RunRequest, lab: LabSummary): Draft {
  const params: Record<string, string> = {};
  for (const param of lab.params) params[param.id] = String(request.params[param.id] ?? param.default);
  return {
    params,
    strategies: request.strategies,
    seed: String(request.settings.seed),
    repeats: String(request.settings.repeats),
  };
}

/** The lab as it opens without a link's wishes. */
export function defaultRequest(lab: LabSummary, manifest: Manifest): RunRequest {
  return {
    lab: lab.id,
    strategies: lab.strategies.map((s) => s.id),
    params: Object.fromEntries(lab.params.map((p) => [p.id, p.default])),
    settings: { seed: manifest.settings.defaultSeed, repeats: lab.repeats },
  };
}

type Checked =
  | { request: RunRequest; problems: readonly [] }
  | { request: null; problems: readonly Problem[] };

/** The request that the form stands for, or what must be corrected first. */
export function checkDraft(draft: Draft, lab: LabSummary, manifest: Manifest): Checked {
  const problems: Problem[] = [];
  const params: Record<string, Value> = {};
  const whole = (field: string, text: string, min: number, max: number): number => {
    const value = parseWhole(text);
    if (value === null) problems.push({ field, code: 'not-whole' });
    else if (value < min || value > max) problems.push({ field, code: 'out-of-range', min, max });
    return value ?? Number.NaN;
  };
  for (const param of lab.params) {
    const text = draft.params[param.id] ?? '';
    if (param.kind === 'int') params[param.id] = whole(param.id, text, param.min, param.max);
    else if (param.kind === 'text') {
      const written = wellFormed(text);
      if (lengthOf(written) > param.max) problems.push({ field: param.id, code: 'too-long', max: param.max });
      params[param.id] = written;
    } else {
      if (!param.options.includes(text)) problems.push({ field: param.id, code: 'not-an-option' });
      params[param.id] = text;
    }
  }
  if (problems.length === 0) problems.push(...brokenConstraints(lab, params));
  const repeats = whole('repeats', draft.repeats, leastRepeats(lab), manifest.settings.maxRepeats);
  const seed = whole('seed', draft.seed, 0, MAX_SEED);
  const strategies = draft.strategies.filter((id) => lab.strategies.some((s) => s.id === id));
  if (strategies.length === 0) problems.push({ field: 'strategies', code: 'none-chosen' });
  if (problems.length > 0) return { request: null, problems };
  return { request: { lab: lab.id, strategies, params, settings: { seed, repeats } }, problems: [] };
}

function brokenConstraints(lab: LabSummary, params: Record<string, Value>): Problem[] {
  const value = (id: string) => Number(params[id]);
  const problems: Problem[] = [];
  for (const constraint of lab.constraints) {
    if (constraint.rule === 'at-most') {
      const { low, high } = constraint;
      if (value(low) > value(high)) problems.push({ field: low, code: 'above-other', high });
    } else {
      const { param, times, max } = constraint;
      if (value(param) * value(times) > max)
        problems.push({ field: param, code: 'product-too-large', times, max });
    }
  }
  return problems;
}

/** The strategies after one was switched on or off, in the lab's order. */
export function toggled(draft: Draft, lab: LabSummary, id: string, on: boolean): Draft {
  const strategies = lab.strategies
    .map((s) => s.id)
    .filter((other) => (other === id ? on : draft.strategies.includes(other)));
  return { ...draft, strategies };
}
