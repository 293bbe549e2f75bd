import type { Plugin } from 'vite';
import { PAGE_POLICY } from '../headers.ts';

/** Puts the content security policy into the built page, for hosts that send no headers. */
export function policy(): Plugin {
  return {
    name: 'interleave:policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'content-security-policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
