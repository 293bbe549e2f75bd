// A file as UTF-8, which is what a run reads: in one place and before the run, so that chunks are cut and read the same
// whatever the file was.
import type { Encoding } from './encoding';

export interface Decoded {
  utf8: Blob;
  /** Places that are no text in this encoding. */
  faults: number;
}

/** In no UTF-8: a row with it is no text, as it was none before. */
const NO_TEXT = 0xff;
const FAULT = '\ufffd';

/**
 * Decodes a file piece by piece; what comes out is the browser's to keep, on disk where it is large. Rejects where the
 * file cannot be read or `stop` says so.
 */
export async function toUtf8(file: Blob, encoding: Encoding, stop: AbortSignal): Promise<Decoded> {
  // It is what a run reads as it is, and where it is no UTF-8 the run says in which rows.
  if (encoding === 'utf-8') return { utf8: file, faults: 0 };
  let faults = 0;
  const encoder = new TextEncoder();
  const encode = new TransformStream<string, Uint8Array<ArrayBuffer>>({
    transform(text, out) {
      const [first = '', ...others] = text.split(FAULT);
      if (first) out.enqueue(encoder.encode(first));
      for (const part of others) {
        faults += 1;
        out.enqueue(Uint8Array.of(NO_TEXT));
        if (part) out.enqueue(encoder.encode(part));
      }
    },
  });
  const text = file.stream().pipeThrough(new TextDecoderStream(encoding), { signal: stop });
  const utf8 = await new Response(text.pipeThrough(encode)).blob();
  return { utf8, faults };
}
