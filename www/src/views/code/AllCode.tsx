// Every tab of the code below one another: on paper there is nothing to choose.
import { KindMark } from '../common/marks';
import { type Lab, strategyName } from '../lab/lab';
import { plainLines, Sources } from './Code';

export function AllCode({ lab }: { lab: Lab }) {
  const { t, file, summary } = lab;
  return (
    <div class="all-code">
      {summary.strategies
        .filter(({ id }) => (file.rust[id] ?? []).length > 0)
        .map(({ id, kind }) => (
          <section key={id}>
            <h3>
              <KindMark kind={kind} /> {strategyName(lab, id)}
            </h3>
            <Sources t={t} snippets={file.rust[id] ?? []} linesOf={plainLines} />
          </section>
        ))}
      <section>
        <h3>Python</h3>
        <Sources t={t} snippets={[file.python]} linesOf={plainLines} />
      </section>
    </div>
  );
}
