// One sentence, or two, that say what more workers bring.
import type { Lang } from '../../engine/catalog';
import type { Fit, Scaling, Work } from '../../engine/model';
import { number, percent, ratio } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';

/** Fewest numbers of workers that the crate fits a law to. */
const FEWEST = 4;
/** Up to here next to nothing is serial. */
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
      case 'too-few':
        return [w.fit.none['too-few'](number(FEWEST, lang))];
      case 'flat':
        return [w.fit.none.flat(ratio(Math.min(...speedups), lang), ratio(Math.max(...speedups), lang))];
      case 'misfit':
      case 'uncertain':
        return [w.fit.none[scaling.none]];
      case null:
        return [];
    }
  }
  const workers = scaling.points.at(-1)?.workers ?? 1;
  const share = (value: number) => percent(value * 100, lang);
  const { serial, most, peak } = fit;
  if (peak !== null && most !== null) {
    const whole = Math.round(peak);
    const sentence = w.fit.peak[work](number(whole, lang), ratio(most, lang), share(serial.value));
    return whole > workers ? [sentence, w.fit.beyond] : [sentence];
  }
  // Whatever the limit, it is so far off that nobody will see it.
  if (serial.high <= NOTHING) return [w.fit.parallel(share(serial.high), number(workers, lang))];
  if (serial.low > 0 && most !== null)
    return [
      w.fit.serial[work](share(serial.value), share(serial.low), share(serial.high), ratio(most, lang)),
    ];
  return [w.fit.atMost(share(serial.high))];
}
