// What is open when the workbench is: the link's program, else the one that was open last, else the gallery's first.
import { programs as gallery } from 'virtual:gallery';
import { workbenchWords } from '../../i18n/workbench';
import { type Refusal, readProgram } from '../../state/link/program';
import { visits } from '../../state/location';
import type { Route } from '../../state/route';
import { lang } from '../../state/settings';
import { desk, keptPrograms } from '../../state/workbench/programs';
import { openUnder } from '../../state/workbench/tab';

type BenchRoute = Extract<Route, { view: 'workbench' }>;

/** Whether the page was loaded again, and nobody has gone anywhere since. */
const reloaded = () =>
  visits.peek() === 0 &&
  performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload');

/** Opens what a link asks for; why its program could not be, where that is so. Runs nothing. */
export async function openRoute({ program }: BenchRoute): Promise<Refusal | null> {
  const here = openUnder(location.hash, reloaded());
  if (here !== null && desk.openKept(here)) return null;
  if (program === null) {
    openFirst(true);
    return null;
  }
  const read = await readProgram(program);
  if ('text' in read) {
    if (read.text !== desk.text.peek())
      desk.openText(workbenchWords(lang.peek()).programs.fromLink, read.text);
    return null;
  }
  openFirst(true);
  return read.refused;
}

/** `last`: what is open stays, and the program that was open last comes first. */
export function openFirst(last = false): void {
  if (last && (desk.id.peek() !== null || desk.text.peek() !== '')) return;
  if (last && desk.openKept(keptPrograms.opened())) return;
  const newest = [...keptPrograms.programs.peek()].sort((a, b) => b.changed - a.changed)[0];
  if (newest && desk.openKept(newest.id)) return;
  const [first] = gallery;
  if (first) desk.openText(first.title[lang.peek()], first.text);
}
