import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { LanguageTag } from '../../electron/contract/answers.ts';
import { LANGUAGES, languageOf } from '../language/languages.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Button } from './button.tsx';
import css from './comfort.module.css';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';

export const TEXT_SIZES = ['1', '1.25', '1.5', '2'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

interface Comfort {
  text: TextSize;
  contrast: 'normal' | 'more';
  larger(): void;
  toggleContrast(): void;
}

const ComfortContext = createContext<Comfort | null>(null);

export function useComfort(): Comfort {
  const comfort = useContext(ComfortContext);
  if (!comfort) throw new Error('useComfort outside ComfortProvider');
  return comfort;
}

/**
 * Text size and contrast of this window. They live here only, and `forgetWhen` turning true takes them back: what helps
 * one person to read is not to be seen by the next.
 */
export function ComfortProvider({ forgetWhen, children }: { forgetWhen: boolean; children: ReactNode }) {
  const [text, setText] = useState<TextSize>('1');
  const [contrast, setContrast] = useState<'normal' | 'more'>('normal');
  useEffect(() => {
    if (!forgetWhen) return;
    setText('1');
    setContrast('normal');
  }, [forgetWhen]);
  useEffect(() => {
    document.documentElement.dataset.text = text;
    document.documentElement.dataset.contrast = contrast;
  }, [text, contrast]);
  const larger = useCallback(
    () => setText((now) => TEXT_SIZES[(TEXT_SIZES.indexOf(now) + 1) % TEXT_SIZES.length] ?? '1'),
    [],
  );
  const toggleContrast = useCallback(() => setContrast((now) => (now === 'more' ? 'normal' : 'more')), []);
  const comfort = useMemo(() => ({ text, contrast, larger, toggleContrast }), [text, contrast, larger, toggleContrast]);
  return <ComfortContext value={comfort}>{children}</ComfortContext>;
}

/** Is the text so large that nothing fits beside the page any more? */
export const useLargeText = (): boolean => Number(useComfort().text) >= 1.5;

interface ControlsProps {
  /** The languages that the programme offers; only those with a catalogue are shown. */
  offered: readonly LanguageTag[];
  choose(language: LanguageTag): void;
}

/** Endonyms first, in their own order, without flags: a flag names a country, not a language. */
export const offeredLanguages = (offered: readonly LanguageTag[]) =>
  LANGUAGES.filter((language) => offered.includes(language.tag)).toSorted((a, b) => a.endonym.localeCompare(b.endonym));

/** Language, text size and contrast: the same three on every page. */
export function ComfortControls({ offered, choose }: ControlsProps) {
  const words = useWords();
  const language = useLanguage();
  const { text, contrast, larger, toggleContrast } = useComfort();
  const [choosing, setChoosing] = useState(false);
  const percent = Number(text) * 100;
  return (
    <nav data-comfort className={css.controls} aria-label={words('common:comfort.label')}>
      <button type="button" className={css.control} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <Icon name="globe" />
        <span>{languageOf(language).endonym}</span>
      </button>
      <button type="button" className={css.control} onClick={larger}>
        <span className={css.letters} aria-hidden="true">
          Aa
        </span>
        <span className="visually-hidden">{words('common:comfort.text', { percent })}</span>
        <span className={css.size} aria-hidden="true">
          {TEXT_SIZES.map((size) => (
            <i key={size} data-on={Number(size) <= Number(text)} />
          ))}
        </span>
      </button>
      <button type="button" className={css.control} aria-pressed={contrast === 'more'} onClick={toggleContrast}>
        <Icon name="contrast" />
        <span>{words('common:comfort.contrast')}</span>
      </button>
      {choosing && (
        <Dialog
          title={words('common:comfort.language')}
          onCancel={() => setChoosing(false)}
          acts={<Button onClick={() => setChoosing(false)}>{words('common:close')}</Button>}
        >
          <ul className={css.languages}>
            {offeredLanguages(offered).map(({ tag, endonym }) => (
              <li key={tag}>
                <Button
                  act
                  lang={tag}
                  kind={tag === language ? 'primary' : 'plain'}
                  aria-pressed={tag === language}
                  onClick={() => {
                    choose(tag);
                    setChoosing(false);
                  }}
                >
                  {endonym}
                </Button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </nav>
  );
}
