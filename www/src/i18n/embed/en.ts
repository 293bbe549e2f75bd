// The words of the bench in a frame, and of the way there, in English. `ko.ts` must have the same ones.
export const embedEn = {
  copy: 'Copy embed code',
  hint: 'HTML for your own page: this lab’s bench, with this set-up',
  code: 'Embed code',
  copied: 'Embed code copied to the clipboard.',
  notCopied: 'The browser did not allow access to the clipboard. Copy the code from the field instead.',
  full: 'Open the full page',
  newTab: '(in a new tab)',
};

export type EmbedWords = typeof embedEn;
