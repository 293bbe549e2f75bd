// All strategies side by side, and beside another machine where the link brought its report.
import type { Comparison as Result } from '../../engine/model';
import type { Report } from '../../state/report';
import { environment } from '../../state/runs';
import { theme } from '../../state/settings';
import { Lazy } from '../common/Lazy';
import type { Lab } from '../lab/lab';
import { Environment } from './Environment';
import { Facts } from './Facts';
import { ResultsTable } from './ResultsTable';
import { chartRows } from './rows';

const loadChart = () => import('./Chart');

export function Comparison({ lab, mine, theirs }: { lab: Lab; mine: Result | null; theirs: Report | null }) {
  const { t, voice } = lab;
  const date = (text: string) => {
    const when = new Date(text);
    return Number.isNaN(when.getTime())
      ? text
      : new Intl.DateTimeFormat(voice.lang, { dateStyle: 'long' }).format(when);
  };
  return (
    <div class="comparison" data-invalid={mine !== null && mine.invalid.length > 0}>
      <h3>{theirs ? t.theirReport : t.results}</h3>
      {theirs && !mine && <p>{t.theirReportText(date(theirs.created))}</p>}
      <ResultsTable lab={lab} mine={mine} theirs={theirs?.comparison ?? null} />
      {mine && <Facts lab={lab} comparison={mine} />}
      <dl class="environments">
        {mine && <Environment lab={lab} name={theirs ? t.yours : t.environment} of={environment()} />}
        {theirs && <Environment lab={lab} name={t.theirs} of={theirs.environment} />}
      </dl>
      <Lazy
        load={loadChart}
        waiting={<div class="chart-space" />}
        view={({ Chart }) => (
          <Chart
            key={`${theme.value} ${voice.lang}`}
            rows={chartRows(lab, mine, theirs?.comparison ?? null)}
            title={t.chart}
            text={t.chartText}
            axis={t.axisMs}
            theirs={theirs ? t.theirs : null}
            yours={t.yours}
          />
        )}
      />
    </div>
  );
}
