// The form and the buttons that run it.
import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { problemSentence } from '../../i18n/sentences';
import { checkDraft, type Draft, type Problem } from '../../state/draft';
import { checkFile, fileOf } from '../../state/file';
import { changed } from '../../state/live';
import type { Report } from '../../state/report';
import { capabilities, run } from '../../state/runs';
import { FileField } from '../parameters/FileField';
import { Measurement } from '../parameters/Measurement';
import { Parameters } from '../parameters/Parameters';
import { Presets } from '../parameters/Presets';
import { Strategies } from '../parameters/Strategies';
import { Share } from '../share/Share';
import type { Lab } from './lab';
import { Progress } from './Progress';
import { SeeHappened } from './SeeHappened';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  theirs: Signal<Report | null>;
}

/** The draft with only the strategies that can run here. */
function runnable(draft: Draft, lab: Lab): Draft {
  if (capabilities.threads) return draft;
  const strategies = draft.strategies.filter((id) =>
    lab.summary.strategies.some((s) => s.id === id && !s.sharedMemory),
  );
  return { ...draft, strategies };
}

export function RunArea({ lab, draft }: Props) {
  const { t, summary, manifest } = lab;
  const form = useRef<HTMLFormElement>(null);
  // Set by a refused run: from then on the sentence above the buttons stays until all is well.
  const refused = useSignal(false);
  const check = () => {
    const checked = checkDraft(runnable(draft.value, lab), summary, manifest);
    return { request: checked.request, problems: [...checked.problems, ...checkFile(draft.value, summary)] };
  };
  const { problems } = check();
  const running = run.state.value === 'running';
  const sentence = (problem: Problem) =>
    problem.code === 'none-chosen' && draft.value.strategies.length > 0
      ? t.problem.noneAvailable
      : problemSentence(problem, lab.voice);
  const problemOf = (field: string): string | null => {
    const problem = problems.find((p) => p.field === field);
    return problem ? sentence(problem) : null;
  };
  const start = (event: Event) => {
    event.preventDefault();
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
    const { request, problems: found } = check();
    if (request && found.length === 0) run.warm(summary, request);
  };
  return (
    <form class="run-form" noValidate ref={form} onSubmit={start} aria-label={t.runIt}>
      <Presets lab={lab} draft={draft} />
      <Parameters lab={lab} draft={draft} problemOf={problemOf} />
      <FileField lab={lab} draft={draft} problem={problems.find((p) => p.code === 'no-file') ?? null} />
      <Strategies lab={lab} draft={draft} problem={problemOf('strategies')} />
      <Measurement lab={lab} draft={draft} problemOf={problemOf} />
      {refused.value && problems.length > 0 && (
        <p class="problem-summary" role="alert" data-error="refused">
          {t.problem.summary}
        </p>
      )}
      <div class="actions" onPointerEnter={near} onPointerDown={near} onFocusIn={near}>
        <button type="submit" class="button primary" data-action="run" disabled={running}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 1.500v13l11-6.500z" fill="currentColor" />
          </svg>
          {t.run}
        </button>
        <button
          type="button"
          class="button"
          data-action="stop"
          disabled={!running}
          onClick={() => run.stop()}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 3h10v10H3z" fill="currentColor" />
          </svg>
          {t.stop}
        </button>
        <Progress lab={lab} />
        <SeeHappened lab={lab} />
      </div>
      <Share lab={lab} draft={draft} />
    </form>
  );
}
