// Sentences about the link or the browser, which can be put away.
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { LabSummary } from '../../engine/catalog';
import type { Voice } from '../../i18n/format';
import { noticeSentence } from '../../i18n/sentences';
import { words } from '../../i18n/voice';
import type { RouteNotice } from '../../state/route';

interface Props {
  kind: string;
  dismiss: () => void;
  children: ComponentChildren;
}

export function Notice({ kind, dismiss, children }: Props) {
  const t = words.value;
  const box = useRef<HTMLDivElement>(null);
  const away = () => {
    const notices = box.current?.closest('.notices') ?? null;
    const focused = box.current?.contains(document.activeElement) ?? false;
    dismiss();
    if (focused) requestAnimationFrame(() => keepFocus(notices));
  };
  return (
    <div class="notice" data-notice={kind} ref={box}>
      <p>{children}</p>
      <button type="button" aria-label={t.dismiss} title={t.dismiss} onClick={away}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="2" />
        </svg>
      </button>
    </div>
  );
}

/** Whose button went goes on at the next one, and behind the last at the heading, not at the page's top. */
function keepFocus(notices: Element | null): void {
  if (document.activeElement !== document.body) return;
  const next = notices?.querySelector('button') ?? document.querySelector<HTMLElement>('main h1');
  next?.focus({ preventScroll: true });
}

interface LinkProps {
  notices: Signal<readonly RouteNotice[]>;
  /** Where the link leads; nothing for the map. */
  lab: LabSummary | null;
  voice: Voice;
}

/** What was corrected in the link. */
export function LinkNotices({ notices, lab, voice }: LinkProps) {
  return (
    <>
      {notices.value.map((notice, i) => (
        <Notice
          key={i}
          kind={notice.kind}
          dismiss={() => {
            notices.value = notices.value.filter((other) => other !== notice);
          }}
        >
          {noticeSentence(notice, lab, voice)}
        </Notice>
      ))}
    </>
  );
}
