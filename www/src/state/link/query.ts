// The part of a link after `?`, taken apart without judging names or values.
import { withoutTail } from './mend.ts';
import type { Notices } from './notices.ts';
import { decode } from './text.ts';

export type Values = ReadonlyMap<string, string>;

/** Values by name. A name that comes twice counts the first time. */
export function readQuery(query: string, notices: Notices): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const rawValue = equals < 0 ? '' : pair.slice(equals + 1);
    const name = decode(rawName);
    const value = decode(rawValue);
    if (name === null || value === null) {
      notices.add({ kind: 'malformed', param: name ?? rawName, given: rawValue });
    } else if (values.has(name)) {
      notices.add({ kind: 'duplicate', param: name, given: value, used: values.get(name) });
    } else {
      values.set(name, value);
    }
  }
  return values;
}

/**
 * `values` without the end of a sentence that may be stuck to the last pair of `query`, in every way that it can be
 * cut, and what is cut then; nothing where that pair does not count.
 */
export function* withoutTails(query: string, values: Values): Generator<{ values: Values; tail: string }> {
  const pair = query.split('&').findLast((each) => each !== '') ?? '';
  const equals = pair.indexOf('=');
  const name = decode(equals < 0 ? pair : pair.slice(0, equals));
  const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
  if (name === null || value === null || values.get(name) !== value) return;
  const whole = equals < 0 ? name : value;
  for (const cut of withoutTail(whole)) {
    const others = [...values].filter(([other]) => other !== name);
    // A name alone may be nothing but what came behind the link.
    const own: [string, string][] = equals < 0 ? (cut === '' ? [] : [[cut, '']]) : [[name, cut]];
    yield { values: new Map([...others, ...own]), tail: whole.slice(cut.length) };
  }
}
