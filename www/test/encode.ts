// Bytes of encodings for tests: the platform only decodes them, so their tables are turned round.

const tables = new Map<string, Map<string, number[]>>();

function table(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const made = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd' && !made.has(sign)) made.set(sign, [lead, trail]);
    }
  // What Node's table of CP949 leaves out, for it has KS X 1001 alone.
  if (encoding === 'euc-kr') made.set('똠', [0x8c, 0x63]).set('펲', [0xbc, 0x84]);
  tables.set(encoding, made);
  return made;
}

/** Text in an encoding whose letters have one byte or two. */
export function encode(text: string, encoding: 'euc-kr' | 'shift_jis' | 'gb18030'): Uint8Array<ArrayBuffer> {
  const known = table(encoding);
  const bytes = Array.from(text, (sign) => {
    if (sign < '\x80') return [sign.charCodeAt(0)];
    const found = known.get(sign);
    if (!found) throw new Error(`${encoding} has no ${sign}`);
    return found;
  });
  return Uint8Array.from(bytes.flat());
}

/** UTF-16, with a mark at the beginning where there is to be one. */
export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array<ArrayBuffer> {
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), order === 'le');
  return bytes;
}
