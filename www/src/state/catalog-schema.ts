// The shapes of the manifest and the lab files. Loose: fields that this version does not know are left alone.
import * as v from 'valibot';
import type { LabFile, Manifest, Node } from '../engine/catalog';

const section = v.picklist([
  'basics',
  'threading',
  'multiprocessing',
  'asyncio',
  'choice',
  'applications',
  'exercises',
  'interleavings',
  'workshop',
]);
/** Becomes a part of a path: nothing that could lead elsewhere. */
const wasm = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/));
const bilingual = v.looseObject({ ko: v.string(), en: v.string() });
const unit = v.picklist(['count', 'ms', 'percent', 'none']);

const param = v.variant('kind', [
  v.looseObject({
    id: v.string(),
    unit,
    live: v.boolean(),
    file: v.exactOptional(v.boolean()),
    workers: v.exactOptional(v.picklist(['shared', 'each'])),
    kind: v.literal('int'),
    min: v.number(),
    max: v.number(),
    step: v.number(),
    default: v.number(),
  }),
  v.looseObject({
    id: v.string(),
    unit,
    live: v.boolean(),
    file: v.exactOptional(v.boolean()),
    kind: v.literal('choice'),
    options: v.array(v.string()),
    default: v.string(),
  }),
  v.looseObject({
    id: v.string(),
    unit,
    live: v.boolean(),
    file: v.exactOptional(v.boolean()),
    kind: v.literal('text'),
    max: v.number(),
    default: v.string(),
  }),
]);

const constraint = v.variant('rule', [
  v.looseObject({ rule: v.literal('at-most'), low: v.string(), high: v.string() }),
  v.looseObject({
    rule: v.literal('product-at-most'),
    param: v.string(),
    times: v.string(),
    max: v.number(),
  }),
]);

const fileInput = v.looseObject({
  param: v.string(),
  option: v.string(),
  accept: v.array(v.string()),
  columnParams: v.array(v.string()),
  skipParam: v.string(),
  header: v.array(v.string()),
});
const bars = v.looseObject({ table: v.string(), label: v.string(), values: v.array(v.string()) });

const strategy = v.looseObject({
  id: v.string(),
  kind: v.picklist(['sequential', 'threads', 'processes', 'async']),
  sharedMemory: v.boolean(),
});
const values = v.record(v.string(), v.union([v.number(), v.string()]));
const aim = v.picklist(['fail', 'deadlock', 'lost-wake-up', 'livelock', 'starvation', 'cannot']);
const seat = v.looseObject({
  strategies: v.array(strategy),
  setup: values,
  most: v.record(v.string(), v.number()),
  goals: v.array(
    v.looseObject({
      id: v.string(),
      strategy: v.string(),
      aim,
      hints: v.number(),
      setup: values,
    }),
  ),
});

const bounds = v.looseObject({
  reduced: v.boolean(),
  steps: v.number(),
  executions: v.number(),
  spurious: v.boolean(),
});

const summary = v.looseObject({
  id: v.string(),
  section,
  wasm,
  chapter: v.string(),
  title: bilingual,
  tagline: bilingual,
  params: v.array(param),
  constraints: v.array(constraint),
  presets: v.array(v.looseObject({ id: v.string(), values })),
  strategies: v.array(strategy),
  repeats: v.number(),
  panels: v.optional(v.array(v.picklist(['talk'])), []),
  answers: v.array(v.string()),
  boards: v.array(
    v.looseObject({
      id: v.string(),
      columns: v.array(v.looseObject({ id: v.string(), states: v.array(v.string()) })),
      actions: v.array(v.string()),
    }),
  ),
  charts: v.array(
    v.looseObject({ id: v.string(), series: v.array(v.string()), limits: v.array(v.string()) }),
  ),
  file: v.optional(v.nullable(fileInput), null),
  bars: v.optional(v.array(bars), []),
  seat: v.optional(v.nullable(seat), null),
});

export const manifestSchema: v.GenericSchema<unknown, Manifest> = v.looseObject({
  version: v.literal(2),
  settings: v.looseObject({ maxRepeats: v.number(), defaultSeed: v.number() }),
  search: v.looseObject({ first: bounds, maxSteps: v.number(), maxExecutions: v.number() }),
  sections: v.array(v.looseObject({ id: section, title: bilingual })),
  labs: v.array(summary),
  workbench: summary,
});

const tag = v.picklist([
  'p',
  'em',
  'strong',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'a',
  'h3',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]);
const node: v.GenericSchema<unknown, Node> = v.union([
  v.string(),
  v.looseObject({ tag, href: v.exactOptional(v.string()), children: v.array(v.lazy(() => node)) }),
]);
const prose = v.array(node);
const texts = v.looseObject({
  what: prose,
  expect: prose,
  why: prose,
  original: prose,
  next: prose,
  words: v.record(v.string(), v.string()),
});
const snippet = v.looseObject({
  text: v.string(),
  marks: v.array(v.number()),
  file: v.string(),
  line: v.number(),
});

const guideOption = v.union([
  v.looseObject({ id: v.string(), ask: v.string() }),
  v.looseObject({ id: v.string(), answer: v.string() }),
]);
const guide = v.looseObject({
  questions: v.array(v.looseObject({ id: v.string(), options: v.array(guideOption) })),
  answers: v.array(v.looseObject({ id: v.string(), labs: v.array(v.string()), measured: v.boolean() })),
});

export const labFileSchema: v.GenericSchema<unknown, LabFile> = v.looseObject({
  id: v.string(),
  texts: v.looseObject({ ko: texts, en: texts }),
  rust: v.record(v.string(), v.array(snippet)),
  python: snippet,
  names: v.array(v.looseObject({ python: v.string(), rust: v.string(), browser: v.string() })),
  guide: v.optional(v.nullable(guide), null),
});
