// The lab's question: asked before a run, and its answer by the numbers beside the learner's guess after it.
import type { Signal } from '@preact/signals';
import type { Comparison } from '../../engine/model';
import { fill, word } from '../../i18n/format';
import { type Draft, parseWhole } from '../../state/draft';
import { printing } from '../../state/printing';
import { run } from '../../state/runs';
import type { Lab } from '../lab/lab';
import './guess.css';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  guess: Signal<string | null>;
}

/** The question with the form's present values in it. */
function question(lab: Lab, draft: Draft): string {
  const values = Object.entries(draft.params).map(([id, text]) => [id, parseWhole(text) ?? text]);
  return fill(word('question.ask', lab.voice), Object.fromEntries(values), lab.voice);
}

export function Guess({ lab, draft, guess }: Props) {
  const { t, summary, voice } = lab;
  if (summary.answers.length === 0) return null;
  if (printing.value) return <OnPaper lab={lab} asked={question(lab, draft.value)} guess={guess.value} />;
  // What is running is not for guessing any more.
  const running = run.state.value === 'running';
  return (
    <fieldset class="guess" data-guess={guess.value ?? ''} disabled={running} aria-describedby="guess-hint">
      <legend>
        <span class="guess-title">{t.guess.title}</span>
        <span class="guess-question">{question(lab, draft.value)}</span>
      </legend>
      {summary.answers.map((answer) => (
        <label key={answer} class="guess-answer">
          <input
            type="radio"
            name="guess"
            value={answer}
            checked={guess.value === answer}
            onChange={() => {
              guess.value = answer;
            }}
          />
          <span>{word(`answer.${answer}`, voice)}</span>
        </label>
      ))}
      <p class="hint" id="guess-hint">
        {t.guess.hint}
      </p>
    </fieldset>
  );
}

/** After a run: the question stands back until the reader asks for it. */
export function GuessAgain(props: Props) {
  if (props.lab.summary.answers.length === 0) return null;
  return (
    <details class="guess-again">
      <summary>{props.lab.t.guess.again}</summary>
      <Guess {...props} />
    </details>
  );
}

/** To be answered with a pen. */
function OnPaper({ lab, asked, guess }: { lab: Lab; asked: string; guess: string | null }) {
  return (
    <div class="guess">
      <p class="guess-question">{asked}</p>
      <ul>
        {lab.summary.answers.map((answer) => (
          <li key={answer}>
            {answer === guess ? '☒' : '☐'} {word(`answer.${answer}`, lab.voice)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AfterwardsProps {
  lab: Lab;
  guess: string | null;
  comparison: Comparison;
}

/** What the run says to the question, beside the guess that was made before it. */
export function GuessAfterwards({ lab, guess, comparison }: AfterwardsProps) {
  const { t, voice, summary } = lab;
  const { truth } = comparison;
  if (summary.answers.length === 0) return null;
  if (truth === null && guess === null) return null;
  const right = truth === null || guess === null ? null : truth === guess;
  return (
    <dl class="guess-after" data-truth={truth ?? ''} data-right={right ?? ''}>
      <div>
        <dt class="sr">{t.guess.asked}</dt>
        <dd>
          {guess === null ? t.guess.none : t.guess.yours(word(`answer.${guess}`, voice))}{' '}
          {truth === null ? t.guess.open : t.guess.truth(word(`answer.${truth}`, voice))}
          {right !== null && (
            <strong>
              {' '}
              <span aria-hidden="true">{right ? '✓' : '✗'}</span> {right ? t.guess.right : t.guess.wrong}
            </strong>
          )}
        </dd>
      </div>
    </dl>
  );
}
