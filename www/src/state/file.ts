// The file that the reader gave to a lab. It stays on this machine, and in no link.
import { signal } from '@preact/signals';
import type { LabSummary } from '../engine/catalog';
import { type CsvHead, readHead } from './csv-head';
import { type Draft, type Problem, parseWhole } from './draft';

/** Why a file cannot be used. */
export type FileProblem = 'empty' | 'not-text' | 'no-header' | 'unreadable';

export interface Chosen {
  /** Whose it is. */
  lab: string;
  file: File;
  /** Nothing while it is being looked at, and where there is a problem. */
  head: CsvHead | null;
  problem: FileProblem | null;
}

/** One file is kept, for the lab it was given to. */
export const chosen = signal<Chosen | null>(null);

/** As much as the crate looks at. */
const HEAD = 64 * 1024;

export function chosenFor(lab: LabSummary): Chosen | null {
  return chosen.value?.lab === lab.id ? chosen.value : null;
}

/** Whether the form asks for the file. */
export function usesFile(draft: Draft, lab: LabSummary): boolean {
  return lab.file != null && draft.params[lab.file.param] === lab.file.option;
}

/** The file that the run is given. */
export function fileOf(draft: Draft, lab: LabSummary): File | null {
  return usesFile(draft, lab) ? (chosenFor(lab)?.file ?? null) : null;
}

/** The columns by name, where they are known: the file's, or those of what is made without one. */
export function columnsFor(draft: Draft, lab: LabSummary): readonly string[] | null {
  if (lab.file == null) return null;
  if (!usesFile(draft, lab)) return lab.file.header;
  return chosenFor(lab)?.head?.header ?? null;
}

/** What of the file keeps the form from being run. */
export function checkFile(draft: Draft, lab: LabSummary): Problem[] {
  if (lab.file == null) return [];
  const given = chosenFor(lab);
  if (usesFile(draft, lab) && (!given || given.problem)) return [{ field: 'file', code: 'no-file' }];
  const columns = columnsFor(draft, lab);
  if (!columns) return [];
  return lab.file.columnParams
    .filter((id) => (parseWhole(draft.params[id] ?? '') ?? 0) > columns.length)
    .map((field) => ({ field, code: 'no-column', columns: columns.length }));
}

export async function chooseFile(lab: LabSummary, file: File): Promise<void> {
  const mine: Chosen = { lab: lab.id, file, head: null, problem: null };
  chosen.value = mine;
  const found = await look(file);
  // Another one may have been chosen meanwhile.
  if (chosen.value === mine) chosen.value = { ...mine, ...found };
}

export function removeFile(): void {
  chosen.value = null;
}

async function look(file: File): Promise<Pick<Chosen, 'head' | 'problem'>> {
  const problem = (problem: FileProblem) => ({ head: null, problem });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  } catch {
    return problem('unreadable');
  }
  return lookAt(bytes, file.size);
}

/** What the first bytes of a file of `size` tell. */
export function lookAt(bytes: Uint8Array, size: number): Pick<Chosen, 'head' | 'problem'> {
  const whole = bytes.length >= size;
  // What is no UTF-8 becomes U+FFFD; in the header that is a problem, elsewhere a row's own.
  const text = new TextDecoder().decode(bytes, { stream: true });
  const head = readHead(text, whole);
  if (text.replace(/[\r\n]/g, '') === '') return { head: null, problem: 'empty' };
  if (bytes.includes(0) || head?.header.some((name) => name.includes('\ufffd')))
    return { head: null, problem: 'not-text' };
  return head ? { head, problem: null } : { head: null, problem: 'no-header' };
}
