// What is wrapped of a line hangs behind the line's own indent, as in all code of the page.
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** `editor.css` reads the indent, in letters. */
function hangs(view: EditorView): DecorationSet {
  const found = view.visibleRanges.flatMap(({ from, to }) => {
    const lines = [];
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.length - line.text.trimStart().length;
      lines.push(Decoration.line({ attributes: { style: `--in: ${indent}` } }).range(line.from));
      at = line.to + 1;
    }
    return lines;
  });
  return Decoration.set(found, true);
}

export const hanging = ViewPlugin.define(
  (view) => ({
    lines: hangs(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.lines = hangs(update.view);
    },
  }),
  { decorations: ({ lines }) => lines },
);
