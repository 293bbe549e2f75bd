// The first rows of the reader's file as they will be read, and what above them looks like no table.
import type { Signal } from '@preact/signals';
import { columnNames, tableWords } from '../../i18n/table';
import type { Draft } from '../../state/draft';
import type { Look } from '../../state/file';
import { ScrollTable } from '../common/ScrollTable';
import type { Lab } from '../lab/lab';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  look: Look;
}

export function FilePreview({ lab, draft, look: { head, above } }: Props) {
  const { t, summary, voice } = lab;
  const w = tableWords(voice.lang);
  const skip = summary.file?.skipParam;
  return (
    <>
      {above > 0 && skip && (
        <p class="file-note" role="status" data-file-note="above">
          {w.above(above)}{' '}
          <button
            type="button"
            class="button"
            data-action="skip-lines"
            onClick={() => {
              const params = { ...draft.value.params, [skip]: String(above) };
              draft.value = { ...draft.value, params };
              // The button goes; what it has set is where to go on.
              document.querySelector<HTMLElement>(`[name="${CSS.escape(skip)}"]`)?.focus();
            }}
          >
            {w.skip(above)}
          </button>
        </p>
      )}
      {head && (
        <ScrollTable
          title={t.file.preview}
          heads={columnNames(head.header, voice.lang)}
          hook="data-preview"
          class="preview"
        >
          {head.rows.map((row, i) => (
            <tr key={i}>
              {row.map((field, j) => (
                <td key={j}>{field.length > 80 ? `${field.slice(0, 80)}…` : field}</td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
