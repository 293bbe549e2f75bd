// What a lab shows while it runs beside its lanes: boards and charts. Drawn with every frame that has news.
import type { Trace } from '../../state/runs';
import { run } from '../../state/runs';
import { Lazy } from '../common/Lazy';
import type { Lab } from '../lab/lab';
import { BoardTable } from './BoardTable';
import './live.css';

const loadChart = () => import('./LiveChart');

interface Props {
  lab: Lab;
  trace: Trace;
  running: boolean;
}

export function Live({ lab, trace, running }: Props) {
  const { summary, t } = lab;
  if (summary.boards.length === 0 && summary.charts.length === 0) return null;
  return (
    <section class="live" aria-label={t.live.title} data-live={running}>
      <Boards lab={lab} trace={trace} running={running} />
      {summary.charts.map((chart) => (
        <Lazy
          key={chart.id}
          load={loadChart}
          waiting={<div class="chart-space" />}
          view={({ LiveChart }) => <LiveChart lab={lab} chart={chart} trace={trace} running={running} />}
        />
      ))}
    </section>
  );
}

/** Apart, so that only this is drawn anew with every frame. */
function Boards({ lab, trace, running }: Props) {
  void run.pulse.value;
  const boards = trace.boards(lab.summary.boards.map(({ columns }) => columns.length));
  return (
    <>
      {boards.map((rows) => {
        const board = lab.summary.boards[rows.index];
        return board && <BoardTable key={board.id} lab={lab} board={board} rows={rows} running={running} />;
      })}
    </>
  );
}
