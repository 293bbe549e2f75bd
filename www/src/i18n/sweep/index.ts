// The words of sweeps in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type SweepWords, sweepEn } from './en';
import { sweepKo } from './ko';

export type { SweepWords } from './en';

const all: Record<Lang, SweepWords> = { ko: sweepKo, en: sweepEn };

export function sweepWords(lang: Lang): SweepWords {
  return all[lang];
}
