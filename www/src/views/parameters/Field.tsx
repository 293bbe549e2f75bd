// One labelled control with its hint and what is wrong with it.
import type { ComponentChildren } from 'preact';
import { Hint } from '../common/Hint';

interface Props {
  id: string;
  label: string;
  /** What it takes, in a few characters: always in sight. */
  range?: string | undefined;
  hint?: string | undefined;
  problem: string | null;
  children: ComponentChildren;
}

/** Ids that describe a field's control. */
export function describedBy(
  id: string,
  hint: string | undefined,
  problem: string | null,
  range?: string,
): string | undefined {
  const ids = [
    problem === null ? '' : `${id}-problem`,
    range ? `${id}-range` : '',
    hint ? `${id}-hint` : '',
  ].filter((part) => part !== '');
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function Field({ id, label, range, hint, problem, children }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {range && (
        <span class="range" id={`${id}-range`}>
          {range}
        </span>
      )}
      {children}
      {problem !== null && (
        <p class="problem" id={`${id}-problem`} data-error="invalid">
          {problem}
        </p>
      )}
      {hint && (
        <Hint id={`${id}-hint`} about={label}>
          {hint}
        </Hint>
      )}
    </div>
  );
}
