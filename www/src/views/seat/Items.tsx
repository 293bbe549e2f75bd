// What is in a list that the lanes share, in its order.
import type { Items as Content } from '../../engine/model';
import { number } from '../../i18n/format';
import type { Say } from './describe';

export function Items({ items, of, it }: { items: Content | null; of: string; it: Say }) {
  const { w, voice } = it;
  if (!items || items.shown.length === 0) return null;
  return (
    <div class="seat-items">
      {/* One alone has no order. */}
      {items.shown.length > 1 && <small aria-hidden="true">{w.oldestFirst}</small>}
      <ol aria-label={w.itemsOf(of)} data-seat-items>
        {items.shown.map((item, at) => (
          <li key={at}>{item}</li>
        ))}
        {items.more > 0 && <li class="more">{w.moreItems(number(items.more, voice.lang))}</li>}
      </ol>
    </div>
  );
}
