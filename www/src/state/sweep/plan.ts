// What is to be swept: the form's part of it, what is wrong with that, and the runs that it stands for. Pure.
import type { LabSummary, Manifest } from '../../engine/catalog.ts';
import type { Param, RunRequest, Work } from '../../engine/model.ts';
import { checkDraft, type Draft, type Problem } from '../draft.ts';
import { formatValues, parseValues, type ValuesProblem } from './values.ts';

export type WholeParam = Extract<Param, { kind: 'int' }>;

/** What a link says of a sweep. */
export interface SweepLink {
  /** A whole-number parameter. */
  param: string;
  /** In order, at least two. */
  values: readonly number[];
}

/** A sweep as the reader typed it. */
export interface SweepDraft {
  /** The fold is open: the sweep is meant, and in the link. */
  open: boolean;
  param: string;
  values: string;
}

export interface SweepPlan extends SweepLink {
  /** Whose the work is, where the parameter is a number of workers. */
  work: Work | null;
  /** One for each value. */
  requests: readonly RunRequest[];
}

export type SweepProblem =
  | ValuesProblem
  /** The form's own rules, broken at one of the values. */
  | { code: 'at'; value: number; problem: Problem }
  /** Something else in the form is wrong, whatever the value. */
  | { code: 'form'; problem: Problem };

export type CheckedSweep = { plan: SweepPlan; problem: null } | { plan: null; problem: SweepProblem };

/** What can be swept: every number but those that say how a file is read, which would be another table each time. */
export function sweepable(lab: LabSummary): WholeParam[] {
  return lab.params.filter((param): param is WholeParam => param.kind === 'int' && param.file !== true);
}

/** The sweep that a lab's form begins with; nothing where the lab has no number. */
export function firstSweep(lab: LabSummary): SweepDraft | null {
  const params = sweepable(lab);
  const param = params.find(({ workers }) => workers !== undefined) ?? params[0];
  return param ? { open: false, param: param.id, values: suggested(param) } : null;
}

export function draftOfSweep({ param, values }: SweepLink): SweepDraft {
  return { open: true, param, values: formatValues(values, ', ') };
}

/** Values that show something: workers one by one, else from a quarter of the default to four times as much. */
export function suggested(param: WholeParam): string {
  const { min, max } = param;
  if (param.workers) return formatValues(inRange([1, 2, 3, 4, 5, 6, 7, 8], min, max), ', ');
  const around = [0.25, 0.5, 1, 2, 4].map((times) => Math.round(param.default * times));
  const values = inRange(around, min, max);
  return formatValues(values.length < 2 ? inRange([min, max], min, max) : values, ', ');
}

function inRange(values: readonly number[], min: number, max: number): number[] {
  return [...new Set(values.filter((value) => value >= min && value <= max))];
}

/** The runs of a sweep, checked by the form's rules; or what must be corrected first. */
export function checkSweep(
  sweep: SweepDraft,
  draft: Draft,
  lab: LabSummary,
  manifest: Manifest,
): CheckedSweep {
  const { values, problem } = parseValues(sweep.values);
  if (!values) return { plan: null, problem };
  const requests: RunRequest[] = [];
  for (const value of values) {
    const params = { ...draft.params, [sweep.param]: String(value) };
    const checked = checkDraft({ ...draft, params }, lab, manifest);
    if (!checked.request) return { plan: null, problem: atValue(checked.problems, sweep.param, value, lab) };
    requests.push(checked.request);
  }
  const param = sweepable(lab).find(({ id }) => id === sweep.param);
  return {
    plan: { param: sweep.param, values, work: param?.workers ?? null, requests },
    problem: null,
  };
}

/** What the swept value itself broke comes first: the rest of the form says what is wrong with it. */
function atValue(problems: readonly Problem[], param: string, value: number, lab: LabSummary): SweepProblem {
  const rules = lab.constraints.flatMap((rule) => {
    const pair = rule.rule === 'at-most' ? [rule.low, rule.high] : [rule.param, rule.times];
    return pair.includes(param) ? pair : [];
  });
  const own = problems.find(
    ({ field, code }) => field === param || (rules.includes(field) && BETWEEN.includes(code)),
  );
  const problem = own ?? problems[0] ?? { field: param, code: 'not-whole' };
  return own ? { code: 'at', value, problem } : { code: 'form', problem };
}

/** Codes of rules between two parameters. */
const BETWEEN: readonly Problem['code'][] = ['above-other', 'product-too-large'];
