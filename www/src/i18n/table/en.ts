// Words about a table of the reader's own in English. `ko.ts` must have the same ones.
import type { Encoding } from '../../state/table/encoding';

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'euc-kr': 'CP949 (Korean)',
  shift_jis: 'Shift_JIS (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  'windows-1252': 'Windows-1252 (Western)',
};

export const tableEn = {
  encodings,
  encoding: 'Encoding',
  noEncoding: 'None recognized',
  detected: 'Recognized from the file. If the text below looks wrong, choose another one.',
  corrected: 'Chosen by you.',
  looking: 'Reading the file …',
  faults: (count: number, shown: string) =>
    count === 1
      ? 'One place in the file is not text in this encoding, so its row counts as broken.'
      : `${shown} places in the file are not text in this encoding, so their rows count as broken.`,
  above: (lines: number) =>
    lines === 1
      ? 'The first line looks like a title, not like column names.'
      : `The first ${lines} lines look like a title, not like column names.`,
  skip: (lines: number) => (lines === 1 ? 'Skip this line' : `Skip these ${lines} lines`),
  noName: '(no name)',
  sameName: (name: string, which: number, of: number) => `${name} (${which} of ${of} with this name)`,
};

export type TableWords = typeof tableEn;
