// A few questions about the reader's own work that lead to a pattern and to labs. It needs no run; after one it
// has the reader's own figures to give as a reason.
import './guide.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Comparison, GuideAnswer, Guide as Tree } from '../../engine/model';
import { fill, number, word } from '../../i18n/format';
import type { Lab } from '../lab/lab';
import { figures, follow, gapsOf } from './figures';

interface Props {
  lab: Lab;
  guide: Tree;
  comparison: Comparison | null;
}

export function Guide({ lab, guide, comparison }: Props) {
  const { t, voice } = lab;
  const chosen = useSignal<readonly string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const { replied, now } = follow(guide, chosen.value);
  const say = (key: string) => word(`guide.${key}`, voice);
  const to = (options: readonly string[]) => {
    moved.current = true;
    chosen.value = options;
  };
  // Whoever goes on by keyboard or hears the page is taken along; who has just come to the page is not.
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [chosen.value]);
  return (
    <div class="guide" data-guide="">
      <p class="quiet">{t.guideLead}</p>
      {replied.length > 0 && (
        <ol class="guide-way" aria-label={t.guideWay}>
          {replied.map(({ question, option }, index) => (
            <li key={question.id} data-guide-replied={question.id}>
              <span class="asked">{say(question.id)}</span>
              <button
                type="button"
                class="button"
                aria-label={t.guideChange(say(`${question.id}.${option}`))}
                onClick={() => to(chosen.value.slice(0, index))}
              >
                {say(`${question.id}.${option}`)}
              </button>
            </li>
          ))}
        </ol>
      )}
      {now && 'ask' in now && (
        <fieldset class="guide-question" data-guide-question={now.ask.id} aria-labelledby="guide-now">
          <h3 id="guide-now" ref={heading} tabIndex={-1}>
            <small>{t.guideNumber(number(replied.length + 1, voice.lang))}</small>
            {say(now.ask.id)}
          </h3>
          {now.ask.options.map(({ id }) => (
            <button
              key={id}
              type="button"
              class="button"
              data-guide-option={id}
              onClick={() => to([...chosen.value, id])}
            >
              {say(`${now.ask.id}.${id}`)}
            </button>
          ))}
        </fieldset>
      )}
      {now && 'answer' in now && (
        <Answer lab={lab} answer={now.answer} comparison={comparison} heading={heading} />
      )}
      {replied.length > 0 && (
        <p class="guide-moves">
          <button
            type="button"
            class="button"
            data-guide-move="back"
            onClick={() => to(chosen.value.slice(0, -1))}
          >
            {t.guideBack}
          </button>
          <button type="button" class="button" data-guide-move="restart" onClick={() => to([])}>
            {t.guideRestart}
          </button>
        </p>
      )}
    </div>
  );
}

interface AnswerProps {
  lab: Lab;
  answer: GuideAnswer;
  comparison: Comparison | null;
  heading: { current: HTMLHeadingElement | null };
}

function Answer({ lab, answer, comparison, heading }: AnswerProps) {
  const { t, voice, manifest } = lab;
  const found = figures(comparison);
  const measured = answer.measured ? voice.words[`guide.${answer.id}.measured`] : undefined;
  const complete = measured !== undefined && gapsOf(measured).every((gap) => Object.hasOwn(found, gap));
  return (
    <section class="guide-answer" data-guide-answer={answer.id} aria-labelledby="guide-now">
      <h3 id="guide-now" ref={heading} tabIndex={-1}>
        <small>{t.guideAnswer}</small>
        {word(`guide.${answer.id}`, voice)}
      </h3>
      <p>{word(`guide.${answer.id}.why`, voice)}</p>
      {measured !== undefined && (
        <p class="guide-measured" data-guide-measured={complete}>
          {complete ? fill(measured, found, voice) : t.guideUnmeasured}
        </p>
      )}
      <h4>{t.guideLabs}</h4>
      <ul>
        {answer.labs.map((id) => {
          const summary = manifest.labs.find((l) => l.id === id);
          return (
            <li key={id}>
              <a href={`#/lab/${id}`}>{summary?.title[voice.lang] ?? id}</a>
              {summary && <span>{summary.tagline[voice.lang]}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
