// The head of a bench in somebody's own page: what it is, the way to the full page, and what is missing here.
import './embed.css';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Manifest } from '../../engine/catalog';
import { embedWords } from '../../i18n/embed';
import { checkDraft, type Draft } from '../../state/draft';
import { labFile } from '../../state/labs';
import type { Isolation } from '../../state/preparation';
import { formatHash, type Route, type RouteNotice, type SeatLink } from '../../state/route';
import { lang } from '../../state/settings';
import { checkSweep, type SweepDraft } from '../../state/sweep/plan';
import { Logo } from '../common/marks';
import { Notices } from '../lab/Notices';

interface Props {
  manifest: Manifest;
  route: Extract<Route, { view: 'lab' }>;
  draft: ReadonlySignal<Draft>;
  seat: ReadonlySignal<SeatLink | null>;
  swept: ReadonlySignal<SweepDraft | null>;
  notices: Signal<readonly RouteNotice[]>;
  isolation: Isolation;
}

export function EmbedHead({ manifest, route, draft, seat, swept, notices, isolation }: Props) {
  const { lab } = route;
  const file = labFile(lab.id).value;
  const voice = { lang: lang.value, words: file.state === 'ready' ? file.value.texts[lang.value].words : {} };
  // As it is set now, as far as that can be run.
  const request = checkDraft(draft.value, lab, manifest).request ?? route.request;
  const plan = swept.value?.open ? checkSweep(swept.value, draft.value, lab, manifest).plan : null;
  const href = formatHash(request, manifest, {
    lang: lang.value,
    ...(route.theirs === null ? {} : { theirs: route.theirs }),
    ...(seat.value ? { seat: seat.value } : {}),
    ...(plan ? { sweep: plan } : {}),
  });
  const full = <FullPage href={href} />;
  return (
    <div class="embed-head">
      <EmbedName title={lab.title[lang.value]} full={full} />
      <Notices lab={lab} notices={notices} voice={voice} isolation={isolation} full={full} />
    </div>
  );
}

export function EmbedName({ title, full }: { title: string; full: ComponentChildren }) {
  return (
    <div class="embed-name">
      <Logo />
      <h1 tabIndex={-1}>{title}</h1>
      {full}
    </div>
  );
}

/** The same in a page of its own; without an `href`, where the address leads by then. */
export function FullPage({ href }: { href?: string }) {
  const w = embedWords(lang.value);
  const lead = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    if (href === undefined) currentTarget.href = unframed(location.hash);
  };
  return (
    <a
      href={href ?? unframed(location.hash)}
      target="_blank"
      rel="noopener"
      data-full-page
      onFocus={lead}
      onPointerDown={lead}
    >
      {w.full} <span aria-hidden="true">↗</span>
      <span class="sr"> {w.newTab}</span>
    </a>
  );
}

/** A hash without what says that the page is embedded. */
export function unframed(hash: string): string {
  const [path = '', query] = hash.split('?', 2);
  const rest = query?.split('&').filter((part) => part !== 'embed=1');
  return rest && rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}
