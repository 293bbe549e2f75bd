// What a strategy came to in all of its runs.
import type { StrategySummary } from '../../engine/model';
import { comparisonWords } from '../../i18n/comparison';
import { number, say } from '../../i18n/format';
import type { Lab } from '../lab/lab';
import { resultsOf, runsOf } from './results';

export function Result({ lab, row }: { lab: Lab; row: StrategySummary }) {
  const { voice } = lab;
  const t = comparisonWords(voice.lang);
  const n = (value: number) => number(value, voice.lang);
  const { shown, rest, all, unknown } = resultsOf(row);
  const [first] = shown;
  if (first && first.runs >= all) return <>{say('result', first.result, voice)}</>;
  const line = ({ runs, result }: (typeof shown)[number], at: number) => (
    <li key={at}>
      <span class="some-runs">{t.someRuns(n(runs), n(all))}</span> {say('result', result, voice)}
    </li>
  );
  return (
    <>
      <ul class="run-results">{shown.map(line)}</ul>
      {rest.length > 0 && (
        <details class="run-results-rest">
          <summary>{t.otherRuns(n(runsOf(rest)), n(rest.length))}</summary>
          <ul class="run-results">{rest.map(line)}</ul>
        </details>
      )}
      {unknown > 0 && <p class="quiet">{t.notKept(n(unknown))}</p>}
    </>
  );
}
