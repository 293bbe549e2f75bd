// Where a lane stands in its strategy's code.
import type { Snippet } from '../../engine/catalog';
import type { WalkOp } from '../../engine/model';

/** How many lines a piece of code has. */
export const linesIn = ({ text }: Snippet) => text.replace(/\n$/, '').split('\n').length;

function contains(snippet: Snippet, { file, line }: WalkOp): boolean {
  return snippet.file === file && line >= snippet.line && line < snippet.line + linesIn(snippet);
}

interface Place {
  /** The piece of the strategy's code that the lane is in, or was in last, or will be in. */
  snippet: Snippet | undefined;
  /** Whether it is in it. */
  here: boolean;
  /** The line that it is at, or was at last; nothing for one that was nowhere yet. */
  line: number | null;
}

export function snippetOf(snippets: readonly Snippet[], op: WalkOp | null, before: readonly WalkOp[]): Place {
  const around = (op: WalkOp | null | undefined) =>
    op ? snippets.find((snippet) => contains(snippet, op)) : undefined;
  const here = around(op);
  const at = here ? op : before.findLast(around);
  return { snippet: around(at) ?? snippets[0], here: here !== undefined, line: at?.line ?? null };
}
