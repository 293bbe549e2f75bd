// A lab with every kind of parameter and constraint, for tests of the page.
import type { LabSummary, Manifest } from '../src/engine/catalog';

export const lab: LabSummary = {
  id: 'sample',
  section: 'choice',
  wasm: 'choice',
  chapter: '18',
  title: { ko: '표본', en: 'Sample' },
  tagline: { ko: '한 줄', en: 'One line' },
  params: [
    { id: 'kernel', unit: 'none', live: false, kind: 'choice', options: ['sum', 'primes'], default: 'sum' },
    { id: 'threads', unit: 'count', live: false, kind: 'int', min: 1, max: 16, step: 1, default: 4 },
    {
      id: 'n',
      unit: 'count',
      live: false,
      kind: 'int',
      min: 1000,
      max: 1_000_000,
      step: 1000,
      default: 2000,
    },
    { id: 'low', unit: 'ms', live: false, kind: 'int', min: 0, max: 500, step: 10, default: 50 },
    { id: 'high', unit: 'ms', live: false, kind: 'int', min: 0, max: 500, step: 10, default: 200 },
  ],
  constraints: [
    { rule: 'at-most', low: 'low', high: 'high' },
    { rule: 'product-at-most', param: 'threads', times: 'n', max: 4_000_000 },
  ],
  presets: [{ id: 'quick', values: { kernel: 'sum', threads: 4, n: 2000, low: 50, high: 200 } }],
  strategies: [
    { id: 'sequential', kind: 'sequential', sharedMemory: false },
    { id: 'threads', kind: 'threads', sharedMemory: true },
    { id: 'async', kind: 'async', sharedMemory: false },
  ],
  repeats: 5,
  answers: [],
  boards: [],
  charts: [],
  panels: [],
  file: null,
  bars: [],
  seat: null,
};

export const manifest: Manifest = {
  version: 2,
  workbench: { ...lab, id: 'workbench', wasm: 'workbench' },
  settings: { maxRepeats: 50, defaultSeed: 7 },
  search: {
    first: { reduced: true, steps: 200, executions: 100_000, spurious: true },
    maxSteps: 2000,
    maxExecutions: 1_000_000,
  },
  sections: [
    { id: 'basics', title: { ko: '기초', en: 'Basics' } },
    { id: 'choice', title: { ko: '선택', en: 'Choice' } },
  ],
  labs: [lab],
};
