// Words about a table of the reader's own, in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type TableWords, tableEn } from './en';
import { tableKo } from './ko';

export type { TableWords } from './en';

const all: Record<Lang, TableWords> = { ko: tableKo, en: tableEn };

export function tableWords(lang: Lang): TableWords {
  return all[lang];
}

/** Names of columns, each unlike all others: a number before it, and words where it has no name or another's. */
export function columnNames(columns: readonly string[], lang: Lang): string[] {
  const w = tableWords(lang);
  const names = columns.map((column) => column.trim().slice(0, 60));
  return names.map((name, i) => {
    const same = names.filter((other) => other === name).length;
    const which = names.slice(0, i + 1).filter((other) => other === name).length;
    const told = name === '' ? w.noName : same > 1 ? w.sameName(name, which, same) : name;
    return `${i + 1} · ${told}`;
  });
}
