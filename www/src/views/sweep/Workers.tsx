// What more workers bring: speed-up with the laws that describe it, a sentence for each strategy, the fits in numbers.
import { useMemo } from 'preact/hooks';
import type { Estimate, Scaling, Work } from '../../engine/model';
import { number, percent, ratio } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';
import { capabilities } from '../../state/runs';
import { theme } from '../../state/settings';
import { Lazy } from '../common/Lazy';
import { type Lab, strategyName } from '../lab/lab';
import { Marker } from './Marker';
import { lawOf, meaning } from './meaning';

const loadChart = () => import('./CurveChart');

interface Props {
  lab: Lab;
  w: SweepWords;
  work: Work;
  name: string;
  scalings: Readonly<Record<string, Scaling>>;
  /** Of all strategies, in the order of the other chart. */
  order: readonly string[];
}

export function Workers({ lab, w, work, name, scalings, order }: Props) {
  const { lang } = lab.voice;
  const found = order.flatMap((strategy, line) => {
    const scaling = scalings[strategy];
    return scaling && scaling.points.length > 1 ? [{ strategy, line, scaling }] : [];
  });
  const curves = useMemo(
    () =>
      order.map((strategy) => ({
        points: (scalings[strategy]?.points ?? []).map(({ workers, speedup, interval }) => ({
          x: workers,
          y: speedup,
          low: interval?.low,
          high: interval?.high,
          trusted: true,
        })),
        law: scalings[strategy] && lawOf(scalings[strategy])?.curve,
      })),
    [order, scalings],
  );
  const workers = found.flatMap(({ scaling }) => scaling.points.map((point) => point.workers));
  const [least, most] = [Math.min(...workers), Math.max(...workers)];
  const ideal = useMemo(
    (): [number, number][] => [
      [least, 1],
      [most, most / least],
    ],
    [least, most],
  );
  if (found.length === 0) return null;
  return (
    <>
      <div class="sweep-meaning">
        <h4>{w.meaning}</h4>
        <dl>
          {found.map(({ strategy, line, scaling }) => (
            <div key={strategy} data-meaning={strategy} data-law={lawName(scaling)}>
              <dt data-lane={(line % 8) + 1}>
                <Marker line={line} /> {strategyName(lab, strategy)}
              </dt>
              {meaning(scaling, work, w, lang).map((sentence) => (
                <dd key={sentence}>{sentence}</dd>
              ))}
            </div>
          ))}
        </dl>
        {most > capabilities.cores && <p class="hint">{w.cores(number(capabilities.cores, lang))}</p>}
      </div>
      <figure class="chart" data-chart-of="speedup">
        <figcaption>
          <strong>{w.speedup}</strong> <span class="quiet">{w.speedupText[work](number(least, lang))}</span>
        </figcaption>
        <Lazy
          load={loadChart}
          waiting={<div class="chart-space" />}
          view={({ CurveChart }) => (
            <CurveChart
              key={`${theme.value} ${lang}`}
              curves={curves}
              ideal={ideal}
              axes={{ x: name, y: w.column.speedup }}
              factors={false}
              lang={lang}
            />
          )}
        />
      </figure>
      {found.some(({ scaling }) => lawOf(scaling)) && <Numbers lab={lab} w={w} found={found} />}
    </>
  );
}

function lawName({ amdahl, usl }: Scaling): string {
  return usl ? 'usl' : amdahl ? 'amdahl' : 'none';
}

function Numbers({
  lab,
  w,
  found,
}: {
  lab: Lab;
  w: SweepWords;
  found: readonly { strategy: string; scaling: Scaling }[];
}) {
  const { lang } = lab.voice;
  const share = ({ value, low, high }: Estimate) => (
    <>
      {fine(value)}
      <small>
        {fine(low)}–{fine(high)}
      </small>
    </>
  );
  // β is small: what a pair costs is far below a percent.
  const fine = (value: number) => `${number(value * 100, lang, value < 0.01 ? 3 : 1)}%`;
  return (
    <details class="sweep-numbers">
      <summary>{w.numbers}</summary>
      <p class="hint">{w.law.text}</p>
      {found.map(({ strategy, scaling: { amdahl, usl } }) => (
        <table class="outcome" key={strategy} data-fits={strategy}>
          <caption>{strategyName(lab, strategy)}</caption>
          <tbody>
            {[
              { name: w.law.amdahl, fit: amdahl },
              { name: w.law.usl, fit: usl },
            ].flatMap(({ name, fit }) =>
              fit
                ? [
                    <tr key={name} class="begins">
                      <th scope="row">{w.law.name}</th>
                      <td>{name}</td>
                    </tr>,
                    <tr key={`${name} serial`}>
                      <th scope="row">{w.law.serial}</th>
                      <td>{share(fit.serial)}</td>
                    </tr>,
                    fit.coherency && (
                      <tr key={`${name} coherency`}>
                        <th scope="row">{w.law.coherency}</th>
                        <td>{share(fit.coherency)}</td>
                      </tr>
                    ),
                    fit.peak !== null && (
                      <tr key={`${name} peak`}>
                        <th scope="row">{w.law.peak}</th>
                        <td>{number(fit.peak, lang, 1)}</td>
                      </tr>
                    ),
                    fit.most !== null && (
                      <tr key={`${name} most`}>
                        <th scope="row">{w.law.most}</th>
                        <td>{ratio(fit.most, lang)}</td>
                      </tr>
                    ),
                    <tr key={`${name} deviation`}>
                      <th scope="row">{w.law.deviation}</th>
                      <td>{percent(fit.deviation * 100, lang)}</td>
                    </tr>,
                  ]
                : [],
            )}
          </tbody>
        </table>
      ))}
    </details>
  );
}
