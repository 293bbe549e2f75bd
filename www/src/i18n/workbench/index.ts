// The words of the workbench in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type WorkbenchWords, workbenchEn } from './en';
import { workbenchKo } from './ko';

export type { WorkbenchWords } from './en';

const all: Record<Lang, WorkbenchWords> = { ko: workbenchKo, en: workbenchEn };

export function workbenchWords(lang: Lang): WorkbenchWords {
  return all[lang];
}
