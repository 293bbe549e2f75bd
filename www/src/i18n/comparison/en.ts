// Words of the comparison in English. `ko.ts` must have the same ones; `ComparisonWords` is their type.
export const comparisonEn = {
  someRuns: (runs: string, all: string) => `${runs} of ${all} runs:`,
  otherRuns: (runs: string, results: string) => `The other ${runs} runs (results: ${results})`,
  notCarried: (runs: string) => `Results of further runs that the link does not carry: ${runs}`,
  ofLastRun: (all: string) => `From the last of ${all} timed runs; the others differ.`,
};

export type ComparisonWords = typeof comparisonEn;
