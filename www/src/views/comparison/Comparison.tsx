// All strategies side by side, and beside pinned runs and another machine where the link brought its report.
import type { Comparison as Result } from '../../engine/model';
import { comparisonWords } from '../../i18n/comparison';
import { isSameRun, type LabPins } from '../../state/pins';
import type { Report } from '../../state/report';
import { currentReport, environment } from '../../state/runs';
import { theme } from '../../state/settings';
import { Lazy } from '../common/Lazy';
import type { Lab } from '../lab/lab';
import { Pins } from '../pins/Pins';
import { useRatios } from '../pins/ratios';
import { Environment } from './Environment';
import { Facts } from './Facts';
import { ResultsTable } from './ResultsTable';
import { chartRows } from './rows';

const loadChart = () => import('./Chart');

interface Props {
  lab: Lab;
  mine: Result | null;
  theirs: Report | null;
  kept: LabPins;
}

export function Comparison({ lab, mine, theirs, kept }: Props) {
  const { t, voice } = lab;
  const current = mine ? currentReport.value : null;
  // The run that is shown does not stand beside itself.
  const pins = kept.pins.filter(({ report }) => !current || !isSameRun(report, current));
  const ratios = useRatios(lab, mine, pins);
  const others = [
    ...(theirs ? [{ mark: '', name: t.theirs }] : []),
    ...pins.map(({ mark, name }) => ({ mark, name })),
  ];
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
      <ResultsTable lab={lab} mine={mine} theirs={theirs?.comparison ?? null} pins={pins} ratios={ratios} />
      <Pins lab={lab} kept={kept} current={current} theirs={theirs} />
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
            rows={chartRows(lab, mine, theirs?.comparison ?? null, pins)}
            title={t.chart}
            text={t.chartText}
            axis={t.axisMs}
            yours={theirs ? t.yours : comparisonWords(voice.lang).pins.thisRun}
            others={others}
          />
        )}
      />
    </div>
  );
}
