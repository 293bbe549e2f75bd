// What differed from run to run beside the time, such as updates lost: every timed run as a bar, and the range.
import type { Comparison } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { type Lab, strategyName } from '../lab/lab';
import { varying } from './varying';

export function Facts({ lab, comparison }: { lab: Lab; comparison: Comparison }) {
  const { t, voice } = lab;
  const facts = varying(comparison);
  if (facts.length === 0) return null;
  // What is below one is told to five decimals: a switch of tasks takes a fraction of a µs.
  const n = (value: number) => number(value, voice.lang, Math.abs(value) < 1 ? 5 : 2);
  return (
    <table class="facts" data-facts>
      <caption>{t.facts.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.facts.quantity}</th>
          <th scope="col">{t.column.strategy}</th>
          <th scope="col">{t.facts.least}</th>
          <th scope="col">{t.facts.most}</th>
          <th scope="col">{t.facts.runs}</th>
        </tr>
      </thead>
      {facts.map(({ name, rows, most }) => (
        <tbody key={name}>
          {rows.map((row, at) => (
            <tr key={row.strategy} data-fact={name} data-of={row.strategy}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={rows.length}>
                  {word(`fact.${name}`, voice)}
                </th>
              )}
              <th scope="row">{strategyName(lab, row.strategy)}</th>
              <td>{n(row.least)}</td>
              <td>{n(row.most)}</td>
              <td>
                <span class="bars" role="img" aria-label={row.values.map(n).join(', ')}>
                  {row.values.map((value, run) => (
                    <i
                      key={run}
                      title={n(value)}
                      style={{ blockSize: `${most > 0 ? (100 * value) / most : 0}%` }}
                    />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
