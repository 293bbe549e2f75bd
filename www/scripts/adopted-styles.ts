import type { Plugin } from 'vite';

/** Where CodeMirror's `style-mod` adopts its style sheet instead of writing a `<style>` element: in shadow roots only. */
const IN_SHADOW = 'if (!root.head && root.adoptedStyleSheets';
const EVERYWHERE = 'if (root.adoptedStyleSheets';

/**
 * Has CodeMirror adopt its styles in the document as well: the page's policy allows no `<style>` element, and a nonce
 * would have to be another one in each response, which a static host cannot do.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'interleave:adopted-styles',
    transform: {
      filter: { id: /\/style-mod\// },
      handler(code) {
        if (!code.includes(IN_SHADOW))
          throw new Error('style-mod has changed: see scripts/adopted-styles.ts');
        return { code: code.replace(IN_SHADOW, EVERYWHERE), map: null };
      },
    },
  };
}
