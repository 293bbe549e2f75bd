// What the page corrected in the link, and what it cannot do here.
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { LabSummary } from '../../engine/catalog';
import { missing } from '../../engine/support';
import type { Voice } from '../../i18n/format';
import { words } from '../../i18n/voice';
import type { Isolation } from '../../state/preparation';
import type { RouteNotice } from '../../state/route';
import { capabilities } from '../../state/runs';
import { LinkNotices, Notice } from '../common/Notice';

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
  return (
    <div class="notices" role="status">
      {lacking !== null && (
        <div class="notice" data-notice="unsupported">
          <p>{t.unsupported[lacking]}</p>
        </div>
      )}
      {off.length > 0 && !offHidden.value && (
        <Notice kind="strategies-off" dismiss={() => (offHidden.value = true)}>
          {t.off(names)} {off.length < lab.strategies.length && t.offRest}{' '}
          {capabilities.steering && lab.seat && t.offSeat} {t.unavailable[capabilities.reason]} {full}
        </Notice>
      )}
      {isolation.serviceWorker === 'unavailable' && !serverHidden.value && (
        <Notice kind="no-server" dismiss={() => (serverHidden.value = true)}>
          {t.noServer} {full}
        </Notice>
      )}
      <LinkNotices notices={notices} lab={lab} voice={voice} />
    </div>
  );
}
