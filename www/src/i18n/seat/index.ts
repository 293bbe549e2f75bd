// The words of the scheduler's seat in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type SeatWords, seatEn } from './en';
import { seatKo } from './ko';

export type { SeatWords } from './en';

const all: Record<Lang, SeatWords> = { ko: seatKo, en: seatEn };

export function seatWords(lang: Lang): SeatWords {
  return all[lang];
}
