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
