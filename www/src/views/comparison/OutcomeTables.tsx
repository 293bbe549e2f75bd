// Rows that strategies have to show beside their times: few of them side by side, many of them one strategy at a time.
// biome-ignore-all lint/a11y/useSemanticElements: a header of a group of rows is one of a row, too
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import { useSignal } from '@preact/signals';
import type { Arg, Table } from '../../engine/model';
import { cell, number, word } from '../../i18n/format';
import { Fits } from '../common/Fits';
import { KindMark } from '../common/marks';
import { type Column, isLong, needs } from '../common/needs';
import { Tabs } from '../common/Tabs';
import { type Lab, strategyName } from '../lab/lab';
import { BarChart } from './BarChart';
import type { Of } from './grouped';
import { LastRun } from './LastRun';
import { fitsOneTable, shownRows } from './outcome-rows';

interface Props {
  lab: Lab;
  name: string;
  items: readonly Of<Table>[];
}

export function OutcomeTables({ lab, name, items }: Props) {
  const chosen = useSignal<string | null>(null);
  const drawn = lab.summary.bars?.some(({ table }) => table === name);
  if (!drawn && fitsOneTable(items.map(({ value }) => value.rows.length))) {
    return <OutcomeTable lab={lab} name={name} items={items} />;
  }
  const shown = items.find(({ strategy }) => strategy === chosen.value) ?? items[0];
  if (!shown) return null;
  return (
    <div>
      <h3>{word(`table.${name}`, lab.voice)}</h3>
      <Tabs
        name={`table-${name}`}
        label={word(`table.${name}`, lab.voice)}
        chosen={shown.strategy}
        choose={(id) => {
          chosen.value = id;
        }}
        tabs={items.map(({ strategy }) => {
          const kind = lab.summary.strategies.find((s) => s.id === strategy)?.kind;
          const label = (
            <>
              {kind && <KindMark kind={kind} />} {strategyName(lab, strategy)}
            </>
          );
          return { id: strategy, label };
        })}
      >
        <OneStrategy key={shown.strategy} lab={lab} name={name} of={shown} />
      </Tabs>
    </div>
  );
}

/** One strategy's rows: the first of them, and all on demand. */
function OneStrategy({ lab, name, of }: { lab: Lab; name: string; of: Of<Table> }) {
  const { t, voice } = lab;
  const all = useSignal(false);
  const bars = lab.summary.bars?.find(({ table }) => table === name);
  const total = of.value.rows.length;
  const count = shownRows(total, all.value);
  const value = { ...of.value, rows: of.value.rows.slice(0, count) };
  return (
    <>
      {bars && <BarChart lab={lab} bars={bars} table={of.value} id={`bars-${name}-${of.strategy}`} />}
      <OutcomeTable lab={lab} name={name} items={[{ ...of, value }]} alone />
      {shownRows(total, false) < total && (
        <button
          type="button"
          class="button rest"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {all.value
            ? t.fewerRows(number(shownRows(total, false), voice.lang))
            : t.allRows(number(total, voice.lang))}
        </button>
      )}
    </>
  );
}

/** `alone`: the tab says whose rows they are, or they are of all together; `titled`: the title is in sight all the same. */
export function OutcomeTable({
  lab,
  name,
  items,
  alone = false,
  titled = !alone,
}: Props & { alone?: boolean; titled?: boolean }) {
  const { voice, t } = lab;
  const title = word(`table.${name}`, voice);
  const columns = columnsOf(lab, items);
  const names = alone ? [] : items.map(({ strategy }) => strategyName(lab, strategy));
  return (
    <section aria-label={title}>
      <LastRun lab={lab} items={items} />
      <Fits needs={needs(columns, names)}>
        <table class="outcome stack" data-table={name} role="table">
          <caption class={titled ? undefined : 'sr'}>{title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {!alone && (
                <th role="columnheader" scope="col">
                  {t.column.strategy}
                </th>
              )}
              {columns.map(({ id, head, words }) => (
                <th role="columnheader" scope="col" key={id} class={words ? 'words' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {items.map(({ strategy, value }) => (
            <tbody role="rowgroup" key={strategy} data-of={strategy}>
              {value.rows.map((row, i) => (
                <tr role="row" key={i} class={i === 0 && !alone ? 'begins' : undefined}>
                  {i === 0 && !alone && (
                    <th role="rowheader" scope="rowgroup" rowSpan={value.rows.length}>
                      {strategyName(lab, strategy)}
                    </th>
                  )}
                  <Cells lab={lab} columns={columns} row={row} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Fits>
    </section>
  );
}

interface OutcomeColumn extends Column {
  id: string;
  /** Too long to stand beside others where rows are blocks. */
  long: boolean;
}

function columnsOf({ voice }: Lab, items: readonly Of<Table>[]): OutcomeColumn[] {
  const ids = items[0]?.value.columns ?? [];
  return ids.map((id, at) => {
    const args = items.flatMap(({ value }) => value.rows.flatMap((row) => row[at] ?? []));
    const cells = args.map((arg) => cell(id, arg, voice));
    const words = args.some((arg) => typeof arg !== 'number');
    return { id, head: word(`column.${id}`, voice), cells, words, long: words && isLong(cells) };
  });
}

function Cells({ lab, columns, row }: { lab: Lab; columns: readonly OutcomeColumn[]; row: readonly Arg[] }) {
  return (
    <>
      {columns.map(({ id, head, words, long }, at) => {
        const kind = [words && 'words', long && 'long'].filter(Boolean).join(' ');
        return (
          <td role="cell" key={id} class={kind || undefined} data-label={head}>
            {cell(id, row[at] ?? '', lab.voice)}
          </td>
        );
      })}
    </>
  );
}
