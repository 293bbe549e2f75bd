// What a lab lets its reader take part with while it runs: one view for each kind.
import { Lazy } from '../common/Lazy';
import type { Lab } from './lab';

const loadTalk = () => import('../talk/TalkPanel');

export function Panels({ lab }: { lab: Lab }) {
  if (!lab.summary.panels.includes('talk')) return null;
  return <Lazy load={loadTalk} view={({ TalkPanel }) => <TalkPanel key={lab.summary.id} lab={lab} />} />;
}
