// A file that did not load: one sentence and a retry.

import { words } from '../../i18n/voice';
import type { Loadable } from '../../state/labs';
import { Gone } from './NewVersion';

type Failed = Extract<Loadable<unknown>, { state: 'failed' }>;

export function Failure({ failure, retry }: { failure: Failed; retry: () => void }) {
  const t = words.value;
  if (failure.reason === 'gone') return <Gone />;
  const file = new URL(failure.url).pathname.split('/').slice(-1).join('');
  return (
    <div class="failure" role="alert" data-error={failure.reason}>
      <p>{failure.reason === 'offline' ? t.failedOffline(file) : t.failedMalformed(file)}</p>
      <button type="button" class="button" onClick={retry}>
        {t.retry}
      </button>
    </div>
  );
}
