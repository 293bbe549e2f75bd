// The box beside the pointer. Not a component: it moves with every pointer event, and only text changes in it.
import type { Lang } from '../../engine/catalog';
import { type SpanText, timelineWords } from './words';

const GAP = 14;

export class Tooltip {
  private readonly lines: Record<'lane' | 'state' | 'time', HTMLElement>;

  constructor(private readonly box: HTMLElement) {
    const line = (name: string) => {
      const element = document.createElement('span');
      element.className = `timeline-tip-${name}`;
      box.append(element);
      return element;
    };
    this.lines = { lane: line('lane'), state: line('state'), time: line('time') };
  }

  /** Shows it near a point of its container. */
  show(text: SpanText, colour: string, x: number, y: number, lang: Lang): void {
    const { box, lines } = this;
    const { open } = timelineWords(lang);
    lines.lane.textContent = text.lane;
    lines.lane.style.borderInlineStartColor = colour;
    lines.state.textContent = `${text.state}${text.object === '' ? '' : ` · ${text.object}`} · ${text.lasted}`;
    lines.time.textContent = `${text.from} – ${text.to || open}`;
    box.hidden = false;
    const room = box.offsetParent ?? box;
    const left = x + GAP + box.offsetWidth > room.clientWidth ? x - GAP - box.offsetWidth : x + GAP;
    const top = y + GAP + box.offsetHeight > room.clientHeight ? y - GAP - box.offsetHeight : y + GAP;
    box.style.transform = `translate(${Math.max(0, Math.round(left))}px, ${Math.round(top)}px)`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
