// The head of a bench in somebody's own page: what it is, the way to the full page, and what is missing here.
import './embed.css';
import type { ReadonlySignal, Signal } from '@preact/signals';
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
  const w = embedWords(lang.value);
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
  const full = (
    <a href={href} target="_blank" rel="noopener" data-full-page>
      {w.full} <span aria-hidden="true">↗</span>
      <span class="sr"> {w.newTab}</span>
    </a>
  );
  return (
    <div class="embed-head">
      <div class="embed-name">
        <Logo />
        <h1 tabIndex={-1}>{lab.title[lang.value]}</h1>
        {full}
      </div>
      <Notices lab={lab} notices={notices} voice={voice} isolation={isolation} full={full} />
    </div>
  );
}
