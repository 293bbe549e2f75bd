// Bytes small enough for a link, and back again without trusting them.

/** In characters of base64url. */
const LONGEST_PACKED = 48 * 1024;
/** In bytes. Inflated text is counted while it comes: a few bytes can stand for gigabytes. */
const LONGEST_INFLATED = 256 * 1024;
/** Inflate turns a byte into about a thousand at most, so this is what one step can make before it is counted. */
const STEP = 512;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** DEFLATE (RFC 1951) in base64url (RFC 4648, section 5) without padding. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toBase64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

export function toBase64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The bytes; why there are none, where that is so. */
export function fromBase64url(packed: string): Uint8Array<ArrayBuffer> | 'damaged' | 'too-long' {
  if (!BASE64URL.test(packed)) return 'damaged';
  if (packed.length > LONGEST_PACKED) return 'too-long';
  try {
    const binary = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return 'damaged';
  }
}

/** `damaged`: no packed text; `too-long`: too long, packed or unpacked. */
export type Unpacked = { text: string } | { refused: 'damaged' | 'too-long' };

/** Nothing for what is not packed text or is too long, packed or unpacked. Never rejects. */
export async function unpack(packed: string): Promise<string | null> {
  const unpacked = await unpackAtMost(packed, LONGEST_INFLATED);
  return 'text' in unpacked ? unpacked.text : null;
}

/** Stops as soon as there are more than `most` bytes. Never rejects. */
export async function unpackAtMost(packed: string, most: number): Promise<Unpacked> {
  const bytes = fromBase64url(packed);
  if (typeof bytes === 'string') return { refused: bytes };
  try {
    return await inflate(bytes, most);
  } catch {
    return { refused: 'damaged' };
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Unpacked> {
  let at = 0;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + STEP));
      else controller.close();
      at += STEP;
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode() };
    size += value.byteLength;
    if (size > most) {
      // Not awaited: some engines finish the step they are in first.
      reader.cancel().catch(() => undefined);
      return { refused: 'too-long' };
    }
    text += decoder.decode(value, { stream: true });
  }
}
