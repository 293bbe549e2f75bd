// A view that is loaded when first shown, with a way out when it does not load.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { underOneController } from '../../engine/controller';
import { words } from '../../i18n/voice';
import { Gone, useGone } from './NewVersion';

interface Props<M> {
  load: () => Promise<M>;
  view: (module: M) => ComponentChildren;
  waiting?: ComponentChildren;
}

type State<M> = { state: 'loading' } | { state: 'ready'; module: M } | { state: 'failed' };

export function Lazy<M>({ load, view, waiting }: Props<M>) {
  const [state, setState] = useState<State<M>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let here = true;
    setState({ state: 'loading' });
    underOneController(load).then(
      (module) => here && setState({ state: 'ready', module }),
      (error: unknown) => {
        console.error('[interleave]', error);
        if (here) setState({ state: 'failed' });
      },
    );
    return () => {
      here = false;
    };
    // `load` is a constant of its module; only a new attempt loads again.
  }, [load, attempt]);
  const gone = useGone(state.state === 'failed');
  if (state.state === 'ready') return <>{view(state.module)}</>;
  if (state.state === 'loading') return <>{waiting}</>;
  if (gone) return <Gone />;
  return (
    <div class="failure" role="alert" data-error="view-failed">
      <p>{words.value.failedView}</p>
      <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
        {words.value.retry}
      </button>
    </div>
  );
}
