// The part of a link after `?`, taken apart without judging names or values.
import type { Notices } from './notices.ts';
import { decode } from './text.ts';

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
