// Rows that strategies have to show beside their times: few of them side by side, many of them one strategy at a time.
import { useSignal } from '@preact/signals';
import type { Arg, Table } from '../../engine/model';
import { cell, number, word } from '../../i18n/format';
import { KindMark } from '../common/marks';
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
  const columns = items[0]?.value.columns ?? [];
  const title = word(`table.${name}`, voice);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={title}>
      <LastRun lab={lab} items={items} />
      <table class="outcome" data-table={name}>
        <caption class={titled ? undefined : 'sr'}>{title}</caption>
        <thead>
          <tr>
            {!alone && <th scope="col">{t.column.strategy}</th>}
            {columns.map((column, at) => (
              <th
                scope="col"
                key={column}
                class={typeof items[0]?.value.rows[0]?.[at] === 'string' ? 'words' : undefined}
              >
                {word(`column.${column}`, voice)}
              </th>
            ))}
          </tr>
        </thead>
        {items.map(({ strategy, value }) => (
          <tbody key={strategy} data-of={strategy}>
            {value.rows.map((row, i) => (
              <tr key={i} class={i === 0 && !alone ? 'begins' : undefined}>
                {i === 0 && !alone && (
                  <th scope="rowgroup" rowSpan={value.rows.length}>
                    {strategyName(lab, strategy)}
                  </th>
                )}
                <Cells lab={lab} columns={columns} row={row} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Cells({ lab, columns, row }: { lab: Lab; columns: readonly string[]; row: readonly Arg[] }) {
  return (
    <>
      {row.map((arg, at) => (
        <td key={columns[at] ?? at} class={typeof arg === 'number' ? undefined : 'words'}>
          {cell(columns[at] ?? '', arg, lab.voice)}
        </td>
      ))}
    </>
  );
}
