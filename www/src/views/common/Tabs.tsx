// ARIA tabs: arrows move, Home and End jump, only the chosen tab is in the tab order.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab {
  id: string;
  label: ComponentChildren;
}

interface Props {
  /** Unique in the page. */
  name: string;
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  choose: (id: string) => void;
  /** Beside the tabs; no tab itself. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

export function Tabs({ name, label, tabs, chosen, choose, beside, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const last = tabs.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    choose(tab.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${name}-tab-${tab.id}`)}`)?.focus();
  };
  const row = (
    <div class="tablist" role="tablist" aria-label={label} ref={list} onKeyDown={keys}>
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab.id}
          role="tab"
          id={`${name}-tab-${tab.id}`}
          aria-selected={tab.id === chosen}
          aria-controls={`${name}-panel`}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => choose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
  return (
    <div class="tabs">
      {beside === undefined ? (
        row
      ) : (
        <div class="tab-row">
          {row}
          {beside}
        </div>
      )}
      <div class="tabpanel" role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-tab-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
