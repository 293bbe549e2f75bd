// A lab as it is in the scheduler's seat: its parameters with the seat's values and limits, its strategies those
// that can be steered. With it the form's checks and the link's are the same as for runs.
import type { LabSummary, Manifest } from '../../engine/catalog.ts';
import type { Goal, Param, RunRequest, Value } from '../../engine/model.ts';

/** What is steered. */
export interface SetUp {
  strategy: string;
  /** Every parameter. */
  params: Readonly<Record<string, Value>>;
}

/** Nothing where the lab has no seat. */
export function seatLab(lab: LabSummary): LabSummary | null {
  const { seat } = lab;
  if (!seat) return null;
  const own = (values: { [key in string]: Value }, id: string) =>
    Object.hasOwn(values, id) ? values[id] : undefined;
  const limited = (param: Param): Param => {
    const start = own(seat.setup, param.id) ?? param.default;
    if (param.kind !== 'int') return { ...param, default: String(start) };
    return { ...param, default: Number(start), max: Number(own(seat.most, param.id) ?? param.max), step: 1 };
  };
  return { ...lab, params: lab.params.map(limited), strategies: seat.strategies, presets: [] };
}

/** Strategies that can be steered here: the lanes of some are threads. */
export function availableHere(lab: LabSummary, threads: boolean): readonly string[] {
  return (lab.seat?.strategies ?? []).filter((s) => threads || !s.sharedMemory).map(({ id }) => id);
}

/** The seat as it opens without a link's wishes, with the first strategy or another one. */
export function firstSetUp(lab: LabSummary, strategy?: string): SetUp {
  const steered = seatLab(lab) ?? lab;
  return {
    strategy: strategy ?? steered.strategies[0]?.id ?? '',
    params: Object.fromEntries(steered.params.map((param) => [param.id, param.default])),
  };
}

/** The seat as a goal is best tried: its strategy, and values of its own where it has any. */
export function goalSetUp(lab: LabSummary, { strategy, setup }: Goal): SetUp {
  const { params } = firstSetUp(lab, strategy);
  return { strategy, params: { ...params, ...setup } };
}

/**
 * Whether a goal is about what is steered: its strategy, with its options. Numbers may be others: more threads lose
 * updates too.
 */
export function isAbout(lab: LabSummary, goal: Goal, { strategy, params }: SetUp): boolean {
  const wanted = goalSetUp(lab, goal).params;
  const same = lab.params.every(({ id, kind }) => kind !== 'choice' || params[id] === wanted[id]);
  return goal.strategy === strategy && same;
}

/** Whether both steer the same program. */
export function sameSetUp(a: SetUp, b: SetUp): boolean {
  return a.strategy === b.strategy && Object.entries(a.params).every(([id, value]) => b.params[id] === value);
}

/** Always with the same seed: a schedule means the same program wherever it is opened. */
export function requestOf(lab: LabSummary, manifest: Manifest, { strategy, params }: SetUp): RunRequest {
  const settings = { seed: manifest.settings.defaultSeed, repeats: 1 };
  return { lab: lab.id, strategies: [strategy], params: { ...params }, settings };
}
