// A report: what a run found, with what was run and where. It is exported as a file and can travel in a link.
import * as v from 'valibot';
import type { LabSummary, Manifest } from '../engine/catalog.ts';
import type { Value } from '../engine/model.ts';
import { parseJson } from './json.ts';
import { pack, unpack } from './link/deflate.ts';
import { fold, unfold } from './link/packed-report.ts';
import { reportSchema } from './link/report-schema.ts';
import type { Report } from './link/report-shape.ts';

export type { Environment, Report } from './link/report-shape.ts';

/**
 * For `theirs=` in a link: times to the µs, ratios to four decimals, and of the outcomes only the result
 * sentences. Unpacking gives a report that packs into the same text.
 */
export function packReport(report: Report): Promise<string> {
  return pack(JSON.stringify(fold(report)));
}

/** The same form apart from a link: to be kept as JSON. */
export function foldReport(report: Report): unknown[] {
  return fold(report);
}

/** A report from its compact form; nothing where anything about it is wrong. Never throws. */
export function readFolded(folded: unknown, manifest: Manifest): Report | null {
  return parseReport(unfold(folded), manifest);
}

/** A report from a link; nothing where anything about it is wrong. Never rejects, never takes long. */
export async function unpackReport(text: string, manifest: Manifest): Promise<Report | null> {
  const json = await unpack(text);
  return json === null ? null : readFolded(parseJson(json), manifest);
}

/**
 * A report from a file, parsed as JSON; nothing where anything about it is wrong. Its parameters have their
 * types but may be out of today's range: whoever wants to run them goes through a link. Never throws.
 */
export function parseReport(json: unknown, manifest: Manifest): Report | null {
  const parsed = v.safeParse(reportSchema, json);
  if (!parsed.success) return null;
  const report = parsed.output;
  const lab = manifest.labs.find((each) => each.id === report.request.lab);
  if (!lab) return null;
  const compared = report.comparison.strategies.map((strategy) => strategy.id);
  if (!distinctOf(lab, report.request.strategies) || !distinctOf(lab, compared)) return null;
  const params = readParams(lab, report.request.params);
  return params && { ...report, request: { ...report.request, params } };
}

function distinctOf(lab: LabSummary, ids: string[]): boolean {
  return (
    new Set(ids).size === ids.length &&
    ids.every((id) => lab.strategies.some((strategy) => strategy.id === id))
  );
}

/** Every parameter of the lab: those added since then have their default, those gone are left out. */
function readParams(lab: LabSummary, given: Record<string, Value>): Record<string, Value> | null {
  const params: [string, Value][] = [];
  for (const param of lab.params) {
    const value = Object.hasOwn(given, param.id) ? given[param.id] : undefined;
    if (value !== undefined && typeof value !== typeof param.default) return null;
    params.push([param.id, value ?? param.default]);
  }
  return Object.fromEntries(params);
}
