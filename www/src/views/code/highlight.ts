// The highlighter, loaded when code is first shown.
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import { createLowlight } from 'lowlight';
import { type Line, linesOf } from './lines';

const lowlight = createLowlight({ python, rust });

export function highlight(text: string, language: 'python' | 'rust'): Line[] {
  return linesOf(lowlight.highlight(language, text));
}
