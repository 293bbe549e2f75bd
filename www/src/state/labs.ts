// The manifest and the lab files: loaded from beside the page, checked, kept.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { LabFile, Manifest } from '../engine/catalog';
import { labFileSchema, manifestSchema } from './catalog-schema';

export type Loadable<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  /** `offline`: no answer or a bad status; `malformed`: an answer of another shape than this page's version. */
  | { state: 'failed'; reason: 'offline' | 'malformed'; url: string };

const manifestSignal = signal<Loadable<Manifest>>({ state: 'loading' });
export const manifest: ReadonlySignal<Loadable<Manifest>> = manifestSignal;

/** A file beside the page, checked. */
export async function load<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Loadable<T>> {
  const url = new URL(path, document.baseURI).href;
  let data: unknown;
  try {
    const response = await fetch(url);
    if (!response.ok) return { state: 'failed', reason: 'offline', url };
    data = await response.json();
  } catch (error) {
    return { state: 'failed', reason: error instanceof SyntaxError ? 'malformed' : 'offline', url };
  }
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return { state: 'ready', value: parsed.output };
  console.error(`[interleave] ${path}: ${v.summarize(parsed.issues)}`);
  return { state: 'failed', reason: 'malformed', url };
}

/** Loads the manifest, or tries again. */
export async function loadManifest(): Promise<void> {
  manifestSignal.value = { state: 'loading' };
  manifestSignal.value = await load('manifest.json', manifestSchema);
}

const files = new Map<string, Signal<Loadable<LabFile>>>();

/** A lab's texts and sources, loaded when first asked for. */
export function labFile(id: string): ReadonlySignal<Loadable<LabFile>> {
  const known = files.get(id);
  if (known) return known;
  const made = signal<Loadable<LabFile>>({ state: 'loading' });
  files.set(id, made);
  void reloadLabFile(id);
  return made;
}

/** Loads a lab's file again after a failure. */
export async function reloadLabFile(id: string): Promise<void> {
  const file = files.get(id);
  if (!file) return;
  file.value = { state: 'loading' };
  file.value = await load(`labs/${encodeURIComponent(id)}.json`, labFileSchema);
}
