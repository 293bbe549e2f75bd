// What the lab is about by the names it has in Python, Rust and the browser.
import type { Lab } from '../lab/lab';

export function Names({ lab }: { lab: Lab }) {
  const { t, file } = lab;
  if (file.names.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll names-box" tabIndex={0} aria-label={t.names.title}>
      <table class="outcome names" data-names>
        <caption>{t.names.title}</caption>
        <thead>
          <tr>
            {[t.names.python, t.names.rust, t.names.browser].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </section>
  );
}
