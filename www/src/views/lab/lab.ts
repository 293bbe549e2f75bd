// What every part of a lab's page is given.
import type { LabFile, LabSummary, LabTexts, Lang, Manifest } from '../../engine/catalog';
import { type Messages, messages } from '../../i18n';
import type { Voice } from '../../i18n/format';

export interface Lab {
  manifest: Manifest;
  summary: LabSummary;
  file: LabFile;
  texts: LabTexts;
  voice: Voice;
  /** The page's own words. */
  t: Messages;
}

export function labIn(manifest: Manifest, summary: LabSummary, file: LabFile, lang: Lang): Lab {
  const texts = file.texts[lang];
  return { manifest, summary, file, texts, voice: { lang, words: texts.words }, t: messages(lang) };
}

/** Whether it is a program of the reader's own. */
export function isProgram({ summary, manifest }: Lab): boolean {
  return summary.id === manifest.workbench.id;
}

/** A preset's name: the lab's, else the page's for the two that every lab has. */
export function presetName(lab: Lab, id: string): string {
  const own = lab.texts.words[`preset.${id}`];
  if (own !== undefined) return own;
  return id === 'quick' || id === 'chapter' ? lab.t.preset[id] : id;
}

/** A strategy's name. */
export function strategyName(lab: Lab, id: string): string {
  return lab.texts.words[`strategy.${id}`] ?? id;
}
