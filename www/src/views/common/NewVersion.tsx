// The host has a new version: one sentence and one button, wherever the reader comes upon it first.
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n/voice';
import { look, newer, reload } from '../../state/version';

/** Places on the page where something is gone. The first one says it for all. */
const gone = signal<readonly object[]>([]);

function Sentence() {
  const t = words.value.version;
  return (
    <>
      <p>{t.newer}</p>
      <button type="button" class="button" data-action="reload" onClick={reload}>
        {t.reload}
      </button>
    </>
  );
}

/** Below the header, as soon as it is known. */
export function NewVersion() {
  return (
    <div class="new-version" role="status">
      {newer.value && gone.value.length === 0 && (
        <div class="new-version-said" data-notice="new-version">
          <Sentence />
        </div>
      )}
    </div>
  );
}

/** In place of a part that the host has no more. */
export function Gone() {
  const place = useRef({}).current;
  // Before it is painted: it is said once, not twice for a moment.
  useLayoutEffect(() => {
    gone.value = [...gone.peek(), place];
    return () => {
      gone.value = gone.peek().filter((other) => other !== place);
    };
  }, [place]);
  const [first = place] = gone.value;
  if (first !== place) {
    return (
      <p class="quiet" data-error="gone">
        {words.value.version.gone}
      </p>
    );
  }
  return (
    <div class="failure" role="alert" data-error="gone" data-notice="new-version">
      <Sentence />
    </div>
  );
}

/** Whether what did not load is gone, for the host has a new version. It is asked as soon as something `failed`. */
export function useGone(failed: boolean): boolean {
  useEffect(() => {
    if (failed) void look();
  }, [failed]);
  return failed && newer.value;
}
