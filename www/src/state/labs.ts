// The manifest and the lab files: loaded from beside the page, checked, kept.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { LabFile, Manifest } from '../engine/catalog';
import { underOneController } from '../engine/controller';
import { fileUrl } from '../engine/release';
import { labFileSchema, manifestSchema } from './catalog-schema';
import { look } from './version';

export type Loadable<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  /**
   * `gone`: the host has another version of the page; `offline`: no answer or a bad status; `malformed`: an answer of
   * another shape than this page's version.
   */
  | { state: 'failed'; reason: 'gone' | 'offline' | 'malformed'; url: string };

type Reason = Extract<Loadable<unknown>, { state: 'failed' }>['reason'];

const manifestSignal = signal<Loadable<Manifest>>({ state: 'loading' });
export const manifest: ReadonlySignal<Loadable<Manifest>> = manifestSignal;

/** A file of the page's version, checked. */
export async function load<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Loadable<T>> {
  const url = fileUrl(path);
  const failed = async (reason: Reason): Promise<Loadable<T>> => {
    return { state: 'failed', reason: (await look()) ? 'gone' : reason, url };
  };
  let data: unknown;
  try {
    data = await underOneController(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    });
  } catch (error) {
    return failed(error instanceof SyntaxError ? 'malformed' : 'offline');
  }
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return { state: 'ready', value: parsed.output };
  console.error(`[interleave] ${path}: ${v.summarize(parsed.issues)}`);
  return failed('malformed');
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
