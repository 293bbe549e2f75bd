// One labelled control with its hint and what is wrong with it.
import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  problem: string | null;
  children: ComponentChildren;
}

/** Ids that describe a field's control. */
export function describedBy(
  id: string,
  hint: string | undefined,
  problem: string | null,
): string | undefined {
  const ids = [problem === null ? '' : `${id}-problem`, hint ? `${id}-hint` : ''].filter(
    (part) => part !== '',
  );
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function Field({ id, label, hint, problem, children }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {problem !== null && (
        <p class="problem" id={`${id}-problem`} data-error="invalid">
          {problem}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
