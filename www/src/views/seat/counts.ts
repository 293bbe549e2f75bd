// What a search has counted, in words.
import type { Findings } from '../../engine/model';
import { number } from '../../i18n/format';
import { isBad } from '../../state/seat/goals';
import type { Say } from './describe';

/** Exact as long as a number can be. */
export function countText(count: number | null, { w, voice }: Say): string {
  if (count === null) return w.find.tooMany;
  if (count <= Number.MAX_SAFE_INTEGER) return number(count, voice.lang, 0);
  const [digits, power] = count.toExponential(2).split('e+');
  return w.find.about(`${digits} × 10^${power}`);
}

/** What a search says when it is over or was stopped: never more than it has seen. */
export function verdicts(found: Findings, it: Say): string[] {
  const { voice } = it;
  const w = it.w.find;
  const n = (value: number) => number(value, voice.lang);
  const bad = found.outcomes.some(({ ending }) => isBad(ending));
  const steps = n(found.bounds.steps);
  const said: string[] = [];
  if (found.astray) said.push(w.astray);
  if (found.complete) said.push((bad ? w.bad : w.fine)(countText(found.schedules, it), steps));
  else {
    said.push(bad ? w.badSoFar : w.fineSoFar);
    if (!found.over) said.push(w.stopped);
    else if (!found.astray) said.push(w.out(n(found.bounds.executions)));
    const { preemptions } = found;
    if (preemptions !== null)
      said.push((bad ? w.badWithin : w.fineWithin)(n(preemptions), n(preemptions + 1)));
  }
  if (found.cut > 0) said.push(w.cut(n(found.cut), steps));
  return said;
}
