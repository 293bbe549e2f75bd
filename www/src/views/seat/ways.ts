// In which ways a step that leaves something open can come about, beside the usual one, in words.
import type { WalkLane, WalkOpen } from '../../engine/model';
import { number } from '../../i18n/format';
import { laneLabel, type Say } from './describe';

export function waysOf({ next, open }: WalkLane, it: Say): { pick: number; text: string }[] {
  if (!next) return [];
  const unusual = open.filter(({ pick }) => pick > 0);
  return unusual.map((way) => ({ pick: way.pick, text: wayText(next.action, way, it) }));
}

function wayText(action: string, { pick, value, wakes }: WalkOpen, it: Say): string {
  const { voice, w } = it;
  const count = number(pick, voice.lang);
  if (value !== null) return w.way.old(number(value, voice.lang), count);
  if (wakes !== null) return w.way.wakes(laneLabel(wakes, it));
  return action === 'store' ? w.way.under(count) : w.way.byItself;
}
