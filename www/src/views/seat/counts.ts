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

/** What has been played so far. */
export function countedText(found: Findings, it: Say): string {
  const executions = number(found.executions, it.voice.lang);
  if (found.bounds.draw) return it.w.find.drawn(executions);
  return it.w.find.counted(executions, countText(found.schedules, it));
}

/** A probability in percent, never more than it is. */
function percentText(probability: number, it: Say): string {
  return number(Math.floor(probability * 1e4) / 1e2, it.voice.lang, 2);
}

/** How many executions a long search will take in all, to two digits: it is no more exact than that. */
export function estimateText(found: Findings, it: Say): string | null {
  if (found.estimate === null || found.complete) return null;
  const { executions, low, high, sample } = found.estimate;
  const rough = (value: number) => {
    // No fewer than have been played already.
    const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
    return countText(Math.max(Math.round(value / power) * power, found.executions), it);
  };
  return it.w.find.estimate(rough(executions), rough(low), rough(high), number(sample, it.voice.lang));
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
    else if (!found.astray && !found.bounds.draw) said.push(w.out(n(found.bounds.executions)));
    if (!bad && found.promised !== null) said.push(w.promised(percentText(found.promised, it)));
    if (!bad && found.over && !found.astray && !found.bounds.draw) said.push(w.drawInstead);
    const { preemptions } = found;
    if (preemptions !== null)
      said.push((bad ? w.badWithin : w.fineWithin)(n(preemptions), n(preemptions + 1)));
  }
  if (found.cut > 0) said.push(w.cut(n(found.cut), steps));
  return said;
}
