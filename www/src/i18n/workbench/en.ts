// The words of the workbench in English. `ko.ts` must have the same ones.
export const workbenchEn = {
  lead: 'Write a small concurrent program in Python, or start from one with a classic bug. Opening a program or a link never runs anything.',
  trail: 'All labs',
  write: 'Write it',

  how: 'How programs are written here',
  notDescribed: 'What runs programs could not be loaded.',

  editor: {
    label: (program: string, variant: string) =>
      variant === '' ? `Program: ${program}` : `Program: ${program}, variant: ${variant}`,
    keys: 'Tab indents. To leave the editor, press Escape and then Tab. F8 goes to the next error.',
    problems: 'Errors in the program',
    line: (line: string) => `Line ${line}`,
    loading: 'Loading the editor…',
    /** CodeMirror's own; it speaks English where there is nothing. */
    phrases: {} as Record<string, string>,
  },
  tooLong: (length: string, most: string) =>
    `The program has ${length} characters. It can have at most ${most}; until it is shorter, it cannot be run or sent as a link.`,

  variants: {
    label: 'Variants of the program',
    only: 'The program',
    unnamed: 'At the top',
    add: 'Add a variant',
    addHint: 'A copy of this one, to compare with it in one run',
    first: 'first',
    next: 'changed',
    rename: 'Rename variant',
    name: 'Name of the variant',
    remove: 'Delete variant',
    removeTitle: (name: string) => `Delete the variant “${name}”?`,
    removeText: 'Its text will be lost.',
  },

  programs: {
    label: 'Your programs',
    open: 'Open a program',
    notKept: (name: string) => `${name} (not kept yet)`,
    name: 'Name of the program',
    new: 'New',
    newName: 'New program',
    rename: 'Rename',
    duplicate: 'Duplicate',
    remove: 'Delete',
    removeTitle: (name: string) => `Delete “${name}”?`,
    removeText: 'This browser will forget the program. Save it as a .py file first if you may want it again.',
    yes: 'Delete',
    no: 'Keep',
    ok: 'OK',
    cancel: 'Cancel',
    kept: 'Your programs are kept in this browser only.',
    keptOnceChanged: 'This program is kept in this browser once you change it.',
    export: 'Save as .py',
    import: 'Open a .py file, or drop one here',
    opened: (name: string) => `Opened “${name}”.`,
    removed: (name: string) => `Deleted “${name}”.`,
    duplicated: (name: string) => `This is now “${name}”.`,
    fromLink: 'Program from a link',
    forked: (theirs: string, mine: string) =>
      `“${theirs}” was changed in another tab at the same time. Nothing is lost: your text is now “${mine}”.`,
    trouble: {
      broken:
        'The programs kept in this browser could not be read. They are put aside, and new ones are kept beside them.',
      full: 'This browser has no more room for programs. Save this one as a .py file, or delete some: otherwise your changes are lost when you close the page.',
      refused:
        'This browser does not let the page store anything (a private window, or blocked site data). Save your program as a .py file: otherwise it is lost when you close the page.',
    },
    refused: {
      'too-long': (file: string, most: string) =>
        `“${file}” is too long: a program can have at most ${most} characters. Nothing was changed.`,
      'not-text': (file: string) =>
        `“${file}” cannot be read as text. Save it as UTF-8 and try again. Nothing was changed.`,
      unreadable: (file: string) => `“${file}” cannot be read. It may have been moved or deleted.`,
      empty: (file: string) => `“${file}” is empty.`,
    },
    decoded: (encoding: string) => `It was in ${encoding} and is UTF-8 now.`,
  },
  linkRefused: {
    damaged: () => 'The program in the link is damaged, so it was ignored.',
    'too-long': (most: string) =>
      `The program in the link is longer than ${most} characters, so it was ignored.`,
    'not-loaded': () =>
      'The part of the page that unpacks the link’s program did not load. Check the connection, then load the page again.',
  },

  gallery: {
    title: 'Start from a program',
    lead: 'Each of these has a bug, or something to be surprised about. Find out when it shows.',
    open: (title: string) => `Open “${title}”`,
    question: 'Question',
  },
};

export type WorkbenchWords = typeof workbenchEn;
