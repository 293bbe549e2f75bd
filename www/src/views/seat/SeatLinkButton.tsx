// The present schedule as a link: short, readable, and the same wherever it is opened.
import { defaultRequest } from '../../state/draft';
import { formatHash } from '../../state/route';
import { CopiedLink, useCopied } from '../share/CopiedLink';
import type { Part } from './Seat';

export function SeatLinkButton({ lab, it, open }: Part) {
  const { summary, manifest, voice } = lab;
  const { setUp, schedule, position } = open.seat;
  const copied = useCopied();
  const copy = async () => {
    const seat = { ...setUp.value, schedule: schedule.value.slice(0, position.value) };
    const hash = formatHash(defaultRequest(summary, manifest), manifest, { lang: voice.lang, seat });
    await copied.copy(hash);
  };
  return (
    <div class="share seat-share">
      <button type="button" class="button" data-seat-move="link" onClick={() => void copy()}>
        {it.w.copyLink}
      </button>
      <CopiedLink copied={copied} hook="data-seat-link" />
    </div>
  );
}
