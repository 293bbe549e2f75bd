// A report's own form, apart from how it is packed and checked.
import type { Comparison, RunRequest } from '../../engine/model.ts';

/** The machine of a report, as far as a browser tells. */
export interface Environment {
  /** Engine and major version. */
  browser: string;
  /** `navigator.hardwareConcurrency`: what the browser says, not a count of cores. */
  cores: number;
  /** Smallest step of its clock, ms. */
  resolutionMs: number;
  /** Whether threads on shared memory could be had. */
  threads: boolean;
}

export interface Report {
  version: 1;
  request: RunRequest;
  environment: Environment;
  comparison: Comparison;
  /** ISO 8601, UTC. */
  created: string;
}
