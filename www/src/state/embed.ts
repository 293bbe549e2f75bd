// The HTML that puts a lab's bench into somebody's own page.

/** In px: a run's buttons and its verdict without scrolling in the frame. */
const HEIGHT = 760;

/**
 * An `iframe` of `url`, a lab's link with `embed=1`, named `title`. Both may hold anything: they are escaped.
 * `cross-origin-isolated` hands the isolation of an isolated page on, without which the frame has no threads.
 */
export function embedCode(url: string, title: string): string {
  const attributes = [
    ['src', url],
    ['title', title],
    ['width', '100%'],
    ['height', String(HEIGHT)],
    ['style', 'border: 0'],
    ['loading', 'lazy'],
    ['allow', 'cross-origin-isolated; clipboard-write'],
  ] as const;
  return `<iframe ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}></iframe>`;
}

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
