// The Range header, as far as it is understood here: one range of bytes (RFC 9110, section 14).

/** From `start` up to, not including, `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

const ONE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * What of `length` bytes a Range header asks for. `whole` where there is none or it is not understood, as the
 * standard has it; `none` where nothing of it is there.
 */
export function rangeOf(header: string | null, length: number): ByteRange | 'whole' | 'none' {
  const [, first, last] = ONE.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  // Without a first byte it asks for so many of the last ones.
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length : Math.min(length, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < start) return 'whole';
  return start < end ? { start, end } : 'none';
}
