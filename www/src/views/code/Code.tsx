// The source of each strategy, as it runs, and the companion Python.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Snippet } from '../../engine/catalog';
import type { Messages } from '../../i18n';
import { Lazy } from '../common/Lazy';
import { KindMark } from '../common/marks';
import { useNear } from '../common/near';
import { Tabs } from '../common/Tabs';
import { type Lab, strategyName } from '../lab/lab';
import type { Line } from './lines';
import { Source } from './Source';
import { ToWorkbench } from './ToWorkbench';

const loadHighlight = () => import('./highlight');
const PYTHON = 'python';

export function Code({ lab }: { lab: Lab }) {
  const { t, file, summary } = lab;
  const withSource = summary.strategies.filter(({ id }) => (file.rust[id] ?? []).length > 0);
  const chosen = useSignal(withSource[0]?.id ?? PYTHON);
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  const isPython = chosen.value === PYTHON;
  const snippets = isPython ? [file.python] : (file.rust[chosen.value] ?? []);
  const tabs = [
    ...withSource.map(({ id, kind }) => ({
      id,
      label: (
        <>
          <KindMark kind={kind} /> {strategyName(lab, id)}
        </>
      ),
    })),
    { id: PYTHON, label: 'Python' },
  ];
  const plain = <Sources t={t} snippets={snippets} linesOf={plainLines} />;
  return (
    <Tabs
      name="code"
      label={t.code}
      tabs={tabs}
      chosen={chosen.value}
      choose={(id) => {
        chosen.value = id;
      }}
    >
      <div ref={box}>
        {isPython && <ToWorkbench text={file.python.text} />}
        {near ? (
          <Lazy
            load={loadHighlight}
            waiting={plain}
            view={({ highlight }) => (
              <Sources
                t={t}
                snippets={snippets}
                linesOf={(text) => highlight(text, isPython ? 'python' : 'rust')}
              />
            )}
          />
        ) : (
          plain
        )}
      </div>
    </Tabs>
  );
}

interface SourcesProps {
  t: Messages;
  snippets: readonly Snippet[];
  linesOf: (text: string) => readonly Line[];
}

export function Sources({ t, snippets, linesOf }: SourcesProps) {
  return (
    <div class="sources">
      {snippets.map((snippet) => (
        <Source
          key={`${snippet.file} ${snippet.line}`}
          t={t}
          snippet={snippet}
          lines={linesOf(snippet.text)}
        />
      ))}
    </div>
  );
}

export function plainLines(text: string): Line[] {
  return text.split('\n').map((line) => [{ text: line, classes: '' }]);
}
