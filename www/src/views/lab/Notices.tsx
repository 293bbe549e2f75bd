// What the page corrected in the link, and what it cannot do here.
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { LabSummary } from '../../engine/catalog';
import { missing } from '../../engine/support';
import type { Voice } from '../../i18n/format';
import { noticeSentence } from '../../i18n/sentences';
import { words } from '../../i18n/voice';
import type { Isolation } from '../../state/preparation';
import type { RouteNotice } from '../../state/route';
import { capabilities } from '../../state/runs';

const lacking = missing();

interface Props {
  lab: LabSummary;
  notices: Signal<readonly RouteNotice[]>;
  voice: Voice;
  isolation: Isolation;
  /** In a frame: the way to the page where nothing is missing. */
  full?: ComponentChildren;
}

export function Notices({ lab, notices, voice, isolation, full }: Props) {
  const t = words.value;
  const offHidden = useSignal(false);
  const serverHidden = useSignal(false);
  const off = capabilities.threads ? [] : lab.strategies.filter((s) => s.sharedMemory);
  const names = off.map(({ id }) => voice.words[`strategy.${id}`] ?? id).join(', ');
  const dismiss = (notice: RouteNotice) => {
    notices.value = notices.value.filter((other) => other !== notice);
  };
  return (
    <div class="notices" role="status">
      {lacking !== null && (
        <div class="notice" data-notice="unsupported">
          <p>{t.unsupported[lacking]}</p>
        </div>
      )}
      {off.length > 0 && !offHidden.value && (
        <Notice kind="strategies-off" dismiss={() => (offHidden.value = true)}>
          {t.off(names)} {t.unavailable[capabilities.reason]} {full}
        </Notice>
      )}
      {isolation.serviceWorker === 'unavailable' && !serverHidden.value && (
        <Notice kind="no-server" dismiss={() => (serverHidden.value = true)}>
          {t.noServer} {full}
        </Notice>
      )}
      {notices.value.map((notice, i) => (
        <Notice
          key={`${notice.kind} ${notice.param ?? i}`}
          kind={notice.kind}
          dismiss={() => dismiss(notice)}
        >
          {noticeSentence(notice, lab, voice)}
        </Notice>
      ))}
    </div>
  );
}

function Notice({
  kind,
  dismiss,
  children,
}: {
  kind: string;
  dismiss: () => void;
  children: ComponentChildren;
}) {
  return (
    <div class="notice" data-notice={kind}>
      <p>{children}</p>
      <button type="button" aria-label={words.value.dismiss} title={words.value.dismiss} onClick={dismiss}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="2" />
        </svg>
      </button>
    </div>
  );
}
