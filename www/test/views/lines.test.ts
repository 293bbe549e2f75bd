import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight } from '../../src/views/code/highlight';
import { hangOf, linesOf } from '../../src/views/code/lines';

test('a token that spans lines is cut with them and keeps its classes', () => {
  const lines = linesOf({
    type: 'root',
    children: [
      { type: 'text', value: 'a ' },
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['hljs-string'] },
        children: [
          { type: 'text', value: 'x\n' },
          {
            type: 'element',
            tagName: 'span',
            properties: { className: ['hljs-subst'] },
            children: [{ type: 'text', value: 'y' }],
          },
        ],
      },
      { type: 'text', value: '\n\nend' },
    ],
  });
  assert.deepEqual(lines, [
    [
      { text: 'a ', classes: '' },
      { text: 'x', classes: 'hljs-string' },
    ],
    [{ text: 'y', classes: 'hljs-string hljs-subst' }],
    [],
    [{ text: 'end', classes: '' }],
  ]);
});

test('highlighting changes no character', () => {
  const rust = '/* two\nlines */ fn main() {\n    let s = "<b>&amp;</b>";\n}\n';
  const text = highlight(rust, 'rust')
    .map((line) => line.map((token) => token.text).join(''))
    .join('\n');
  assert.equal(text, rust);
  assert.ok(
    highlight('def f(): pass', 'python')
      .flat()
      .some(({ classes }) => classes.includes('hljs-keyword')),
  );
});

test('a line hangs behind its own indent, whatever it is cut into', () => {
  const tokens = (...texts: string[]) => texts.map((text) => ({ text, classes: '' }));
  assert.deepEqual(hangOf(tokens('        let', ' x = 1;')), { '--in': 8 });
  assert.deepEqual(hangOf(tokens('  ', '  ', '// said')), { '--in': 4 });
  assert.deepEqual(hangOf(tokens()), { '--in': 0 });
});
