// The text of a program. CodeMirror comes with this file, which is loaded when the workbench is opened.
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { workbenchWords } from '../../../i18n/workbench';
import { lang } from '../../../state/settings';
import type { EditorProblem } from './problem';
import { goTo, mark, replaceAll, type Spoken, speak, stateOf } from './setup';
import '../../../styles/code.css';
import './editor.css';

interface Props {
  /** Which of several texts this is: each keeps its own undo history and caret. */
  of?: string;
  value: string;
  onChange(text: string): void;
  problems: readonly EditorProblem[];
  label: string;
  /** The id of what describes it; it is described by its keys in any case. */
  describedBy?: string;
}

const HINT = 'editor-keys';

export function Editor({ of = '', value, onChange, problems, label, describedBy }: Props) {
  const w = workbenchWords(lang.value).editor;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** Of texts that were shown before. */
  const states = useRef(new Map<string, EditorState>()).current;
  const shown = useRef(of);
  const told = useRef(onChange);
  told.current = onChange;
  /** While a text is put in from outside, there is nothing to tell. */
  const silent = useRef(false);
  const words: Spoken = {
    phrases: w.phrases,
    label,
    describedBy: [describedBy, HINT].filter(Boolean).join(' '),
  };
  const fresh = () =>
    stateOf(value, words, (text) => {
      if (!silent.current) told.current(text);
    });

  useLayoutEffect(() => {
    if (!box.current) return;
    const made = new EditorView({ state: fresh(), parent: box.current });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
    // Made once; what changes is given to it below.
  }, []);

  useLayoutEffect(() => {
    const here = view.current;
    if (!here || shown.current === of) return;
    states.set(shown.current, here.state);
    shown.current = of;
    here.setState(states.get(of) ?? fresh());
  }, [of]);

  useLayoutEffect(() => {
    const here = view.current;
    if (!here || here.state.doc.toString() === value) return;
    silent.current = true;
    replaceAll(here, value);
    silent.current = false;
  }, [of, value]);

  useLayoutEffect(() => {
    if (view.current) speak(view.current, words);
  }, [of, w, words.label, words.describedBy]);

  useEffect(() => {
    if (view.current) mark(view.current, problems);
  }, [of, problems]);

  return (
    <div class="editor">
      <div class="editor-box" ref={box} data-editor="" />
      <p class="editor-keys hint" id={HINT}>
        {w.keys}
      </p>
      {problems.length > 0 && (
        <ul class="editor-problems" aria-label={w.problems} data-problems="">
          {problems.map((problem, i) => (
            <li key={i}>
              <button type="button" onClick={() => view.current && goTo(view.current, problem)}>
                <span class="num">{w.line(String(problem.line))}</span> {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
