// The first view: the chapter as a map. Sections are strands that take turns, labs are their stations.
import { useSignal } from '@preact/signals';
import type { LabSummary, Manifest, SectionTitle } from '../../engine/catalog';
import type { StrategyKind } from '../../engine/model';
import { number } from '../../i18n/format';
import { words } from '../../i18n/voice';
import type { RouteNotice } from '../../state/route';
import { lang } from '../../state/settings';
import { KindMark } from '../common/marks';
import { LinkNotices } from '../common/Notice';
import { isOut, narrow, toggle } from './folds';
import { laneOf } from './lanes';
import { CourseLine, LabMarks, SectionCount } from './Progress';
import { SearchField, SearchResults } from './Search';
import { Arrival, Change, Platform } from './Strands';

const KINDS: readonly StrategyKind[] = ['sequential', 'threads', 'processes', 'async'];

interface Props {
  manifest: Manifest;
  /** What the link searches for. */
  search: string;
  /** What was corrected in the link. */
  corrected: readonly RouteNotice[];
}

export function Catalog({ manifest, search, corrected }: Props) {
  const t = words.value;
  const query = useSignal(search);
  const notices = useSignal(corrected);
  const whole = query.value.trim() === '';
  const clear = () => {
    query.value = '';
    document.getElementById('search')?.focus();
  };
  const sections = manifest.sections.filter(({ id }) => manifest.labs.some((lab) => lab.section === id));
  const labsOf = (section: SectionTitle) => manifest.labs.filter((lab) => lab.section === section.id);
  const lanes = sections.map(({ id }) => laneOf(manifest, id));
  return (
    <main id="main" class="map" data-state="idle" style={{ '--strands': lanes.length }}>
      <div class="hero">
        <Arrival lanes={lanes} changes={3} />
        <div class="hero-text">
          <h1 tabIndex={-1}>{t.mapTitle}</h1>
          <p class="lead">{t.mapLead}</p>
          <div class="notices" role="status">
            <LinkNotices notices={notices} lab={null} voice={{ lang: lang.value, words: {} }} />
          </div>
          <Legend count={manifest.labs.length} />
          <SearchField query={query} />
          <a class="own-station" href="#/workbench">
            <strong>{manifest.workbench.title[lang.value]}</strong>
            <span>{manifest.workbench.tagline[lang.value]}</span>
          </a>
          {whole && !narrow.value && <CourseLine labs={manifest.labs} />}
        </div>
        <div class="hero-strands">
          <Platform lanes={lanes} turn={0} />
        </div>
      </div>
      {!whole && <SearchResults query={query.value} clear={clear} />}
      {(whole ? sections : []).map((section, turn) => (
        <section
          key={section.id}
          class="line"
          data-lane={lanes[turn]}
          data-folded={!isOut(section.id) || undefined}
          aria-labelledby={`section-${section.id}`}
        >
          {turn > 0 && (
            <div class="change">
              <Change lanes={lanes} turn={turn - 1} />
            </div>
          )}
          <div class="platform">
            <Platform lanes={lanes} turn={turn} />
          </div>
          <div class="line-head">
            <h2 id={`section-${section.id}`}>
              <Heading section={section} labs={labsOf(section).length} />
            </h2>
            <SectionCount labs={labsOf(section)} />
          </div>
          <ol class="stations" id={`stations-${section.id}`} hidden={!isOut(section.id)}>
            {labsOf(section).map((lab) => (
              <Station key={lab.id} lab={lab} />
            ))}
          </ol>
        </section>
      ))}
      {whole && narrow.value && (
        // Where there is little room the labs come first.
        <div class="map-foot">
          <CourseLine labs={manifest.labs} />
        </div>
      )}
    </main>
  );
}

/** A section's name; where sections fold, also what folds it. */
function Heading({ section, labs }: { section: SectionTitle; labs: number }) {
  const title = section.title[lang.value];
  if (!narrow.value) return <>{title}</>;
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={isOut(section.id)}
      aria-controls={`stations-${section.id}`}
      data-fold={section.id}
      onClick={() => toggle(section.id)}
    >
      <span>{title}</span>
      <span class="fold-count" aria-hidden="true">
        {number(labs, lang.value)}
      </span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M3 5.500l5 5 5-5" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </button>
  );
}

function Legend({ count }: { count: number }) {
  const t = words.value;
  return (
    <ul class="legend" aria-label={t.legend}>
      <li class="count">{t.mapLabs(number(count, lang.value))}</li>
      {KINDS.map((kind) => (
        <li key={kind}>
          <KindMark kind={kind} />
          {t.kind[kind]}
        </li>
      ))}
    </ul>
  );
}

function Station({ lab }: { lab: LabSummary }) {
  const t = words.value;
  const kinds = KINDS.filter((kind) => lab.strategies.some((s) => s.kind === kind));
  return (
    <li class="station">
      <a href={`#/lab/${lab.id}`}>
        <span class="stop" aria-hidden="true" />
        <span class="name">{lab.title[lang.value]}</span>
        <span class="tagline">{lab.tagline[lang.value]}</span>
        <LabMarks id={lab.id} />
        <span class="kinds">
          <span class="sr">
            {t.legend}: {kinds.map((kind) => t.kind[kind]).join(', ')}
          </span>
          {KINDS.map((kind) => (
            <span
              key={kind}
              class={kinds.includes(kind) ? 'has' : 'has-not'}
              title={kinds.includes(kind) ? t.kind[kind] : undefined}
            >
              {kinds.includes(kind) && <KindMark kind={kind} />}
            </span>
          ))}
        </span>
        <span class="chapter" aria-hidden="true">
          {lab.chapter}
        </span>
      </a>
    </li>
  );
}
