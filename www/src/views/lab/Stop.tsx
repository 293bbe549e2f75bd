// One question of a lab's page: a stop on its line.
import type { ComponentChildren } from 'preact';

export function Stop({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class={`stop-section stop-${id}`} aria-labelledby={`stop-${id}`}>
      <h2 id={`stop-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
