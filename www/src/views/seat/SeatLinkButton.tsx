// The present schedule as a link: short, readable, and the same wherever it is opened.
import { useSignal } from '@preact/signals';
import { defaultRequest } from '../../state/draft';
import { formatHash } from '../../state/route';
import type { Part } from './Seat';

export function SeatLinkButton({ lab, it, open }: Part) {
  const { t, summary, manifest, voice } = lab;
  const { setUp, schedule, position } = open.seat;
  const link = useSignal('');
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');
  const copy = async () => {
    const seat = { ...setUp.value, schedule: schedule.value.slice(0, position.value) };
    const hash = formatHash(defaultRequest(summary, manifest), manifest, { lang: voice.lang, seat });
    link.value = new URL(hash, location.origin + location.pathname).href;
    try {
      await navigator.clipboard.writeText(link.value);
      copied.value = 'yes';
    } catch {
      copied.value = 'refused';
    }
  };
  return (
    <div class="share seat-share">
      <button type="button" class="button" data-seat-move="link" onClick={() => void copy()}>
        {it.w.copyLink}
      </button>
      <p class="copied" role="status">
        {copied.value === 'yes' ? t.copied : copied.value === 'refused' ? t.notCopied : ''}
      </p>
      {link.value !== '' && (
        <label class="link">
          <span class="sr">{t.link}</span>
          <input
            type="text"
            readOnly
            data-seat-link=""
            value={link.value}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </div>
  );
}
