// A sentence or a few that say what more workers bring.
import type { Lang } from '../../engine/catalog';
import type { Fit, Scaling, Work } from '../../engine/model';
import { number, percent, ratio } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';

/** A serial fraction up to here is next to nothing. */
const NOTHING = 0.02;

/** The law that says more: the Universal Scalability Law is there only where the points tell it from Amdahl's. */
export function lawOf({ amdahl, usl }: Scaling): Fit | null {
  return usl ?? amdahl;
}

export function meaning(scaling: Scaling, work: Work, w: SweepWords, lang: Lang): string[] {
  const speedups = scaling.points.map(({ speedup }) => speedup);
  const fit = lawOf(scaling);
  if (!fit) {
    switch (scaling.none) {
      case 'flat':
        return [w.fit.none.flat(ratio(Math.min(...speedups), lang), ratio(Math.max(...speedups), lang))];
      case 'too-few':
      case 'misfit':
      case 'uncertain':
        return [w.fit.none[scaling.none]];
      case null:
        return [];
    }
  }
  const [least, most] = [scaling.points[0]?.workers ?? 1, scaling.points.at(-1)?.workers ?? 1];
  const share = (value: number) => percent(value * 100, lang);
  const { serial, peak } = fit;
  const withoutOne = least > 1 ? [w.fit.withoutOne] : [];
  if (peak !== null && fit.most !== null) {
    const whole = Math.round(peak);
    const outside = whole < least || whole > most ? [w.fit.outside] : [];
    if (whole <= 1) return [w.fit.alone[work], ...outside];
    const sentence = w.fit.peak[work](number(whole, lang), ratio(fit.most, lang), share(serial.value));
    return [sentence, ...outside, ...withoutOne];
  }
  // Whatever the limit, it is so far off that nobody will see it.
  if (serial.high <= NOTHING) return [w.fit.parallel(share(serial.high), number(most, lang))];
  if (serial.low <= 0 || fit.most === null) return [w.fit.atMost(share(serial.high))];
  const limit = ratio(fit.most, lang);
  const { low, high, value } = serial;
  return [w.fit.serial[work](share(value), share(low), share(high), limit), ...withoutOne];
}
