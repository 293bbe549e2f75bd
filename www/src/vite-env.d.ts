/// <reference types="vite/client" />

/** `src/workbench/gallery`, put into the bundle by `scripts/gallery.ts`. */
declare module 'virtual:gallery' {
  interface Words {
    ko: string;
    en: string;
  }
  export interface GalleryProgram {
    id: string;
    title: Words;
    /** What it is about, in one line. */
    line: Words;
    /** For the learner to find out. */
    question: Words;
    /** With all its variants. */
    text: string;
  }
  export const programs: readonly GalleryProgram[];
}
