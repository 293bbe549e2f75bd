// Lines of code with their numbers, the ones that matter marked.
import { useSignal } from '@preact/signals';
import type { Snippet } from '../../engine/catalog';
import type { Messages } from '../../i18n';
import { hangOf, type Line } from './lines';
import { Tokens } from './Tokens';

interface Props {
  t: Messages;
  snippet: Snippet;
  lines: readonly Line[];
}

export function Source({ t, snippet, lines }: Props) {
  const copied = useSignal('');
  // A file ends with a newline; that is no line to show.
  const shown = lines.at(-1)?.length === 0 || lines.at(-1)?.[0]?.text === '' ? lines.slice(0, -1) : lines;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet.text);
      copied.value = snippet.text;
    } catch {
      copied.value = '';
    }
  };
  return (
    <figure class="source">
      <figcaption>
        <span class="num">{t.codeFrom(snippet.file, String(snippet.line))}</span>
        <button type="button" class="copy" onClick={() => void copy()}>
          {copied.value === snippet.text ? t.codeCopied : t.copyCode}
        </button>
      </figcaption>
      <pre>
        <code>
          {shown.map((line, i) => (
            <span
              key={i}
              class={snippet.marks.includes(i) ? 'code-line marked' : 'code-line'}
              data-line={snippet.line + i}
              style={hangOf(line)}
            >
              {snippet.marks.includes(i) && <span class="sr">{t.marked}: </span>}
              <Tokens tokens={line} />
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
