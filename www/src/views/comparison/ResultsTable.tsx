// The numbers of a comparison. Programs read `data-value`, people read the cell.
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import type { Comparison } from '../../engine/model';
import { Fits } from '../common/Fits';
import { KindMark } from '../common/marks';
import { needs } from '../common/needs';
import { type Lab, strategyName } from '../lab/lab';
import { type ResultColumn, type Row, resultColumns, widthOf } from './columns';
import { find, idsOf } from './rows';

interface Props {
  lab: Lab;
  mine: Comparison | null;
  theirs: Comparison | null;
}

export function ResultsTable({ lab, mine, theirs }: Props) {
  const { t } = lab;
  const columns = resultColumns({ lab, own: mine ? [mine] : [], theirs });
  const rows = idsOf(mine, theirs).map((id) => ({
    id,
    row: { own: find(mine, id), theirs: find(theirs, id) },
  }));
  const names = rows.map(({ id }) => `     ${strategyName(lab, id)}`);
  const all = rows.map(({ row }) => row);
  const wide = needs(
    columns.map((column) => widthOf(column, all)),
    names,
  );
  return (
    <section aria-label={t.results}>
      <Fits needs={wide}>
        <table class="results stack" data-results="" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t.column.strategy}
              </th>
              {columns.map((column) => (
                <th
                  role="columnheader"
                  scope="col"
                  key={column.field}
                  class={column.class === 'words' ? 'words' : undefined}
                >
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ id, row }) => (
              <tr role="row" key={id} data-strategy={id}>
                <StrategyCell lab={lab} id={id} />
                {columns.map((column) => (
                  <Cell key={column.field} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Fits>
    </section>
  );
}

function StrategyCell({ lab, id }: { lab: Lab; id: string }) {
  const kind = lab.summary.strategies.find((s) => s.id === id)?.kind;
  return (
    <th role="rowheader" scope="row">
      {kind && <KindMark kind={kind} />} {strategyName(lab, id)}
    </th>
  );
}

function Cell({ column, row }: { column: ResultColumn; row: Row }) {
  return (
    <td
      role="cell"
      class={column.class}
      data-field={column.field}
      data-label={column.class === 'words' ? undefined : column.head}
      data-value={column.value?.(row) ?? undefined}
    >
      {column.show(row)}
    </td>
  );
}
