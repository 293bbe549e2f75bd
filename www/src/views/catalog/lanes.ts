import type { Manifest } from '../../engine/catalog';
import type { Section } from '../../engine/model';

/** A section's colour, 1 to 8: its place in the chapter, so that it stays when labs are added. */
export function laneOf(manifest: Manifest, section: Section): number {
  const index = manifest.sections.findIndex(({ id }) => id === section);
  return (Math.max(index, 0) % 8) + 1;
}
