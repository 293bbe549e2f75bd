// Arithmetic coding of a text by what the model expects (as in I. Witten, R. Neal and J. Cleary, "Arithmetic Coding for
// Data Compression", 1987; carry-less, 32 bits). Bytes: the text's length in bytes as a LEB128 number, a check sum of two
// bytes, and the code.
import { ONE } from './mixer.ts';
import { Predictor } from './predictor.ts';
import { PRIMER } from './primer.ts';

const encoder = new TextEncoder();

/** A model that has read the primer: programs begin where it ends. */
function primed(): Predictor {
  const model = new Predictor();
  for (const byte of encoder.encode(PRIMER)) for (let at = 7; at >= 0; at--) model.take((byte >> at) & 1);
  return model;
}

export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(text);
  const out = [...header(bytes)];
  const model = primed();
  let low = 0;
  let high = 0xffff_ffff;
  for (const byte of bytes) {
    for (let at = 7; at >= 0; at--) {
      const bit = (byte >> at) & 1;
      const middle = between(low, high, model.chance);
      if (bit) high = middle;
      else low = middle + 1;
      model.take(bit);
      while (((low ^ high) & 0xff00_0000) === 0) {
        out.push(low >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
    }
  }
  // As many bytes as tell the rest; zeros behind the end are not written.
  out.push((low >>> 24) + 1);
  return Uint8Array.from(out);
}

/** `too-long`: says that it is longer than `most` bytes. */
export function decodeText(
  packed: Uint8Array,
  most: number,
): { text: string } | { refused: 'damaged' | 'too-long' } {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = packed[at++];
    if (byte === undefined || shift > 21) return { refused: 'damaged' };
    length += (byte & 127) << shift;
    if (byte < 128) break;
  }
  if (length > most) return { refused: 'too-long' };
  const sum = ((packed[at++] ?? 0) << 8) | (packed[at++] ?? 0);
  const model = primed();
  const bytes = new Uint8Array(length);
  let low = 0;
  let high = 0xffff_ffff;
  let code = 0;
  const shift = () => {
    code = ((code << 8) | (packed[at++] ?? 0)) >>> 0;
  };
  for (let i = 0; i < 4; i++) shift();
  for (let i = 0; i < length; i++) {
    let byte = 1;
    while (byte < 256) {
      const middle = between(low, high, model.chance);
      const bit = code <= middle ? 1 : 0;
      if (bit) high = middle;
      else low = middle + 1;
      model.take(bit);
      byte = (byte << 1) | bit;
      while (((low ^ high) & 0xff00_0000) === 0) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
        shift();
      }
    }
    bytes[i] = byte & 255;
    // Past its end by more than what a code leaves unwritten, it is cut or no code at all.
    if (at > packed.length + 4) return { refused: 'damaged' };
  }
  if (checkSum(bytes) !== sum) return { refused: 'damaged' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { refused: 'damaged' };
  }
}

/** What of the range from `low` to `high` stands for a 1: all up to the result. */
function between(low: number, high: number, chance: number): number {
  return low + Math.trunc(((high - low) * chance) / ONE);
}

function header(bytes: Uint8Array): number[] {
  const out: number[] = [];
  let left = bytes.length;
  for (; left > 127; left >>= 7) out.push((left & 127) | 128);
  const sum = checkSum(bytes);
  return [...out, left, sum >> 8, sum & 255];
}

/** FNV-1a, folded to 16 bits. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum ^ (sum >>> 16)) & 0xffff;
}
