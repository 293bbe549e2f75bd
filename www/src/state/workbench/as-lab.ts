// A program as a lab: what the manifest says of all programs, and what its own text declares.
import type { LabFile, LabSummary, Lang, Snippet, StrategyEntry } from '../../engine/catalog';
import type { Description, Way } from '../../engine/model';
import { PROGRAM } from '../link/program';
import type { Described } from './described';
import { split } from './variants';

/** What the crate calls the text of a program without variants. */
const MAIN = 'main.py';

/** The lab's summary, with the program as the default of its parameter. */
export function summaryOf(workbench: LabSummary, { text, description }: Described): LabSummary {
  const params = description.params.map((param) =>
    param.id === PROGRAM ? { ...param, default: text } : param,
  );
  const values = Object.fromEntries(params.map(({ id, default: value }) => [id, value]));
  const entry = ({ id, kind }: Way): StrategyEntry => ({ id, kind, sharedMemory: true });
  const { seat } = workbench;
  return {
    ...workbench,
    params: params as LabSummary['params'],
    presets: [],
    strategies: description.ways.map(entry),
    seat: seat && {
      ...seat,
      strategies: description.ways.filter(({ steered }) => steered).map(entry),
      setup: values,
    },
  };
}

/** The lab's file, with names for the ways and the variants' text as their code. */
export function fileOf(file: LabFile, { text, description }: Described): LabFile {
  const variants = split(text);
  const snippets = description.ways.map((way): [string, Snippet[]] => {
    const { name = '', text: code = '' } = variants[way.variant] ?? {};
    return [way.id, [{ text: code, marks: [], file: name || MAIN, line: 1 }]];
  });
  const texts = (lang: Lang) => {
    const { words, ...rest } = file.texts[lang];
    return { ...rest, words: { ...words, ...wordsOf(words, description) } };
  };
  return { ...file, rust: Object.fromEntries(snippets), texts: { ko: texts('ko'), en: texts('en') } };
}

function wordsOf(words: Readonly<Record<string, string>>, { ways, variants }: Description) {
  const own: Record<string, string> = {};
  for (const { id, variant, way } of ways) {
    const name = variants[variant] ?? '';
    const how = words[`strategy.${way}`] ?? way;
    own[`strategy.${id}`] = variants.length === 1 ? how : `${name || variant + 1} · ${how}`;
    own[`about.${id}`] = words[`about.${way}`] ?? '';
  }
  return own;
}
