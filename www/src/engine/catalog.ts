// The manifest and the lab files, as `src/bin/manifest.rs` writes them.
import type { Constraint, Param, Section, StrategyKind, Value } from './model';

export type Lang = 'ko' | 'en';
export const LANGS: readonly Lang[] = ['ko', 'en'];
export type Bilingual = Record<Lang, string>;

export interface Manifest {
  version: number;
  /** What every lab takes beside its parameters. */
  settings: { maxRepeats: number; defaultSeed: number };
  sections: { id: Section; title: Bilingual }[];
  /** In the order of the map. */
  labs: LabSummary[];
}

export interface LabSummary {
  id: string;
  section: Section;
  chapter: string;
  title: Bilingual;
  /** One line for the map. */
  tagline: Bilingual;
  params: Param[];
  constraints: Constraint[];
  /** Values are complete: defaults filled in. The first is `quick`. */
  presets: { id: string; values: Record<string, Value> }[];
  /** The first is the baseline. `sharedMemory`: cannot run without threads. */
  strategies: { id: string; kind: StrategyKind; sharedMemory: boolean }[];
  repeats: number;
}

/** `labs/<id>.json`: what is loaded with a lab's page. */
export interface LabFile {
  id: string;
  texts: Record<Lang, LabTexts>;
  /** Rust by strategy id, cut out of the files that run: the strategy itself first. */
  rust: Record<string, Snippet[]>;
  python: Snippet;
}

export interface LabTexts {
  what: Node[];
  expect: Node[];
  why: Node[];
  /** Where the original is wrong; empty for labs without such a note. */
  original: Node[];
  next: Node[];
  /**
   * Short texts by key: `param.<id>`, `hint.<id>`, `option.<param>.<value>`, `preset.<id>`, `strategy.<id>`,
   * `about.<strategy>`, `result.<key>`, `verdict.<key>`, `event.<key>`, `object.<key>`, `series.<key>`,
   * `table.<key>`, `column.<key>`, `fact.<key>`.
   */
  words: Record<string, string>;
}

/** Markdown, parsed at build time: text or an element. Never HTML. */
export type Node = string | { tag: Tag; href?: string; children: Node[] };
export type Tag = 'p' | 'em' | 'strong' | 'code' | 'pre' | 'ul' | 'ol' | 'li' | 'a' | 'h3' | 'blockquote' | 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td';

export interface Snippet {
  text: string;
  /** Lines that matter, from 0. */
  marks: number[];
  /** Where it is in the repository, with its first line (from 1). */
  file: string;
  line: number;
}
