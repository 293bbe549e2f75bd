// The file that the reader gave to a lab. It stays on this machine, and in no link.
import { signal } from '@preact/signals';
import type { LabSummary } from '../engine/catalog';
import type { Value } from '../engine/model';
import { type Draft, type Problem, parseWhole } from './draft';
import { LONGEST_FILE_NAME, type RunFile } from './file-stamp';
import { detectEncoding, type Encoding } from './table/encoding';
import { type Head, linesAbove, readHead } from './table/head';
import { toUtf8 } from './table/utf8';

/** Why a file cannot be used. */
export type FileProblem = 'empty' | 'not-text' | 'no-header' | 'nothing-below' | 'unreadable';

/** How a file begins, as text. */
export interface Beginning {
  text: string;
  /** There is no more of it. */
  whole: boolean;
}

export interface Chosen {
  /** Whose it is. */
  lab: string;
  file: File;
  /** Nothing while it is looked for, and where there is none that could be. */
  encoding: Encoding | null;
  /** By the reader's word. */
  corrected: boolean;
  /** What a run reads; nothing while the file is being decoded, and where it cannot be. */
  utf8: Blob | null;
  /** Places that are no text in the encoding. */
  faults: number;
  beginning: Beginning | null;
  problem: FileProblem | null;
}

/** One file is kept, for the lab it was given to. */
export const chosen = signal<Chosen | null>(null);

/** Stops what is being done with the file before. */
let work = new AbortController();

/** As much as the crate looks at. */
const HEAD = 64 * 1024;

export function chosenFor(lab: LabSummary): Chosen | null {
  return chosen.value?.lab === lab.id ? chosen.value : null;
}

/** Whether the form, or a run's request, asks for the file. */
export function usesFile({ params }: { params: Readonly<Record<string, Value>> }, lab: LabSummary): boolean {
  return lab.file != null && params[lab.file.param] === lab.file.option;
}

/** The file that the run is given. */
export function fileOf(draft: Draft, lab: LabSummary): RunFile | null {
  const given = usesFile(draft, lab) ? chosenFor(lab) : null;
  if (!given?.utf8) return null;
  const { name, size, lastModified } = given.file;
  return { utf8: given.utf8, stamp: { name: name.slice(0, LONGEST_FILE_NAME), size, lastModified } };
}

/** The first rows of the file as the form reads them, or what keeps them from being read. */
export interface Look {
  head: Head | null;
  problem: FileProblem | null;
  /** So many lines look like a title, and the form takes them for the table. */
  above: number;
}

/** Nothing while there is no file that has been looked at. */
export function lookFor(draft: Draft, lab: LabSummary): Look | null {
  const given = chosenFor(lab);
  if (!lab.file || !given) return null;
  if (given.problem) return { head: null, problem: given.problem, above: 0 };
  if (!given.beginning) return null;
  const { text, whole } = given.beginning;
  const skip = parseWhole(draft.params[lab.file.skipParam] ?? '') ?? 0;
  const above = skip === 0 ? linesAbove(text, whole) : 0;
  return { ...readBeginning(given.beginning, skip), above };
}

/** What the beginning of a file tells behind so many lines. */
export function readBeginning({ text, whole }: Beginning, skip: number): Pick<Look, 'head' | 'problem'> {
  const problem = (problem: FileProblem) => ({ head: null, problem });
  if (/^[\ufeff\r\n]*$/.test(text)) return problem('empty');
  if (text.includes('\0')) return problem('not-text');
  const head = readHead(text, whole, skip);
  if (!head && !whole) return problem('no-header');
  if (!head || head.header.length === 0) return problem('nothing-below');
  // What is no text became U+FFFD; in the header that is a problem, elsewhere a row's own.
  return head.header.some((name) => name.includes('\ufffd')) ? problem('not-text') : { head, problem: null };
}

/** The columns by name, where they are known: the file's, or those of what is made without one. */
export function columnsFor(draft: Draft, lab: LabSummary): readonly string[] | null {
  if (lab.file == null) return null;
  if (!usesFile(draft, lab)) return lab.file.header;
  return lookFor(draft, lab)?.head?.header ?? null;
}

/** What of the file keeps the form from being run. */
export function checkFile(draft: Draft, lab: LabSummary): Problem[] {
  if (lab.file == null) return [];
  if (usesFile(draft, lab)) {
    const given = chosenFor(lab);
    const look = lookFor(draft, lab);
    if (!given || look?.problem) return [{ field: 'file', code: 'no-file' }];
    if (!look || !given.utf8) return [{ field: 'file', code: 'file-not-read' }];
  }
  const columns = columnsFor(draft, lab);
  if (!columns) return [];
  return lab.file.columnParams
    .filter((id) => (parseWhole(draft.params[id] ?? '') ?? 0) > columns.length)
    .map((field) => ({ field, code: 'no-column', columns: columns.length }));
}

/** Takes a file, in the encoding that it looks like or in the one that is said. */
export async function chooseFile(lab: LabSummary, file: File, said: Encoding | null = null): Promise<void> {
  work.abort();
  work = new AbortController();
  const { signal: stop } = work;
  let mine: Chosen = {
    lab: lab.id,
    file,
    encoding: said,
    corrected: said !== null,
    utf8: null,
    faults: 0,
    beginning: null,
    problem: null,
  };
  // Another one may have been chosen meanwhile.
  const tell = (found: Partial<Chosen>) => {
    if (stop.aborted) return;
    mine = { ...mine, ...found };
    chosen.value = mine;
  };
  tell({});
  try {
    const encoding = said ?? (await detectEncoding(file));
    if (!encoding) return tell({ problem: 'not-text' });
    tell({ encoding });
    const { utf8, faults } = await toUtf8(file, encoding, stop);
    tell({ utf8, faults, beginning: await beginningOf(utf8) });
  } catch {
    tell({ problem: 'unreadable' });
  }
}

/** Reads the file that is there in another encoding. */
export function correctEncoding(lab: LabSummary, encoding: Encoding): void {
  const given = chosenFor(lab);
  if (given) void chooseFile(lab, given.file, encoding);
}

export function removeFile(): void {
  work.abort();
  chosen.value = null;
}

async function beginningOf(utf8: Blob): Promise<Beginning> {
  const bytes = new Uint8Array(await utf8.slice(0, HEAD).arrayBuffer());
  // The last letter may be cut.
  return { text: new TextDecoder().decode(bytes, { stream: true }), whole: bytes.length >= utf8.size };
}
