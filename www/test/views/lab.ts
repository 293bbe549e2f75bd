// The sample lab as views are given it, with a few words of its own.
import { messages } from '../../src/i18n';
import type { Lab } from '../../src/views/lab/lab';
import { manifest, lab as summary } from '../fixture';

const words = {
  'param.threads': 'Threads',
  'param.low': 'Shortest',
  'param.high': 'Longest',
  'param.kernel': 'Kernel',
  'option.kernel.primes': 'Primes',
  'option.kernel.sum': 'Sum',
  'strategy.threads': 'Thread pool',
};
const texts = { what: [], expect: [], why: [], original: [], next: [], words };
const file: Lab['file'] = {
  id: summary.id,
  texts: { ko: texts, en: texts },
  rust: {},
  python: { file: '', line: 1, text: '', marks: [] },
  names: [],
  guide: null,
};

export const lab: Lab = {
  manifest,
  summary,
  file,
  texts,
  voice: { lang: 'en', words },
  t: messages('en'),
};
