import { words } from '../../i18n/voice';

export function UnknownLab({ id }: { id: string }) {
  const t = words.value;
  return (
    <main id="main" data-state="idle" class="plain">
      <h1 tabIndex={-1}>{t.unknownTitle}</h1>
      <p data-error="unknown-lab">{t.unknownText(id)}</p>
      <p>
        <a class="button" href="#/">
          {t.toMap}
        </a>
      </p>
    </main>
  );
}
