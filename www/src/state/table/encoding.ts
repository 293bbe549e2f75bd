// In which encoding a table of the reader's own is written. A mark at its beginning tells, or its bytes do.

/** What can be chosen, by the names that `TextDecoder` has for them: its `euc-kr` is CP949. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'euc-kr',
  'shift_jis',
  'gb18030',
  'windows-1252',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function isEncoding(text: string): text is Encoding {
  return ENCODINGS.some((known) => known === text);
}

/** The detector's names for encodings that can be chosen; of Latin-1 browsers know the superset only. */
const DETECTED: Partial<Record<string, Encoding>> = {
  'EUC-KR': 'euc-kr',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** So much is looked at, at the beginning and at other places. */
const PIECE = 64 * 1024;
/** Places behind the beginning, in equal distances. */
const PLACES = 8;

/**
 * The encoding of a file by some of its bytes; nothing where it is no text. Rejects where the file cannot be read.
 */
export async function detectEncoding(file: Blob): Promise<Encoding | null> {
  const head = await bytesOf(file, 0);
  const marked = byMark(head) ?? byZeros(head);
  if (marked) return marked;
  if (head.includes(0)) return null;
  let sample = notAscii(head) ? head : null;
  // Where names are in Korean and the first thousand rows are not, another place tells.
  for (let i = 1; i <= PLACES && !sample && file.size > PIECE; i++) {
    const piece = wholeLines(await bytesOf(file, Math.floor((file.size * i) / (PLACES + 1))));
    if (notAscii(piece)) sample = piece;
  }
  return sample ? byBytes(sample, file.size) : 'utf-8';
}

async function bytesOf(file: Blob, start: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, start + PIECE).arrayBuffer());
}

function byMark([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: delimiters, digits and line breaks have a zero as one of their two bytes, always the same. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = bytes.length / 20;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function notAscii(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** Without the lines that the borders cut: no letter of any of these encodings has a line break in it. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const begin = bytes.indexOf(0x0a) + 1;
  return bytes.subarray(begin, Math.max(begin, bytes.lastIndexOf(0x0a) + 1));
}

async function byBytes(sample: Uint8Array, size: number): Promise<Encoding> {
  const whole = sample.length >= size ? sample : sample.subarray(0, sample.lastIndexOf(0x0a) + 1);
  const bytes = whole.length > 0 ? whole : sample;
  if (isUtf8(bytes, whole.length > 0)) return 'utf-8';
  // The detector needs some lines to tell; Korean tells by a few syllables.
  if (isKorean(bytes)) return 'euc-kr';
  // A few bytes that are no text are the rows' own fault.
  if (isUtf8ButFor(bytes)) return 'utf-8';
  const { analyse } = await import('chardet');
  for (const { name } of analyse(bytes)) {
    const encoding = DETECTED[name];
    if (encoding && decodes(bytes, encoding)) return encoding;
  }
  return 'windows-1252';
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  return !new TextDecoder(encoding).decode(bytes, { stream: true }).includes('\ufffd');
}

/** More letters of UTF-8 than faults. */
function isUtf8ButFor(bytes: Uint8Array): boolean {
  let letters = 0;
  let faults = 0;
  for (const sign of new TextDecoder().decode(bytes)) {
    if (sign === '\ufffd') faults += 1;
    else if (sign > '\x7f') letters += 1;
  }
  return letters > faults;
}

/**
 * Nearly all that is not ASCII are syllables of Hangul as CP949 has them, most of them among the 2,350 that it has from
 * KS X 1001: by chance no other encoding looks like that for long.
 */
function isKorean(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  let other = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) common += 1;
    else if (lead >= 0x81 && lead <= 0xc6 && trail >= 0x41 && trail < 0xa1) rare += 1;
    else other += 1;
    // What is no second byte of anything is a sign of its own.
    if (trail >= 0x41) i += 1;
  }
  return common > rare && (common + rare) * 10 >= (common + rare + other) * 9;
}
