// The page's words in the reader's language. Reading `t()` in a view subscribes it to the language.
import type { Lang } from '../engine/catalog';
import { en, type Messages } from './en';
import { ko } from './ko';

export type { Messages } from './en';

const all: Record<Lang, Messages> = { ko, en };

export function messages(lang: Lang): Messages {
  return all[lang];
}
