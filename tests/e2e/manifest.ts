// What the page under test offers, from the files that it is made of.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabFile, LabSummary, Manifest } from '../../www/src/engine/catalog.ts';
import type { Param } from '../../www/src/engine/model.ts';
import type { Site } from './site.ts';

export type { LabSummary, Manifest } from '../../www/src/engine/catalog.ts';

async function read<T>({ copy }: Site, path: string): Promise<T> {
  return JSON.parse(await readFile(join(copy.folder, path), 'utf8'));
}

export function manifestOf(site: Site): Promise<Manifest> {
  return read(site, 'manifest.json');
}

export function labFileOf(site: Site, id: string): Promise<LabFile> {
  return read(site, `labs/${id}.json`);
}

/** Values with which a lab is through in a moment, and which still need two of all that there can be several of. */
export function small(lab: LabSummary): Record<string, number> {
  return Object.fromEntries(
    lab.params.flatMap((param) => (param.kind === 'int' ? [[param.id, least(param)]] : [])),
  );
}

function least(param: Extract<Param, { kind: 'int' }>): number {
  const within = (value: number) => Math.min(Math.max(value, param.min), param.max);
  if (param.unit === 'ms') return within(Math.min(param.default, 20));
  if (param.default > 1000) return within(Math.round(param.default / 100));
  return within(Math.min(param.default, param.id === 'threads' || param.id === 'workers' ? 2 : 5));
}

/** A lab's link. */
export function link(id: string, values: Record<string, string | number> = {}): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `#/lab/${id}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
