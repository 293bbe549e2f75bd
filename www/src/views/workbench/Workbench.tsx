// The workbench: a program of the reader's own, and beside it what came of running it.
import '../../styles/lab.css';
import '../../styles/form.css';
import './workbench.css';
import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Manifest } from '../../engine/catalog';
import { number } from '../../i18n/format';
import { words } from '../../i18n/voice';
import { workbenchWords } from '../../i18n/workbench';
import { labFile, reloadLabFile } from '../../state/labs';
import { LONGEST_PROGRAM, type Refusal } from '../../state/link/program';
import { lengthOf } from '../../state/link/text';
import type { Isolation } from '../../state/preparation';
import type { Route, RouteNotice } from '../../state/route';
import { lang } from '../../state/settings';
import { pageState } from '../../state/sweep';
import type { Describer } from '../../state/workbench/described';
import { openDescriber } from '../../state/workbench/describer';
import { desk, followPrograms } from '../../state/workbench/programs';
import { Failure } from '../common/Failure';
import { LinkNotices, Notice } from '../common/Notice';
import { EmbedName, FullPage } from '../embed/EmbedHead';
import { Notices } from '../lab/Notices';
import { Stop } from '../lab/Stop';
import { Bench } from './Bench';
import { Gallery, Question } from './Gallery';
import { openRoute } from './open';
import { ProgramFile, ProgramPicker, Programs, takeFile } from './Programs';
import { type ProgramProblem, Variants } from './Variants';

interface Props {
  manifest: Manifest;
  route: Extract<Route, { view: 'workbench' }>;
  isolation: Isolation;
}

const NONE: readonly ProgramProblem[] = [];

export function Workbench({ manifest, route, isolation }: Props) {
  const w = workbenchWords(lang.value);
  const embed = route.embed === true;
  const notices = useSignal<readonly RouteNotice[]>(route.notices);
  const refused = useSignal<Refusal | null>(null);
  const said = useSignal('');
  const over = useSignal(false);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    followPrograms();
    void openRoute(route).then((why) => {
      if (!here) return;
      refused.value = why;
      setOpened(desk.text.peek());
    });
    return () => {
      here = false;
      desk.save();
    };
  }, [route, refused]);
  const file = labFile(manifest.workbench.id).value;
  const describer = useDescriber(manifest.workbench.wasm, opened !== null);
  const described = describer?.described.value ?? null;
  const problems = described?.description.problems ?? NONE;
  const ready = opened !== null && described !== null && file.state === 'ready';
  const failed = file.state === 'failed' || (describer?.failed.value ?? null) !== null;

  const showEditor = () => {
    document.querySelector('.workbench .tabs')?.scrollIntoView({ block: 'nearest' });
    document.querySelector<HTMLElement>('.workbench [role="tab"][aria-selected="true"]')?.focus();
  };
  const gallery = (
    <Stop id="gallery" title={w.gallery.title}>
      <Gallery
        opened={(title) => {
          said.value = w.programs.opened(title);
          showEditor();
        }}
      />
    </Stop>
  );
  // Dropped on the editor, a file would be put into the text.
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    over.value = false;
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void takeFile(file, said);
  };
  return (
    <main
      id="main"
      class="lab workbench"
      data-state={ready ? pageState.value : file.state === 'failed' ? 'failed' : 'loading'}
      data-lane="4"
      data-embed={embed || undefined}
    >
      <div class={embed ? 'embed-head' : 'lab-head'}>
        {embed ? (
          <EmbedName title={words.value.workbench} full={<FullPage />} />
        ) : (
          <>
            <p class="trail">
              <a href="#/">{w.trail}</a>
            </p>
            <h1 tabIndex={-1}>{words.value.workbench}</h1>
            <p class="lead">{w.lead}</p>
          </>
        )}
        <div class="notices" role="status">
          {refused.value !== null && (
            <Notice kind={`program-${refused.value}`} dismiss={() => (refused.value = null)}>
              {w.linkRefused[refused.value](number(LONGEST_PROGRAM, lang.value))}
            </Notice>
          )}
          <LinkNotices notices={notices} lab={null} voice={{ lang: lang.value, words: {} }} />
        </div>
        <Lacking manifest={manifest} isolation={isolation} />
      </div>
      <div class="workbench-columns">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same */}
        <div
          class="workbench-write"
          data-over={over.value}
          onDragOver={(event) => {
            if (!event.dataTransfer?.types.includes('Files')) return;
            event.preventDefault();
            over.value = true;
          }}
          onDragLeave={() => {
            over.value = false;
          }}
          onDropCapture={drop}
        >
          <Stop id="write" title={w.write}>
            {opened !== null && (
              <>
                {!embed && <ProgramPicker said={said} />}
                <Question />
                <Variants problems={problems} />
                <TooLong />
                {!embed && <Programs said={said} />}
                {!embed && <ProgramFile said={said} />}
              </>
            )}
          </Stop>
        </div>
        {ready && describer ? (
          <Bench
            {...{ manifest, route, described, describer }}
            file={file.value}
            corrected={(more) => {
              notices.value = [...route.notices, ...more];
            }}
          />
        ) : (
          <div class="workbench-side">
            {file.state === 'failed' && (
              <Failure failure={file} retry={() => void reloadLabFile(manifest.workbench.id)} />
            )}
            {describer && describer.failed.value !== null && (
              <div class="failure" role="alert" data-error="not-described">
                <p>{w.notDescribed}</p>
                <button type="button" class="button" onClick={describer.retry}>
                  {words.value.retry}
                </button>
              </div>
            )}
          </div>
        )}
      </div>
      {/* Drawn earlier it would be pushed far down by what comes above it. */}
      {!embed && (ready || failed) && gallery}
    </main>
  );
}

/** What the program declares, once it is open. */
function useDescriber(wasm: string, open: boolean): Describer | null {
  const [describer, setDescriber] = useState<Describer | null>(null);
  useEffect(() => {
    if (!open) return;
    const made = openDescriber(wasm);
    setDescriber(made);
    return made.stop;
  }, [wasm, open]);
  return describer;
}

/** What this browser or host lacks to run programs. */
function Lacking({ manifest, isolation }: { manifest: Manifest; isolation: Isolation }) {
  const file = labFile(manifest.workbench.id).value;
  const none = useSignal<readonly RouteNotice[]>([]);
  const voice = { lang: lang.value, words: file.state === 'ready' ? file.value.texts[lang.value].words : {} };
  return <Notices lab={manifest.workbench} notices={none} voice={voice} isolation={isolation} />;
}

function TooLong() {
  const length = lengthOf(desk.text.value);
  if (length <= LONGEST_PROGRAM) return null;
  const shown = (count: number) => number(count, lang.value);
  return (
    <p class="problem" role="status" data-error="too-long">
      {workbenchWords(lang.value).tooLong(shown(length), shown(LONGEST_PROGRAM))}
    </p>
  );
}
