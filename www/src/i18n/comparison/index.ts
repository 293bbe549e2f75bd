// The words of the comparison in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type ComparisonWords, comparisonEn } from './en';
import { comparisonKo } from './ko';

export type { ComparisonWords } from './en';

const all: Record<Lang, ComparisonWords> = { ko: comparisonKo, en: comparisonEn };

export function comparisonWords(lang: Lang): ComparisonWords {
  return all[lang];
}
