// Numbers and sentences with gaps, in the reader's language.
import type { Lang } from '../engine/catalog';
import type { Arg, Message } from '../engine/model';

/** What a sentence needs beside its template: the language, and the lab's short texts by key. */
export interface Voice {
  lang: Lang;
  words: Readonly<Record<string, string>>;
}

/** Stands in a sentence for a value that is not there. */
export const MISSING = '–';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(lang, options);
  formats.set(key, made);
  return made;
}

/** At most `decimals` decimals, none that are zero. */
export function number(value: number, lang: Lang, decimals = 2): string {
  if (!Number.isFinite(value)) return MISSING;
  return numberFormat(lang, { maximumFractionDigits: decimals }).format(value);
}

/** A large whole number for reading: grouped, and in Korean by ten thousands too (`20,000,000 · 2,000만`). */
export function grouped(value: number, lang: Lang): string {
  const digits = number(value, lang, 0);
  return lang === 'ko' ? `${digits} · ${tenThousands(value)}` : digits;
}

const MYRIADS = ['', '만', '억', '조'] as const;

/** `123456789` is `1억 2,345만 6,789`. */
function tenThousands(value: number): string {
  const parts: string[] = [];
  let rest = Math.abs(value);
  for (const unit of MYRIADS) {
    const part = unit === '조' ? rest : rest % 10_000;
    if (part > 0) parts.unshift(`${number(part, 'ko', 0)}${unit}`);
    rest = Math.floor(rest / 10_000);
    if (rest === 0) break;
  }
  return (value < 0 ? '-' : '') + parts.join(' ');
}

/** Times far below a millisecond, in units of their own. */
function tiny(value: number, lang: Lang): string {
  const nano = Math.abs(value) < 0.000_9995;
  const shown = nano ? value * 1e6 : value * 1e3;
  const size = Math.abs(shown);
  return `${number(shown, lang, size >= 100 ? 0 : size >= 10 ? 1 : 2)} ${nano ? 'ns' : 'µs'}`;
}

/** Milliseconds with three digits that mean something; seconds from 1,000 ms on, microseconds below 0.1 ms. */
export function milliseconds(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return MISSING;
  if (value !== 0 && Math.abs(value) < 0.099_95) return tiny(value, lang);
  const seconds = Math.abs(value) >= 999.5;
  const shown = seconds ? value / 1000 : value;
  const size = Math.abs(shown);
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = numberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(shown);
  if (!seconds) return `${text} ms`;
  return lang === 'ko' ? `${text}초` : `${text} s`;
}

/** A ratio: `2.50×`. */
export function ratio(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return MISSING;
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${numberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)}×`;
}

/** Percent of 100: 12.5 is `12.5%`. */
export function percent(value: number, lang: Lang): string {
  return Number.isFinite(value) ? `${number(value, lang, 1)}%` : MISSING;
}

/** Bytes in binary units. */
export function bytes(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return MISSING;
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let shown = value;
  let unit = 0;
  while (Math.abs(shown) >= 1024 && unit < units.length - 1) {
    shown /= 1024;
    unit += 1;
  }
  return `${number(shown, lang, unit === 0 ? 0 : 1)} ${units[unit] ?? ''}`;
}

function plain(value: Arg, lang: Lang): string {
  return typeof value === 'number' ? number(value, lang) : value;
}

const GAP = /\{(\w+)(?::(\w+))?\}/g;

/** A value as a gap's kind asks for it; kinds that do not fit the value print it plainly. */
export function gap(value: Arg, kind: string, voice: Voice): string {
  const { lang, words } = voice;
  if (kind === 'strategy') return words[`strategy.${value}`] ?? String(value);
  if (typeof value !== 'number') return plain(value, lang);
  switch (kind) {
    case 'ms':
      return milliseconds(value, lang);
    case 'x':
      return ratio(value, lang);
    case 'percent':
      return percent(value, lang);
    case 'bytes':
      return bytes(value, lang);
    case 'int':
      return number(value, lang, 0);
    default:
      return plain(value, lang);
  }
}

/** Behind a gap's name: the greatest value, where runs differ. `Message::MOST` of the crate's model. */
const MOST = '.most';

/** An interval with its unit said once, where it is the same: `6.73–9.74 ms`. */
export function between(low: string, high: string): string {
  const unit = /[^\d.,]*$/.exec(high)?.[0] ?? '';
  const same = unit !== '' && low.endsWith(unit) && /\d$/.test(low.slice(0, -unit.length));
  return `${same ? low.slice(0, -unit.length) : low}–${high}`;
}

/** From one value to another; with space around the dash where a side has a sign or a unit of its own. */
export function range(least: string, most: string): string {
  if (least === most) return least;
  return /[\s-]/.test(least + most) ? `${least} – ${most}` : `${least}–${most}`;
}

/** Fills a template's gaps. A gap without a value shows as a dash: a sentence must never break the page. */
export function fill(template: string, args: Readonly<Record<string, Arg>>, voice: Voice): string {
  const arg = (name: string) => (Object.hasOwn(args, name) ? args[name] : undefined);
  return template.replace(GAP, (_, name: string, kind: string | undefined) => {
    const value = arg(name);
    if (value === undefined) return MISSING;
    const most = arg(name + MOST);
    const shown = gap(value, kind ?? '', voice);
    return most === undefined ? shown : range(shown, gap(most, kind ?? '', voice));
  });
}

/** A lab's short text, or the key's last part where the lab has no words for it. */
export function word(key: string, voice: Voice): string {
  if (Object.hasOwn(voice.words, key)) return voice.words[key] ?? key;
  return key.slice(key.indexOf('.') + 1);
}

/** A message of the crate as a sentence: `say('verdict', …)` looks under `verdict.<key>`. */
export function say(prefix: 'verdict' | 'result' | 'event', message: Message, voice: Voice): string {
  return fill(word(`${prefix}.${message.key}`, voice), message.args, voice);
}

/** A table cell: the column's suffix names the unit; a text may name one of the lab's words. */
export function cell(column: string, value: Arg, voice: Voice): string {
  // A text of the reader's own stays as it is.
  if (typeof value === 'string' && column.endsWith('_text')) return value;
  if (typeof value === 'string')
    return (
      voice.words[`cell.${value}`] ??
      voice.words[`strategy.${value}`] ??
      voice.words[`state.${value}`] ??
      voice.words[`fact.${value}`] ??
      value
    );
  const unit = /_(ms|bytes|percent)$/.exec(column)?.[1] ?? '';
  return gap(value, unit, voice);
}

/** A day, as it is written in the reader's language. */
export function day(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(iso));
}
