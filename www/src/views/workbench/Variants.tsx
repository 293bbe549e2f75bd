// A program's variants as tabs, and the editor in them.
import { useRef } from 'preact/hooks';
import { number } from '../../i18n/format';
import { workbenchWords } from '../../i18n/workbench';
import { lang } from '../../state/settings';
import type { Sheet } from '../../state/workbench/desk';
import { desk } from '../../state/workbench/programs';
import { LONGEST_VARIANT_NAME } from '../../state/workbench/variants';
import { Lazy } from '../common/Lazy';
import { Tabs } from '../common/Tabs';
import { Ask } from './Ask';
import type { EditorProblem } from './editor/problem';

export interface ProgramProblem extends EditorProblem {
  /** Counts from 1. */
  variant: number;
}

const loadEditor = () => import('./editor/Editor');

export function Variants({ problems }: { problems: readonly ProgramProblem[] }) {
  const all = workbenchWords(lang.value);
  const w = all.variants;
  const sheets = desk.sheets.value;
  const at = Math.max(
    0,
    sheets.findIndex(({ key }) => key === desk.chosen.value),
  );
  const sheet = sheets[at];
  if (!sheet) return null;
  const nameOf = ({ name }: Sheet) => name || (sheets.length > 1 ? w.unnamed : w.only);
  const countOf = (i: number) => problems.filter(({ variant }) => variant === i + 1).length;
  const add = (
    <button
      type="button"
      class="button variant-add"
      data-action="add-variant"
      title={w.addHint}
      onClick={() => desk.addVariant(w.next, w.first)}
    >
      {w.add}
    </button>
  );
  return (
    <Tabs
      name="variant"
      label={w.label}
      tabs={sheets.map((each, i) => ({
        id: each.key,
        label: (
          <>
            {nameOf(each)}
            {countOf(i) > 0 && (
              <span class="variant-problems" title={all.editor.problems}>
                <span class="sr">{all.editor.problems}: </span>
                {number(countOf(i), lang.value)}
              </span>
            )}
          </>
        ),
      }))}
      chosen={sheet.key}
      choose={desk.choose}
      beside={add}
    >
      <div onFocusOut={desk.settle}>
        <Lazy
          load={loadEditor}
          waiting={<p class="quiet editor-coming">{all.editor.loading}</p>}
          view={({ Editor }) => (
            <Editor
              of={sheet.key}
              value={sheet.text}
              onChange={(text) => desk.edit(sheet.key, text)}
              problems={problems.filter(({ variant }) => variant === at + 1)}
              label={all.editor.label(desk.name.value, sheet.name)}
            />
          )}
        />
      </div>
      {sheet.name !== '' && <VariantName key={sheet.key} sheet={sheet} only={sheets.length === 1} />}
    </Tabs>
  );
}

function VariantName({ sheet, only }: { sheet: Sheet; only: boolean }) {
  const w = workbenchWords(lang.value).variants;
  const p = workbenchWords(lang.value).programs;
  const asked = useRef<HTMLDialogElement>(null);
  const remove = () => {
    desk.removeVariant(sheet.key);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.workbench [role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  return (
    <div class="variant-name">
      <label>
        <span>{w.name}</span>
        <input
          type="text"
          name="variant-name"
          value={sheet.name}
          maxLength={LONGEST_VARIANT_NAME}
          autocomplete="off"
          onChange={(event) => {
            desk.renameVariant(sheet.key, event.currentTarget.value);
            event.currentTarget.value = desk.sheets.peek().find(({ key }) => key === sheet.key)?.name ?? '';
          }}
        />
      </label>
      {!only && (
        <button
          type="button"
          class="button"
          data-action="delete-variant"
          onClick={() => asked.current?.showModal()}
        >
          {w.remove}
        </button>
      )}
      <Ask
        dialog={asked}
        name="delete-variant"
        title={w.removeTitle(sheet.name)}
        text={w.removeText}
        yes={p.yes}
        no={p.no}
        act={remove}
      />
    </div>
  );
}
