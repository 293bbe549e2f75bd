// What the lab is about by the names it has in Python, Rust and the browser.
import { ScrollTable } from '../common/ScrollTable';
import type { Lab } from '../lab/lab';

export function Names({ lab }: { lab: Lab }) {
  const { t, file } = lab;
  if (file.names.length === 0) return null;
  return (
    <ScrollTable
      title={t.names.title}
      heads={[t.names.python, t.names.rust, t.names.browser]}
      hook="data-names"
      class="names-box"
      table="outcome names"
    >
      {file.names.map(({ python, rust, browser }) => (
        <tr key={python}>
          <th scope="row">
            <code>{python}</code>
          </th>
          <td>
            <code>{rust}</code>
          </td>
          <td>
            <code>{browser}</code>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
