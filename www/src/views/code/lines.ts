// A highlighter's tree, cut into lines: a token that spans lines (a comment, a string) is cut with them.
import type { Element, Root, RootContent } from 'hast';

export interface Token {
  text: string;
  /** The classes of all elements around it, outermost first. */
  classes: string;
}

export type Line = readonly Token[];

function classesOf(element: Element): string {
  const { className } = element.properties;
  return Array.isArray(className) ? className.join(' ') : '';
}

export function linesOf(root: Root): Line[] {
  let line: Token[] = [];
  const lines: Token[][] = [line];
  const walk = (nodes: readonly RootContent[], classes: string) => {
    for (const node of nodes) {
      if (node.type === 'element') walk(node.children, `${classes} ${classesOf(node)}`.trim());
      if (node.type !== 'text') continue;
      node.value.split('\n').forEach((text, i) => {
        if (i > 0) {
          line = [];
          lines.push(line);
        }
        if (text !== '') line.push({ text, classes });
      });
    }
  };
  walk(root.children, '');
  return lines;
}

/** How far a line is indented, in letters: what is wrapped of it hangs behind that. */
export function hangOf(line: Line): { '--in': number } {
  const text = line.map((token) => token.text).join('');
  return { '--in': text.length - text.trimStart().length };
}
