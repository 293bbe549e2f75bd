// What the lab is about by the names it has in Python, Rust and the browser.
// biome-ignore-all lint/a11y/noRedundantRoles: where columns do not fit, the style sheet takes the table apart, and with it what engines make of its tags
import { Fits } from '../common/Fits';
import { type Column, needs } from '../common/needs';
import type { Lab } from '../lab/lab';

export function Names({ lab }: { lab: Lab }) {
  const { t, file } = lab;
  if (file.names.length === 0) return null;
  const column = (head: string, cells: readonly string[]): Column => ({ head, cells, words: true });
  const columns = [
    column(
      t.names.python,
      file.names.map(({ python }) => python),
    ),
    column(
      t.names.rust,
      file.names.map(({ rust }) => rust),
    ),
    column(
      t.names.browser,
      file.names.map(({ browser }) => browser),
    ),
  ];
  return (
    <div class="names-box">
      <Fits needs={needs(columns)}>
        <table class="outcome names stack" data-names role="table">
          <caption>{t.names.title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ head }) => (
                <th role="columnheader" scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {file.names.map(({ python, rust, browser }) => (
              <tr role="row" key={python}>
                <th role="rowheader" scope="row">
                  <code>{python}</code>
                </th>
                <td role="cell" class="long" data-label={t.names.rust}>
                  <code>{rust}</code>
                </td>
                <td role="cell" class="long" data-label={t.names.browser}>
                  <code>{browser}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fits>
    </div>
  );
}
