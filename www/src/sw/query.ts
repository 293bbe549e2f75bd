// Reads a request's parameters: in form or a sentence that says what is wrong.

/** A parameter that is not what it should be; answered with 400. */
export class BadParameter extends Error {}

interface Range {
  /** Below it is refused. */
  min: number;
  /** Above it is refused, or brought down where `clamp` says so. */
  max: number;
  clamp?: boolean;
}

const WHOLE = /^\d{1,15}$/;
const DECIMAL = /^\d{1,12}(\.\d{1,9})?$/;

/** A whole number, or `otherwise` where there is none. */
export function whole<T>(query: URLSearchParams, name: string, range: Range, otherwise: T): number | T {
  return read(query, name, range, otherwise, WHOLE, 'a whole number');
}

/** Whole numbers with commas between them, from one to `most`. */
export function wholes(query: URLSearchParams, name: string, range: Range, most: number): number[] {
  const parts = (query.get(name) ?? '').split(',');
  if (parts.length > most) throw new BadParameter(`${name} must be at most ${most} numbers`);
  return parts.map((part) => {
    const value = WHOLE.test(part) ? Number(part) : Number.NaN;
    if (value >= range.min && value <= range.max) return value;
    throw new BadParameter(`${name} must be whole numbers from ${range.min} to ${range.max}`);
  });
}

/** A number with or without decimals, or `otherwise` where there is none. */
export function decimal<T>(query: URLSearchParams, name: string, range: Range, otherwise: T): number | T {
  return read(query, name, range, otherwise, DECIMAL, 'a number');
}

function read<T>(
  query: URLSearchParams,
  name: string,
  range: Range,
  otherwise: T,
  form: RegExp,
  kind: string,
): number | T {
  const given = query.get(name);
  if (given === null) return otherwise;
  const value = form.test(given) ? Number(given) : Number.NaN;
  const clamped = range.clamp ? Math.min(value, range.max) : value;
  if (clamped >= range.min && clamped <= range.max) return clamped;
  throw new BadParameter(`${name} must be ${kind} from ${range.min} to ${range.max}`);
}
