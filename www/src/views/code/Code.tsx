// The source of each strategy, as it runs, and the companion Python.
import { useSignal } from '@preact/signals';
import { Lazy } from '../common/Lazy';
import { KindMark } from '../common/marks';
import { Tabs } from '../common/Tabs';
import { type Lab, strategyName } from '../lab/lab';
import { Source } from './Source';

const loadHighlight = () => import('./highlight');
const PYTHON = 'python';

export function Code({ lab }: { lab: Lab }) {
  const { t, file, summary } = lab;
  const withSource = summary.strategies.filter(({ id }) => file.rust[id] !== undefined);
  const chosen = useSignal(withSource[0]?.id ?? PYTHON);
  const isPython = chosen.value === PYTHON;
  const snippet = isPython ? file.python : (file.rust[chosen.value] ?? file.python);
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
      <Lazy
        load={loadHighlight}
        waiting={
          <Source
            t={t}
            snippet={snippet}
            lines={snippet.text.split('\n').map((text) => [{ text, classes: '' }])}
          />
        }
        view={({ highlight }) => (
          <Source t={t} snippet={snippet} lines={highlight(snippet.text, isPython ? 'python' : 'rust')} />
        )}
      />
    </Tabs>
  );
}
