// One board: a row for each file, client or source, with what can be asked of it while the run goes on.
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import type { Board, Column } from '../../engine/model';
import type { BoardRows } from '../../engine/trace';
import { cell, percent, word } from '../../i18n/format';
import { run } from '../../state/runs';
import { Fits } from '../common/Fits';
import { needs, type Column as Wide } from '../common/needs';
import type { Lab } from '../lab/lab';

interface Props {
  lab: Lab;
  board: Board;
  rows: BoardRows;
  running: boolean;
}

export function BoardTable({ lab, board, rows, running }: Props) {
  const { t, voice } = lab;
  const title = word(`table.${board.id}`, voice);
  const actions = board.actions.length > 0 && running;
  const names = rows.rows.map(({ name }, row) => (name === '' ? String(row + 1) : name));
  // By what the cells may come to hold: while it runs, a table must not be laid out anew.
  const columns: Wide[] = board.columns.map(({ id, states }) => ({
    head: word(`column.${id}`, voice),
    cells: states.length > 0 ? states.map((state) => word(`state.${state}`, voice)) : [usual(id)],
    words: states.length > 0,
  }));
  const labels = board.actions.map((action) => word(`action.${action}`, voice));
  if (actions) columns.push({ head: t.live.action, cells: [labels.map((label) => `${label}   `).join('')] });
  return (
    <Fits needs={needs(columns, names)}>
      <table class="outcome board stack" data-board={board.id} role="table">
        <caption>{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t.live.row}
            </th>
            {actions && (
              <th role="columnheader" scope="col">
                {t.live.action}
              </th>
            )}
            {board.columns.map(({ id, states }) => (
              <th role="columnheader" scope="col" key={id} class={states.length > 0 ? 'words' : undefined}>
                {word(`column.${id}`, voice)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.rows.map(({ name, cells }, row) => (
            // A row is its place: names may be alike.
            <tr role="row" key={row} data-row={row}>
              <th role="rowheader" scope="row">
                {name === '' ? row + 1 : name}
              </th>
              {actions && (
                <td role="cell" class="board-actions long">
                  {board.actions.map((action, at) => {
                    const label = word(`action.${action}`, voice);
                    return (
                      <button
                        type="button"
                        key={action}
                        class="button small"
                        data-ask={action}
                        aria-label={t.live.askOf(label, name === '' ? String(row + 1) : name)}
                        onClick={() => run.ask(rows.index, row, at + 1)}
                      >
                        {label}
                      </button>
                    );
                  })}
                </td>
              )}
              {board.columns.map((column, at) => (
                <Cell key={column.id} lab={lab} column={column} value={cells[at] ?? 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Fits>
  );
}

/** About the widest that a number of the column's unit comes to; percent have a bar beside. */
function usual(column: string): string {
  if (column.endsWith('_percent') || column === 'percent') return '0'.repeat(14);
  return column.endsWith('_ms') || column.endsWith('_bytes') ? '000.0 MiB' : '000,000';
}

function Cell({ lab, column, value }: { lab: Lab; column: Column; value: number }) {
  const { voice } = lab;
  const label = word(`column.${column.id}`, voice);
  if (column.states.length > 0) {
    const state = column.states[value] ?? '';
    return (
      <td role="cell" class="words" data-label={label} data-column={column.id} data-state={state}>
        {word(`state.${state}`, voice)}
      </td>
    );
  }
  if (column.id.endsWith('_percent') || column.id === 'percent') {
    const shown = Math.min(100, Math.max(0, value));
    return (
      <td role="cell" data-label={label} data-column={column.id}>
        <span class="meter" aria-hidden="true">
          <i style={{ inlineSize: `${shown}%` }} />
        </span>{' '}
        {percent(Math.round(value), voice.lang)}
      </td>
    );
  }
  return (
    <td role="cell" data-label={label} data-column={column.id}>
      {cell(column.id, value, voice)}
    </td>
  );
}
