// What differed from run to run beside the time, such as updates lost: every timed run as a bar, and the range.
// biome-ignore-all lint/a11y/useSemanticElements: a header of a group of rows is one of a row, too
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import type { Comparison } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { Fits } from '../common/Fits';
import { nameNeeds, needs } from '../common/needs';
import { type Lab, strategyName } from '../lab/lab';
import { varying } from './varying';

/** Of the bars of all runs, in the page's text size. */
const BARS = 12;

export function Facts({ lab, comparison }: { lab: Lab; comparison: Comparison }) {
  const { t, voice } = lab;
  const facts = varying(comparison);
  if (facts.length === 0) return null;
  // What is below one is told to five decimals: a switch of tasks takes a fraction of a µs.
  const n = (value: number) => number(value, voice.lang, Math.abs(value) < 1 ? 5 : 2);
  const rows = facts.flatMap((fact) => fact.rows);
  const quantities = facts.map(({ name }) => word(`fact.${name}`, voice));
  const numbers = needs(
    [
      { head: t.facts.least, cells: rows.map((row) => n(row.least)) },
      { head: t.facts.most, cells: rows.map((row) => n(row.most)) },
    ],
    rows.map((row) => strategyName(lab, row.strategy)),
  );
  return (
    <Fits needs={Math.ceil(numbers + nameNeeds(quantities) + BARS)}>
      <table class="facts" data-facts role="table">
        <caption>{t.facts.title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.facts.quantity, t.column.strategy, t.facts.least, t.facts.most, t.facts.runs].map((head) => (
              <th role="columnheader" scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {facts.map(({ name, rows, most }) => (
          <tbody role="rowgroup" key={name}>
            {rows.map((row, at) => (
              <tr role="row" key={row.strategy} data-fact={name} data-of={row.strategy}>
                {at === 0 && (
                  <th role="rowheader" scope="rowgroup" rowSpan={rows.length}>
                    {word(`fact.${name}`, voice)}
                  </th>
                )}
                <th role="rowheader" scope="row">
                  {strategyName(lab, row.strategy)}
                </th>
                <td role="cell">{n(row.least)}</td>
                <td role="cell">{n(row.most)}</td>
                <td role="cell">
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
    </Fits>
  );
}
