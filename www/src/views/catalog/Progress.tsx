// What the learner has run and answered: the line over the map, a section's count, a lab's marks.
import { useSignal } from '@preact/signals';
import type { LabSummary } from '../../engine/catalog';
import { day, number } from '../../i18n/format';
import { words } from '../../i18n/voice';
import { manifest } from '../../state/labs';
import { guessedRight, progress, progressOf, progressTrouble } from '../../state/progress';
import { lang } from '../../state/settings';
import { Keep } from './Keep';

function countRan(labs: readonly LabSummary[]): number {
  return labs.filter(({ id }) => progress.value.get(id)?.ran !== undefined).length;
}

/** All labs together, and what can be done with the record. */
export function CourseLine({ labs }: { labs: readonly LabSummary[] }) {
  const t = words.value.course;
  const said = useSignal('');
  const ran = countRan(labs);
  const guesses = labs.map(({ id }) => guessedRight(progressOf(id))).filter((right) => right !== null);
  const count = (value: number) => number(value, lang.value);
  const trouble = progressTrouble.value;
  const overall = t.overall(count(ran), count(labs.length));
  return (
    <section class="course" aria-label={t.title} data-ran={ran}>
      <div class="course-line">
        <progress value={ran} max={Math.max(1, labs.length)} aria-label={overall} />
        <p>
          {overall}
          {guesses.length > 0 && (
            <> · {t.answers(count(guesses.filter(Boolean).length), count(guesses.length))}</>
          )}
        </p>
        <Keep
          say={(text) => {
            said.value = text;
          }}
        />
      </div>
      <p class="course-note quiet">{t.kept}</p>
      <p class="course-note" role="status" data-said="">
        {said.value}
      </p>
      {trouble !== null && (
        <p class="course-note course-trouble" role="status" data-notice={`progress-${trouble}`}>
          {t[trouble]}
        </p>
      )}
    </section>
  );
}

/** How much of a section has run; nothing is said before anything has. */
export function SectionCount({ labs }: { labs: readonly LabSummary[] }) {
  const ran = countRan(labs);
  if (ran === 0) return null;
  const count = (value: number) => number(value, lang.value);
  return <p class="section-count">{words.value.course.section(count(ran), count(labs.length))}</p>;
}

/** A lab's marks: a tick for run, a filled or an open flag for how the guess came out, the goals that were reached. */
export function LabMarks({ id }: { id: string }) {
  const t = words.value.course;
  const known = progressOf(id);
  const loaded = manifest.value;
  const lab = loaded.state === 'ready' ? loaded.value.labs.find((each) => each.id === id) : undefined;
  const goals = lab?.seat?.goals ?? [];
  const reached = goals.filter(({ id }) => known.goals?.some(({ goal }) => goal === id)).length;
  const count = (value: number) => number(value, lang.value);
  const right = guessedRight(known);
  if (!known.ran && right === null && reached === 0) return null;
  return (
    <span class="marks">
      {known.ran && (
        <span data-mark="ran" title={t.lastRun(day(known.ran.last, lang.value))}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M2.500 8.500l3.500 4 7.500-9" fill="none" stroke="currentColor" stroke-width="2.500" />
          </svg>
          {t.ran}
        </span>
      )}
      {right !== null && (
        <span data-mark={right ? 'right' : 'otherwise'}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
              d="M3 15V2h10l-3 4 3 4H3"
              fill={right ? 'currentColor' : 'none'}
              stroke="currentColor"
              stroke-width="1.800"
            />
          </svg>
          {right ? t.answeredRight : t.answeredOtherwise}
        </span>
      )}
      {reached > 0 && (
        <span data-mark="goals">
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.500" fill="none" stroke="currentColor" stroke-width="1.800" />
            <circle cx="8" cy="8" r="2.500" fill="currentColor" />
          </svg>
          {words.value.seat.goals(count(reached), count(goals.length))}
        </span>
      )}
    </span>
  );
}
