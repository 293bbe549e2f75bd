// Texts from outside the page, which may be anything: what of them is believed.
import * as v from 'valibot';

/** What labs, strategies, options and goals are called by: nothing that means something to JavaScript or in a path. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/));

/** Nothing for what is not JSON. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What a text of at most `longest` UTF-16 units says; nothing where anything about it is not as `schema` has it. Never
 * throws.
 */
export function readJson<T>(text: string, longest: number, schema: v.GenericSchema<unknown, T>): T | null {
  if (text.length > longest) return null;
  const parsed = v.safeParse(schema, parseJson(text));
  return parsed.success ? parsed.output : null;
}
