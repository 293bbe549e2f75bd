// Words of the comparison in English. `ko.ts` must have the same ones; `ComparisonWords` is their type.
export const comparisonEn = {
  someRuns: (runs: string, all: string) => `${runs} of ${all} runs:`,
  otherRuns: (runs: string, results: string) => `The other ${runs} runs (results: ${results})`,
  notKept: (runs: string) => `Runs whose results were not kept with the pin: ${runs}`,
  pins: {
    title: 'Pinned results',
    pin: 'Pin this result',
    pinTheirs: 'Pin their result',
    lead: 'Pin it, change something and run again to see both side by side.',
    pinned: (mark: string) => `Pinned as ${mark}.`,
    isPinned: (mark: string) => `This run is pinned as ${mark}.`,
    theirsArePinned: (mark: string) => `Their run is pinned as ${mark}.`,
    full: (most: string) => `${most} results are pinned, and there is no room for more. Remove one first.`,
    removed: (mark: string) => `${mark} is no longer pinned.`,
    name: (mark: string) => `Name of ${mark}`,
    since: 'Changed since:',
    same: 'The set-up is the same as in this run.',
    setUp: 'Set-up:',
    defaults: 'the lab’s defaults.',
    change: (name: string, from: string, to: string) => `${name} ${from} → ${to}`,
    value: (name: string, value: string) => `${name} ${value}`,
    unknownFile: 'not known',
    otherVersion: (file: string) => `${file} (another version)`,
    elsewhere: (machine: string) =>
      `Measured on another machine or browser (${machine}), so its ratios also compare those.`,
    of: (mark: string, strategy: string) => `${mark}, ${strategy}`,
    thisRun: 'This run',
    against: 'This run against it',
    copy: 'Copy link',
    copyOf: (mark: string) => `Copy link: ${mark}`,
    remove: 'Remove',
    removeOf: (mark: string) => `Remove ${mark}`,
    unread: 'A pinned result could not be read. Another version of the page may have stored it.',
    dropUnread: 'Remove what cannot be read',
    unreadDropped: 'What could not be read has been removed.',
    trouble: {
      broken:
        'The results pinned in this browser could not be read and are ignored. The next pin starts afresh.',
      full: 'This browser has no room left for pinned results. They last until the page is closed.',
      refused:
        'This browser does not let the page store anything (a private window, or blocked site data). Pinned results last until the page is closed.',
    },
  },
  ofLastRun: (all: string) => `From the last of ${all} timed runs; the others differ.`,
};

export type ComparisonWords = typeof comparisonEn;
