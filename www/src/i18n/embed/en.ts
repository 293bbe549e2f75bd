// The words of the bench in a frame, and of the way there, in English. `ko.ts` must have the same ones.
export const embedEn = {
  copy: 'Copy embed code',
  hint: 'HTML for your own page: this bench, with this set-up',
  code: 'Embed code',
  copied: 'The embed code is on the clipboard.',
  notCopied: 'The browser refused the clipboard. Copy the code from the field.',
  full: 'Open the full page',
  newTab: '(in a new tab)',
};

export type EmbedWords = typeof embedEn;
