/** What one strategy has to show. */
export interface Of<T> {
  strategy: string;
  value: T;
  /** The number of runs of which this is the last one's; 0 where it was the same in all. */
  lastOf: number;
}

/** Things of one key together, in the order the keys first appear. */
export function grouped<T extends { key: string }>(all: readonly Of<T>[]): { key: string; items: Of<T>[] }[] {
  const groups: { key: string; items: Of<T>[] }[] = [];
  for (const item of all) {
    const group = groups.find((g) => g.key === item.value.key);
    if (group) group.items.push(item);
    else groups.push({ key: item.value.key, items: [item] });
  }
  return groups;
}
