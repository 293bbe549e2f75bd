// One board: a row for each file, client or source, with what can be asked of it while the run goes on.
import type { Board, Column } from '../../engine/model';
import type { BoardRows } from '../../engine/trace';
import { cell, percent, word } from '../../i18n/format';
import { run } from '../../state/runs';
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class="outcome board" data-board={board.id}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.live.row}</th>
            {actions && <th scope="col">{t.live.action}</th>}
            {board.columns.map(({ id, states }) => (
              <th scope="col" key={id} class={states.length > 0 ? 'words' : undefined}>
                {word(`column.${id}`, voice)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map(({ name, cells }, row) => (
            // A row is its place: names may be alike.
            <tr key={row} data-row={row}>
              <th scope="row">{name === '' ? row + 1 : name}</th>
              {actions && (
                <td class="board-actions">
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
    </section>
  );
}

function Cell({ lab, column, value }: { lab: Lab; column: Column; value: number }) {
  const { voice } = lab;
  if (column.states.length > 0) {
    const state = column.states[value] ?? '';
    return (
      <td class="words" data-column={column.id} data-state={state}>
        {word(`state.${state}`, voice)}
      </td>
    );
  }
  if (column.id.endsWith('_percent') || column.id === 'percent') {
    const shown = Math.min(100, Math.max(0, value));
    return (
      <td data-column={column.id}>
        <span class="meter" aria-hidden="true">
          <i style={{ inlineSize: `${shown}%` }} />
        </span>{' '}
        {percent(Math.round(value), voice.lang)}
      </td>
    );
  }
  return <td data-column={column.id}>{cell(column.id, value, voice)}</td>;
}
