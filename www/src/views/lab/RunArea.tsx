// The form, and the bar that runs it.
import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { problemSentence } from '../../i18n/sentences';
import { checkDraft, type Draft, type Problem } from '../../state/draft';
import { checkFile, fileOf } from '../../state/file';
import { changed } from '../../state/live';
import { capabilities, run } from '../../state/runs';
import { busy } from '../../state/sweep';
import type { SweepDraft } from '../../state/sweep/plan';
import { FileField } from '../parameters/FileField';
import { Measurement } from '../parameters/Measurement';
import { Parameters } from '../parameters/Parameters';
import { Presets } from '../parameters/Presets';
import { Strategies } from '../parameters/Strategies';
import { Share } from '../share/Share';
import { SweepSetUp } from '../sweep/SweepSetUp';
import type { Lab } from './lab';
import { Transport } from './Transport';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  /** Nothing where the lab has no number to sweep. */
  sweep: Signal<SweepDraft | null>;
  /** What has to be done before the form is read. */
  before?: () => Promise<void>;
}

/** The draft with only the strategies that can run here. */
function runnable(draft: Draft, lab: Lab): Draft {
  if (capabilities.threads) return draft;
  const strategies = draft.strategies.filter((id) =>
    lab.summary.strategies.some((s) => s.id === id && !s.sharedMemory),
  );
  return { ...draft, strategies };
}

export function RunArea({ lab, draft, sweep, before }: Props) {
  const { t, summary, manifest } = lab;
  const form = useRef<HTMLFormElement>(null);
  // Set by a refused run: from then on the sentence above the buttons stays until all is well.
  const refused = useSignal(false);
  const check = () => {
    const checked = checkDraft(runnable(draft.value, lab), summary, manifest);
    return { request: checked.request, problems: [...checked.problems, ...checkFile(draft.value, summary)] };
  };
  const { problems } = check();
  const sentence = (problem: Problem) =>
    problem.code === 'none-chosen' && draft.value.strategies.length > 0
      ? t.problem.noneAvailable
      : problemSentence(problem, lab.voice);
  const problemOf = (field: string): string | null => {
    const problem = problems.find((p) => p.field === field);
    return problem ? sentence(problem) : null;
  };
  // The newest: what is waited for may draw the form anew.
  const latest = useRef<() => void>(() => undefined);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!before) latest.current();
    // Once what it changed has been drawn.
    else void before().then(() => setTimeout(() => latest.current()));
  };
  latest.current = () => {
    if (busy.peek()) return;
    const { request, problems: found } = check();
    refused.value = request === null || found.length > 0;
    if (request && found.length === 0) {
      changed.value = {};
      run.start(summary, request, fileOf(draft.value, summary));
    } else
      form.current
        ?.querySelector<HTMLElement>(`[name="${CSS.escape(found[0]?.field ?? '')}"]:enabled`)
        ?.focus();
  };
  // Whoever comes near the buttons is about to run: what that begins with is made ready, and nothing is run.
  const near = () => {
    if (busy.peek()) return;
    const { request, problems: found } = check();
    if (request && found.length === 0) run.warm(summary, request);
  };
  return (
    <form class="run-form" noValidate ref={form} onSubmit={submit} aria-label={t.runIt}>
      <Presets lab={lab} draft={draft} />
      <Parameters lab={lab} draft={draft} problemOf={problemOf} />
      <FileField lab={lab} draft={draft} problem={problems.find((p) => p.code === 'no-file') ?? null} />
      <Strategies lab={lab} draft={draft} problem={problemOf('strategies')} />
      <Measurement lab={lab} draft={draft} problemOf={problemOf} />
      <SweepSetUp lab={lab} draft={runnable(draft.value, lab)} sweep={sweep} sentence={sentence} />
      {refused.value && problems.length > 0 && (
        <p class="problem-summary" role="alert" data-error="refused">
          {t.problem.summary}
        </p>
      )}
      <Share lab={lab} draft={draft} sweep={sweep} />
      <Transport lab={lab} near={near} />
    </form>
  );
}
