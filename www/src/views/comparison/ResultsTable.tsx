// The numbers of a comparison. Programs read `data-value`, people read the cell.
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import { Fragment } from 'preact';
import type { Comparison } from '../../engine/model';
import { comparisonWords } from '../../i18n/comparison';
import type { Pin } from '../../state/pins';
import { Fits } from '../common/Fits';
import { KindMark } from '../common/marks';
import { needs } from '../common/needs';
import { type Lab, strategyName } from '../lab/lab';
import { ratioKey } from '../pins/pairs';
import type { Ratios } from '../pins/ratios';
import { type ResultColumn, type Row, resultColumns, widthOf } from './columns';
import { find, idsOf } from './rows';

/** As wide as the mark of a strategy's kind, or of a pin, before a row's name. */
const MARK = ' '.repeat(5);

interface Props {
  lab: Lab;
  mine: Comparison | null;
  theirs: Comparison | null;
  /** Pinned results, and how much faster this run is than each of them. */
  pins: readonly Pin[];
  ratios: Ratios;
}

export function ResultsTable({ lab, mine, theirs, pins, ratios }: Props) {
  const { t } = lab;
  const pinned = pins.map(({ report }) => report.comparison);
  const columns = resultColumns({
    lab,
    own: [...(mine ? [mine] : []), ...pinned],
    theirs,
    beside: mine !== null && pins.length > 0,
  });
  const groups = idsOf([mine, theirs, ...pinned]).map((id) => ({
    id,
    row: { own: find(mine, id), theirs: find(theirs, id) },
    pinned: pins.flatMap(({ report, ...pin }) => {
      const own = find(report.comparison, id);
      const against = ratios.get(ratioKey(pin.mark, id)) ?? null;
      return own ? [{ ...pin, invalid: report.comparison.invalid.length > 0, own, against }] : [];
    }),
  }));
  const all: Row[] = groups.flatMap(({ row, pinned }) => [
    row,
    ...pinned.map((pin) => ({ ...pin, theirs: undefined })),
  ]);
  const names = groups.flatMap(({ id, pinned }) => [
    MARK + strategyName(lab, id),
    ...pinned.map(({ name }) => MARK + name),
  ]);
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
            {groups.map(({ id, row, pinned }) => (
              <Fragment key={id}>
                {(row.own || row.theirs) && (
                  <tr role="row" data-strategy={id}>
                    <StrategyCell lab={lab} id={id} />
                    {columns.map((column) => (
                      <Cell key={column.field} column={column} row={row} />
                    ))}
                  </tr>
                )}
                {pinned.map((pin) => (
                  <tr
                    role="row"
                    key={pin.mark}
                    class="pinned"
                    data-pinned={pin.mark}
                    data-of={id}
                    data-invalid={pin.invalid}
                  >
                    <PinCell lab={lab} id={id} pin={pin} alone={!row.own && !row.theirs} />
                    {columns.map((column) =>
                      column.class === 'theirs' ? (
                        <td role="cell" key={column.field} class="theirs" />
                      ) : (
                        <Cell key={column.field} column={column} row={{ ...pin, theirs: undefined }} />
                      ),
                    )}
                  </tr>
                ))}
              </Fragment>
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

interface PinCellProps {
  lab: Lab;
  id: string;
  pin: Pick<Pin, 'mark' | 'name'>;
  /** The strategy has no row of its own above. */
  alone: boolean;
}

function PinCell({ lab, id, pin: { mark, name }, alone }: PinCellProps) {
  const strategy = strategyName(lab, id);
  return (
    <th role="rowheader" scope="row">
      <span class="pin-mark" aria-hidden="true">
        {mark}
      </span>{' '}
      <span class="sr">{comparisonWords(lab.voice.lang).pins.of(mark, strategy)} </span>
      {alone && <span aria-hidden="true">{strategy} </span>}
      {name}
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
