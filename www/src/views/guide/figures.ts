// What a guide can use of the reader's own run.
import type { Comparison, Guide, GuideAnswer, GuideQuestion } from '../../engine/model';

/** Where a reader is: the questions replied to so far, and what comes now. */
export interface Place {
  /** Each question with the option chosen. */
  replied: readonly { question: GuideQuestion; option: string }[];
  now: { ask: GuideQuestion } | { answer: GuideAnswer } | null;
}

/** Follows replies from the first question on; what does not fit the guide ends the way there. */
export function follow(guide: Guide, options: readonly string[]): Place {
  const replied: Place['replied'][number][] = [];
  let question = guide.questions[0];
  for (const id of options) {
    const option = question?.options.find((o) => o.id === id);
    if (!question || !option) break;
    replied.push({ question, option: id });
    if ('answer' in option) {
      const answer = guide.answers.find((a) => a.id === option.answer);
      return { replied, now: answer ? { answer } : null };
    }
    question = guide.questions.find((q) => q.id === option.ask);
  }
  return { replied, now: question ? { ask: question } : null };
}

function middle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Every fact's median, named `<strategy>_<fact>` as in a sentence's gaps. */
export function figures(comparison: Comparison | null): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { id, facts } of comparison?.strategies ?? [])
    for (const [name, values] of Object.entries(facts)) {
      const value = middle(values ?? []);
      if (value !== undefined) found[`${id.replaceAll('-', '_')}_${name}`] = value;
    }
  return found;
}

/** The names of a sentence's gaps. */
export function gapsOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name ?? '');
}
