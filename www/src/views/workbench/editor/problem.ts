/** Lines and columns count from 1, columns in UTF-16 units. */
export interface EditorProblem {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
}
