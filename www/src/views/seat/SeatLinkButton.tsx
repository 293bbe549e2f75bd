// The present schedule, and a search, as links: short, readable, and the same wherever they are opened.
import type { SearchBounds } from '../../engine/model';
import { defaultRequest } from '../../state/draft';
import { prepareToSend } from '../../state/link/program';
import { formatHash, type SeatLink } from '../../state/route';
import { CopiedLink, useCopied } from '../share/CopiedLink';
import type { Part } from './part';

export function SeatLinkButton(part: Part) {
  const { setUp, schedule, position } = part.open.seat;
  const link = () => ({ ...setUp.value, schedule: schedule.value.slice(0, position.value) });
  return <Copy {...part} move="link" hook="data-seat-link" text={part.it.w.copyLink} link={link} />;
}

/** Whoever opens it is asked to have the same search done: only their own engine can show them what it finds. */
export function SearchLinkButton(part: Part & { bounds: SearchBounds }) {
  const { bounds, it, open } = part;
  const link = () => ({ ...open.seat.setUp.value, schedule: [], search: bounds });
  return (
    <Copy {...part} move="search-link" hook="data-seat-search-link" text={it.w.find.copyLink} link={link} />
  );
}

interface CopyProps extends Part {
  move: string;
  hook: 'data-seat-link' | 'data-seat-search-link';
  text: string;
  link: () => SeatLink;
}

function Copy({ lab, move, hook, text, link }: CopyProps) {
  const { summary, manifest, voice } = lab;
  const copied = useCopied();
  const copy = async () => {
    const options = { lang: voice.lang, seat: link() };
    await prepareToSend(options.seat.params);
    await copied.copy(formatHash(defaultRequest(summary, manifest), manifest, options));
  };
  return (
    <div class="share seat-share">
      <button type="button" class="button" data-seat-move={move} onClick={() => void copy()}>
        {text}
      </button>
      <CopiedLink copied={copied} hook={hook} />
    </div>
  );
}
