// A lab's text: the tree that was parsed at build time, as elements. Never HTML.
import { type ComponentChildren, h } from 'preact';
import type { Node } from '../../engine/catalog';

/** Links of a text lead to a lab, or out to the web; anything else is shown as text. */
export function safeHref(href: string | undefined): string | null {
  return href !== undefined && /^(https?:\/\/|#\/)/.test(href) ? href : null;
}

function element(node: Node, key: number): ComponentChildren {
  if (typeof node === 'string') return node;
  const children = node.children.map(element);
  if (node.tag === 'a') {
    const href = safeHref(node.href);
    if (href === null) return h('span', { key }, children);
    return h(
      'a',
      href.startsWith('#') ? { key, href } : { key, href, rel: 'noopener noreferrer', target: '_blank' },
      children,
    );
  }
  if (node.tag === 'table') return h('div', { key, class: 'scroll' }, h('table', null, children));
  return h(node.tag, { key }, children);
}

export function Prose({ nodes }: { nodes: readonly Node[] }) {
  return <div class="prose">{nodes.map(element)}</div>;
}
