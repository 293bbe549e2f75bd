// In what two set-ups differ, by the names that the form has.
import type { Param, RunRequest, Value } from '../../engine/model';
import { comparisonWords } from '../../i18n/comparison';
import { MISSING, number, word } from '../../i18n/format';
import { defaultRequest } from '../../state/draft';
import { usesFile } from '../../state/file';
import { type FileStamp, isSameFile } from '../../state/file-stamp';
import { type Lab, strategyName } from '../lab/lab';
import { valueText } from '../lab/value';

/** What was run, and on which file of the reader's where that is known. */
export interface RunSetUp {
  request: RunRequest;
  file: FileStamp | null;
}

export interface Change {
  name: string;
  from: string;
  to: string;
}

/** Longer texts that learners write are told by their beginning. */
const LONGEST = 24;

function shortly(lab: Lab, param: Param, value: Value | undefined): string {
  const text = valueText(lab, param, value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text === '') return MISSING;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Nothing where both are the same. */
export function changes(lab: Lab, before: RunSetUp, after: RunSetUp): Change[] {
  const { t, voice, summary } = lab;
  const [from, to] = [before.request, after.request];
  const n = (value: number) => number(value, voice.lang);
  const found: Change[] = [];
  const add = (name: string, differ: boolean, one: string, other: string) => {
    if (differ) found.push({ name, from: one, to: other });
  };
  for (const param of summary.params) {
    const [one, other] = [from.params[param.id], to.params[param.id]];
    const name = word(`param.${param.id}`, voice);
    add(name, one !== other, shortly(lab, param, one), shortly(lab, param, other));
  }
  found.push(...otherFile(lab, before, after));
  const names = ({ strategies }: RunRequest) => strategies.map((id) => strategyName(lab, id)).join(', ');
  add(t.strategies, from.strategies.join() !== to.strategies.join(), names(from), names(to));
  const { settings: one } = from;
  const { settings: other } = to;
  add(t.repeats, one.repeats !== other.repeats, n(one.repeats), n(other.repeats));
  add(t.seed, one.seed !== other.seed, String(one.seed), String(other.seed));
  return found;
}

/** A file is another one where its name, length or date is; one that is not known may be any. */
function otherFile({ t, voice, summary }: Lab, before: RunSetUp, after: RunSetUp): Change[] {
  const uses = ({ request }: RunSetUp) => usesFile(request, summary);
  if (!uses(before) && !uses(after)) return [];
  const w = comparisonWords(voice.lang).pins;
  const nameOf = (of: RunSetUp) => (uses(of) ? (of.file?.name ?? w.unknownFile) : MISSING);
  const change = { name: t.file.title, from: nameOf(before), to: nameOf(after) };
  if (!before.file || !after.file || before.file.name !== after.file.name) return [change];
  return isSameFile(before.file, after.file) ? [] : [{ ...change, to: w.otherVersion(after.file.name) }];
}

/** The lab as its link without anything opens it. */
export function defaultsOf({ summary, manifest }: Lab): RunSetUp {
  return { request: defaultRequest(summary, manifest), file: null };
}
