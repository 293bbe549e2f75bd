// The labs in the chapter's order: sections as on the map, labs as within them.
import type { LabSummary, Manifest } from '../../engine/catalog';

export function inOrder(manifest: Manifest): LabSummary[] {
  return manifest.sections.flatMap(({ id }) => manifest.labs.filter((lab) => lab.section === id));
}

/** The labs before and after one; nothing at the ends. */
export function neighbours(
  manifest: Manifest,
  id: string,
): { previous: LabSummary | null; next: LabSummary | null } {
  const labs = inOrder(manifest);
  const at = labs.findIndex((lab) => lab.id === id);
  if (at < 0) return { previous: null, next: null };
  return { previous: labs[at - 1] ?? null, next: labs[at + 1] ?? null };
}
