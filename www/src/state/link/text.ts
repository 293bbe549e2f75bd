// Text in links: readable in any script, and safe wherever a link is pasted.

/** Longest link read, in UTF-16 units. */
export const LONGEST_LINK = 64 * 1024;
/** Most characters of somebody else's text shown back to them in a notice. */
const LONGEST_QUOTE = 60;

/**
 * Letters, digits and marks of any script stand as they are. Of the signs only those that mean nothing in a
 * query and that programs which recognise links in a text do not cut off.
 */
const ESCAPED = /[^\p{L}\p{N}\p{M}\-._~/:@]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Never throws: half a surrogate pair, which has no encoding, becomes U+FFFD. */
export function encode(text: string): string {
  return wellFormed(text).replace(ESCAPED, encodeSign);
}

/** Nothing for what is not percent-encoded UTF-8. */
export function decode(text: string): string | null {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    return null;
  }
}

/** `text` as it may be quoted in a notice: well-formed, without control characters, not long. */
export function quote(text: string): string {
  const shown = wellFormed(text).replace(/\p{Cc}/gu, '\u{fffd}');
  const start = Array.from(shown.slice(0, 2 * LONGEST_QUOTE))
    .slice(0, LONGEST_QUOTE)
    .join('');
  return start.length < shown.length ? `${wellFormed(start)}…` : shown;
}

/** Characters as the crate counts them: Unicode code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Half a surrogate pair, which is no character, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\u{fffd}');
}

/** `encodeURIComponent` leaves some signs alone that we do not. */
function encodeSign(sign: string): string {
  const encoded = encodeURIComponent(sign);
  return encoded === sign ? `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encoded;
}
