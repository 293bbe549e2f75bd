// Where problems stand in the editor's document, which may have changed since they were found.
import type { Text } from '@codemirror/state';
import type { EditorProblem } from './problem';

/** From and to as offsets; a problem without any extent takes the letter at its place. */
export function placeOf(problem: EditorProblem, doc: Text): { from: number; to: number } {
  const from = offsetOf(problem.line, problem.column, doc);
  const to = Math.max(from, offsetOf(problem.endLine, problem.endColumn, doc));
  if (from < to) return { from, to };
  const line = doc.lineAt(from);
  // At the end of a line: the letter before it.
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, from - 1), to: from };
}

/** Line and column count from 1. */
function offsetOf(line: number, column: number, doc: Text): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}
