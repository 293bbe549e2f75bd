import type { Lab } from './lab';

/** Words for lanes, states and objects, as the timeline and the trace export ask for them; empty where there is none. */
export function traceWords({ t, texts }: Lab): (key: string) => string {
  return (key) => {
    if (Object.hasOwn(texts.words, key)) return texts.words[key] ?? '';
    const [group, name = ''] = key.split('.');
    if (group === 'lane') return Object.entries(t.lane).find(([kind]) => kind === name)?.[1] ?? '';
    return '';
  };
}
