// A lab's text: the tree that was parsed at build time, as elements. Never HTML.
import { type ComponentChildren, h } from 'preact';
import type { Node } from '../../engine/catalog';
import { safeHref } from './href';

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
