// The lanes of each strategy's traced run, live: timeline, picture and log.
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Lang } from '../../engine/catalog';
import { run, type Trace } from '../../state/runs';
import { Lazy } from '../common/Lazy';
import { KindMark } from '../common/marks';
import { Tabs } from '../common/Tabs';
import { Live } from '../live/Live';
import { Log } from '../log/Log';
import { isProgram, type Lab, strategyName } from './lab';
import { traceWords } from './trace-words';

const loadTimeline = () => import('../timeline/Timeline');
const loadPicture = () => import('../picture/Picture');

export function Watch({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const traces = run.traces.value;
  const picked = useSignal<string | null>(null);
  const failed = run.failure.value?.step?.strategy;
  // Until the reader picks one, the strategy that is being traced is shown; afterwards the one that failed, or the first.
  const live =
    traces.find((entry) => entry.running) ??
    (run.state.value === 'running'
      ? traces.at(-1)
      : (traces.find(({ strategy }) => strategy === failed) ?? traces[0]));
  const shown = traces.find((entry) => entry.strategy === picked.value) ?? live;
  const words = useMemo(() => traceWords(lab), [lab.texts]);
  if (!shown) {
    if (isProgram(lab)) return <p class="quiet">{lab.t.logEmpty}</p>;
    return <Log lab={lab} trace={null} over={false} />;
  }
  const { trace, running } = shown;
  return (
    <div class="watch">
      <Live key={shown.strategy} lab={lab} trace={trace} running={running} />
      <h3>{t.timeline}</h3>
      <p class="quiet">{t.timelineText}</p>
      <Tabs
        name="watch"
        label={t.timeline}
        chosen={shown.strategy}
        choose={(id) => {
          picked.value = id;
        }}
        tabs={traces.map(({ strategy }) => {
          const kind = lab.summary.strategies.find((s) => s.id === strategy)?.kind;
          return {
            id: strategy,
            label: (
              <>
                {kind && <KindMark kind={kind} />} {strategyName(lab, strategy)}
              </>
            ),
          };
        })}
      >
        <Lazy
          load={loadTimeline}
          waiting={<div class="timeline-space" />}
          view={({ default: Timeline }) => (
            <Timeline
              key={shown.strategy}
              trace={trace}
              words={words}
              label={strategyName(lab, shown.strategy)}
              lang={voice.lang}
              running={running}
            />
          )}
        />
        <PictureOnceThere key={shown.strategy} trace={trace} running={running} lang={voice.lang} />
        {/* A program prints what it says. */}
        {!isProgram(lab) && <Log lab={lab} trace={trace} over={!running} />}
      </Tabs>
    </div>
  );
}

/** Apart, so that only this is drawn anew with every frame: whether there is a picture is known by looking. */
function PictureOnceThere(props: { trace: Trace; running: boolean; lang: Lang }) {
  void run.pulse.value;
  if (props.trace.image === null) return null;
  return <Lazy load={loadPicture} view={({ default: Picture }) => <Picture {...props} />} />;
}
