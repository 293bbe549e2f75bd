// CodeMirror as the workbench uses it: Python, four spaces, the browser's own caret and selection (input methods and
// phones know those best).
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { hanging } from './hang';
import { highlighting } from './highlight';
import type { EditorProblem } from './problem';
import { placeOf } from './problems';

/** What depends on the reader's language, and may change while the editor is there. */
export interface Spoken {
  phrases: Record<string, string>;
  label: string;
  describedBy: string;
}

const spoken = new Compartment();
/** After Escape, Tab leaves the editor for so long, ms; any other key ends that sooner. */
const TAB_LEAVES = 30_000;
/** The page's: it runs the program. */
const NOT_OURS = new Set(['Mod-Enter']);

const leaveByTab = Prec.lowest(
  EditorView.domEventObservers({
    keydown(event, view) {
      // Two seconds are CodeMirror's own, and too short for who is still listening to what Escape does.
      if (event.key === 'Escape') view.setTabFocusMode(TAB_LEAVES);
    },
  }),
);

function speaking({ phrases, label, describedBy }: Spoken): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      // Programs that correct a text's style have nothing to correct here.
      'data-gramm': 'false',
    }),
  ];
}

export function stateOf(doc: string, words: Spoken, changed: (text: string) => void): EditorState {
  return EditorState.create({
    doc,
    extensions: [
      lintGutter(),
      lineNumbers(),
      highlightSpecialChars(),
      highlightActiveLine(),
      history(),
      indentOnInput(),
      bracketMatching(),
      indentUnit.of('    '),
      EditorState.tabSize.of(4),
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      hanging,
      new LanguageSupport(pythonLanguage),
      highlighting,
      leaveByTab,
      keymap.of([
        ...defaultKeymap.filter(({ key }) => key === undefined || !NOT_OURS.has(key)),
        ...historyKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
      spoken.of(speaking(words)),
    ],
  });
}

export function speak(view: EditorView, words: Spoken): void {
  view.dispatch({ effects: spoken.reconfigure(speaking(words)) });
}

export function mark(view: EditorView, problems: readonly EditorProblem[]): void {
  const found = problems.map(
    (problem): Diagnostic => ({
      ...placeOf(problem, view.state.doc),
      severity: 'error',
      message: problem.message,
    }),
  );
  view.dispatch(setDiagnostics(view.state, found));
}

/** Puts another text in place of all; an undo brings the one before back. */
export function replaceAll(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: Math.min(from, text.length), head: Math.min(to, text.length) },
  });
}

/** Takes the reader to where a problem is. */
export function goTo(view: EditorView, problem: EditorProblem): void {
  const { from } = placeOf(problem, view.state.doc);
  view.focus();
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
}
