// A table that stays a table where it is wider than its column: its box scrolls, also by keys.
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  heads: readonly string[];
  /** By which other programs find it. */
  hook: 'data-names' | 'data-preview';
  /** Of the box. */
  class: string;
  table?: string;
  /** The body's rows. */
  children: ComponentChildren;
}

export function ScrollTable({ title, heads, hook, class: box, table, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class={`scroll ${box}`} tabIndex={0} aria-label={title}>
      <table class={table} {...{ [hook]: '' }}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
