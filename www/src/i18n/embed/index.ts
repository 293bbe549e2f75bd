// The words of embedding in the reader's language.
import type { Lang } from '../../engine/catalog';
import { type EmbedWords, embedEn } from './en';
import { embedKo } from './ko';

const all: Record<Lang, EmbedWords> = { ko: embedKo, en: embedEn };

export function embedWords(lang: Lang): EmbedWords {
  return all[lang];
}
