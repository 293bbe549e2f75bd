// The pages that `api/page/<n>` serves: the same bytes for the same number, seed and size.
import { combine, generator } from './random.ts';

/** Bytes by range, so that a large page is never in memory as a whole unless it is sent as a whole. */
export interface Bytes {
  readonly length: number;
  /** From `start` up to, not including, `end`; both within the length. */
  slice(start: number, end: number): Uint8Array<ArrayBuffer>;
}

export interface PageSpec {
  number: number;
  seed: number;
  /** Exact size of the page. */
  bytes: number;
  /** Links in it; drawn from the seed where the URL names no number. */
  links: number | null;
}

const WORDS =
  'anchor basin cedar delta ember fjord grove harbour island juniper kettle lagoon meadow northern orchard pebble quarry river summit timber upland valley willow yonder'.split(
    ' ',
  );
/** Pages that links lead to have numbers below this. */
const PAGES = 1000;
const MOST_DRAWN_LINKS = 8;
const FILLER = 4096;

/**
 * ASCII, so that a character is a byte. Title first, then links, then text up to the size;
 * a size too small for all of it cuts the end off.
 */
export function page({ number, seed, bytes, links }: PageSpec): Bytes {
  const random = generator(combine(seed, number));
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => WORDS[below(WORDS.length)] ?? '';
  const title = `<!doctype html>\n<title>Page ${number}: ${word()} ${word()}</title>\n`;
  const count = links ?? 1 + below(MOST_DRAWN_LINKS);
  // Relative to the page's own address, so that they lead to its siblings wherever the site is hosted.
  const list = Array.from({ length: count }, () => `<a href="${below(PAGES)}">${word()}</a>\n`);
  const head = encode(`${title}${list.join('')}<p>`);
  let text = '';
  while (text.length < FILLER) text += `${word()} `;
  return new Repeated(head, encode(text.slice(0, FILLER)), bytes);
}

/** The same bytes but for one bit, at `at`; all the same where there is no such byte. */
export function corrupted(bytes: Bytes, at: number): Bytes {
  return {
    length: bytes.length,
    slice(start, end) {
      const out = bytes.slice(start, end);
      const byte = out[at - start];
      if (byte !== undefined) out[at - start] = byte ^ 1;
      return out;
    },
  };
}

/** A head, then a block over and over, up to a length. */
class Repeated implements Bytes {
  constructor(
    private readonly head: Uint8Array,
    private readonly block: Uint8Array,
    readonly length: number,
  ) {}

  slice(start: number, end: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(end - start);
    let at = start;
    while (at < end) {
      const inHead = at < this.head.length;
      const source = inHead ? this.head : this.block;
      const from = inHead ? at : (at - this.head.length) % this.block.length;
      const piece = source.subarray(from, Math.min(source.length, from + end - at));
      out.set(piece, at - start);
      at += piece.length;
    }
    return out;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
