// The texts to search, loaded when they are first asked for. Import this file when a search begins.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { SearchIndex } from '../../engine/model';
import { type Loadable, load, manifest } from '../labs';
import { prepare } from './search';

export { type Hit, search } from './search';
export type { Piece } from './text';

const passages = v.array(
  v.looseObject({
    part: v.picklist(['what', 'expect', 'run', 'why', 'code', 'original', 'next']),
    text: v.string(),
  }),
);

export const indexSchema: v.GenericSchema<unknown, SearchIndex> = v.looseObject({
  version: v.number(),
  labs: v.array(v.looseObject({ id: v.string(), texts: v.looseObject({ ko: passages, en: passages }) })),
});

const index = signal<Loadable<SearchIndex>>({ state: 'loading' });

export const searched: ReadonlySignal<Loadable<ReturnType<typeof prepare>>> = computed(() => {
  const texts = index.value;
  const labs = manifest.value;
  if (texts.state !== 'ready') return texts;
  if (labs.state !== 'ready') return labs;
  return { state: 'ready', value: prepare(texts.value, labs.value) };
});

/** Loads the texts, or tries again. */
export async function loadIndex(): Promise<void> {
  index.value = { state: 'loading' };
  index.value = await load('search.json', indexSchema);
}

void loadIndex();
