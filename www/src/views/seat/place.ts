// Where a lane stands in its strategy's code.
import type { Snippet } from '../../engine/catalog';
import type { WalkOp } from '../../engine/model';

/** How many lines a piece of code has. */
export const linesIn = ({ text }: Snippet) => text.replace(/\n$/, '').split('\n').length;

function contains(snippet: Snippet, { file, line }: WalkOp): boolean {
  return snippet.file === file && line >= snippet.line && line < snippet.line + linesIn(snippet);
}

/** The piece of the strategy's code that the lane is in, or was in last, or will be in. */
export function snippetOf(
  snippets: readonly Snippet[],
  op: WalkOp | null,
  before: readonly WalkOp[],
): { snippet: Snippet | undefined; here: boolean } {
  const around = (op: WalkOp | null | undefined) =>
    op ? snippets.find((snippet) => contains(snippet, op)) : undefined;
  const here = around(op);
  return { snippet: here ?? around(before.findLast(around)) ?? snippets[0], here: here !== undefined };
}
