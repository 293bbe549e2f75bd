// The frame: header, and the view that the address stands for.
import { useEffect, useRef } from 'preact/hooks';
import type { LabSummary, Manifest } from '../engine/catalog';
import { words } from '../i18n/voice';
import { labFile, loadManifest, manifest } from '../state/labs';
import { embedded, route, visits } from '../state/location';
import { prepared } from '../state/preparation';
import { lang } from '../state/settings';
import { Catalog } from './catalog/Catalog';
import { laneOf } from './catalog/lanes';
import { Failure } from './common/Failure';
import { Header } from './common/Header';
import { Lazy } from './common/Lazy';
import { NewVersion } from './common/NewVersion';
import { UnknownLab } from './common/UnknownLab';
import { LabTitle } from './lab/LabTitle';

async function loadLab() {
  if (visits.peek() === 0) await painted();
  const [{ LabPage }, isolation] = await Promise.all([import('./lab/LabPage'), prepared]);
  return { LabPage, isolation };
}

async function loadWorkbench() {
  const [{ Workbench }, isolation] = await Promise.all([import('./workbench/Workbench'), prepared]);
  return { Workbench, isolation };
}

export function App() {
  return (
    <>
      {!embedded.value && <Header />}
      <NewVersion />
      <View />
    </>
  );
}

function View() {
  const t = words.value;
  const loaded = manifest.value;
  const here = route.value;
  const visit = visits.value;
  const title =
    here?.view === 'lab' ? here.lab.title[lang.value] : here?.view === 'workbench' ? t.workbench : null;
  useEffect(() => {
    document.title = title === null ? `Interleave · ${t.mapTitle}` : `${title} · Interleave`;
  }, [title, t]);
  useFocusOnVisit(visit);

  if (loaded.state === 'failed') {
    return (
      <main id="main" data-state="failed" class="plain">
        <Failure failure={loaded} retry={() => void loadManifest()} />
      </main>
    );
  }
  if (loaded.state === 'loading' || !here) {
    return (
      <main id="main" data-state="loading" class="plain" aria-busy="true">
        <p class="quiet">{t.loading}</p>
      </main>
    );
  }
  if (here.view === 'unknown') return <UnknownLab id={here.id} />;
  if (here.view === 'map') {
    const { search = '', notices = [] } = here;
    return <Catalog key={visit} manifest={loaded.value} search={search} corrected={notices} />;
  }
  if (here.view === 'workbench') {
    labFile(loaded.value.workbench.id);
    return (
      <Lazy
        load={loadWorkbench}
        waiting={
          <main id="main" data-state="loading" class="plain" aria-busy="true">
            <h1>{title}</h1>
            <p class="quiet">{t.loading}</p>
          </main>
        }
        view={({ Workbench, isolation }) => (
          <Workbench key={visit} manifest={loaded.value} route={here} isolation={isolation} />
        )}
      />
    );
  }
  // Its texts come while its view does.
  labFile(here.lab.id);
  return (
    <Lazy
      load={loadLab}
      waiting={<Coming manifest={loaded.value} lab={here.lab} framed={here.embed === true} />}
      view={({ LabPage, isolation }) => (
        <LabPage key={`${here.lab.id} ${visit}`} manifest={loaded.value} route={here} isolation={isolation} />
      )}
    />
  );
}

/** A tab in the background and a frame out of sight paint nothing, and are to be ready when they are looked at. */
const UNPAINTED_MS = 300;

/**
 * Resolves once what is drawn so far has been painted. A lab's view is the largest part of the page: asked for earlier,
 * it holds up the manifest on a slow network, and the title on a slow processor, and is itself no sooner there.
 */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNPAINTED_MS);
  });
}

interface ComingProps {
  manifest: Manifest;
  lab: LabSummary;
  framed: boolean;
}

/** What is known of a lab while its page comes. */
function Coming({ manifest, lab, framed }: ComingProps) {
  return (
    <main
      id="main"
      data-state="loading"
      class="lab"
      data-lane={laneOf(manifest, lab.section)}
      data-embed={framed || undefined}
      aria-busy="true"
    >
      {!framed && (
        <div class="lab-head">
          <LabTitle manifest={manifest} lab={lab} soon />
        </div>
      )}
      <p class="quiet">{words.value.loading}</p>
    </main>
  );
}

/** After going somewhere the reader is at its heading, and at the top. */
function useFocusOnVisit(visit: number): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    // The lab's view may still be loading: its heading is looked for until it is there.
    let tries = 0;
    const focus = () => {
      const heading = document.querySelector<HTMLElement>('main h1[tabindex]');
      if (heading) heading.focus({ preventScroll: true });
      else if (tries++ < 120) requestAnimationFrame(focus);
    };
    focus();
  }, [visit]);
}
