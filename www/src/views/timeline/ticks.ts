// Where the time axis has its marks, and how times are written.
import type { Lang } from '../../engine/catalog';
import type { Range } from './viewport';

type TimeUnit = 'microsecond' | 'millisecond' | 'second';

export interface Ticks {
  /** ms between two marks: 1, 2 or 5 times a power of ten. */
  readonly step: number;
  readonly times: readonly number[];
}

/** The least 1, 2 or 5 times a power of ten that is not below `least`. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Marks at least `gap` pixels apart. */
export function ticksFor(range: Range, width: number, gap: number): Ticks {
  const span = range.end - range.start;
  if (!(span > 0) || !(width > 0)) return { step: 1, times: [] };
  const step = niceStep((span * Math.min(gap, width)) / width);
  const first = Math.ceil(range.start / step - 1e-9);
  const last = Math.floor(range.end / step + 1e-9);
  return { step, times: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step) };
}

const PER_MS: Record<TimeUnit, number> = { microsecond: 1000, millisecond: 1, second: 0.001 };

/** Signs of the units as the page writes them everywhere: the SI's, but for seconds in Korean. */
const SIGN: Record<Lang, Record<TimeUnit, string>> = {
  ko: { microsecond: ' µs', millisecond: ' ms', second: '초' },
  en: { microsecond: ' µs', millisecond: ' ms', second: ' s' },
};

const formats = new Map<string, Intl.NumberFormat>();

function formatter(lang: Lang, decimals: number): Intl.NumberFormat {
  const key = `${lang} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}

const write = (ms: number, lang: Lang, unit: TimeUnit, decimals: number): string =>
  formatter(lang, decimals).format(ms * PER_MS[unit]) + SIGN[lang][unit];

/** Decimals with which multiples of `step` are told apart. */
const decimalsFor = (step: number): number => Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));

/** Labels of an axis: one unit for all, with as many decimals as the step needs. */
export function tickLabels({ step, times }: Ticks, lang: Lang): string[] {
  const last = Math.abs(times.at(-1) ?? 0);
  const unit: TimeUnit =
    step >= 1000 || (step >= 100 && last >= 2000) ? 'second' : last < 1 ? 'microsecond' : 'millisecond';
  const decimals = decimalsFor(step * PER_MS[unit]);
  return times.map((time) => write(time, lang, unit, decimals));
}

/** A length of time with about three digits. */
export function duration(ms: number, lang: Lang): string {
  const [unit, size]: [TimeUnit, number] =
    ms >= 999.5
      ? ['second', ms / 1000]
      : ms >= 0.9995 || ms === 0
        ? ['millisecond', ms]
        : ['microsecond', ms * 1000];
  return write(ms, lang, unit, size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2);
}

/** A moment, to the precision that `resolution` (ms) can show. */
export function moment(ms: number, lang: Lang, resolution: number): string {
  const unit: TimeUnit = resolution >= 10 && ms >= 1000 ? 'second' : 'millisecond';
  return write(ms, lang, unit, Math.min(3, decimalsFor(Math.max(resolution, 1e-3) * PER_MS[unit])));
}
