// Python in the colours that code has everywhere in the page.
import { syntaxHighlighting } from '@codemirror/language';
import { tagHighlighter, tags } from '@lezer/highlight';

/** The classes are highlight.js's, which `styles/code.css` colours. */
export const highlighting = syntaxHighlighting(
  tagHighlighter([
    { tag: [tags.keyword, tags.bool, tags.null], class: 'hljs-keyword' },
    { tag: [tags.string, tags.special(tags.string)], class: 'hljs-string' },
    { tag: tags.escape, class: 'hljs-char' },
    { tag: tags.number, class: 'hljs-number' },
    { tag: [tags.definition(tags.function(tags.variableName)), tags.meta], class: 'hljs-title' },
    { tag: [tags.definition(tags.className), tags.typeName], class: 'hljs-type' },
    { tag: tags.comment, class: 'hljs-comment' },
  ]),
);
