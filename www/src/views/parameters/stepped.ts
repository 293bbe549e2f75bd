import { parseWhole } from '../../state/draft';

/** The next value in a direction, on the grid of `step` from the value itself, kept in range. */
export function stepped(value: string, by: number, min: number, max: number): string {
  const now = parseWhole(value);
  if (now === null) return String(min);
  return String(Math.min(max, Math.max(min, now + by)));
}
