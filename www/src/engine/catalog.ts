// The shapes of `manifest.json` and `labs/<id>.json`, generated from the crate that writes them, and
// what a language is.
import type { Both } from './model';

export type {
  Both,
  LabFile,
  LabSummary,
  LabTexts,
  Limits,
  Manifest,
  Node,
  PresetValues,
  SearchLimits,
  SectionTitle,
  Snippet,
  StrategyEntry,
  Tag,
} from './model';

export type Bilingual = Both<string>;
export type Lang = keyof Bilingual;
export const LANGS: readonly Lang[] = ['ko', 'en'];
