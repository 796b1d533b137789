import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '../language/words.ts';
import { Icon } from './icons.tsx';
import css from './keyboard.module.css';
import { capitalNext, type Key, layoutOf, numberRows, textRows } from './layouts.ts';

/** `name`: letters; `text`: letters and digits; `number`: a pad; `auto`: text or pad, as the field wants. */
export type Keys = 'name' | 'text' | 'number' | 'auto';

/**
 * On-screen keys, beside or below the field. Our own, because react-simple-keyboard writes its keys through innerHTML,
 * which Trusted Types refuse, and because a tap must never take the focus (and with it the ring) out of the field.
 * The real keyboard always works too: the keys type into the field as the person would, at the caret.
 */
export function Keyboard({ kind, form }: { kind: Keys; form: RefObject<HTMLElement | null> }) {
  const words = useWords();
  const language = useLanguage();
  const field = useTypedField(form);
  const [layer, setLayer] = useState<'letters' | 'marks'>('letters');
  const [flipped, setFlipped] = useState(false);
  const shown = kind === 'auto' ? (field.keys ?? 'text') : kind === 'number' ? 'number' : 'text';
  const capital = field.capital !== flipped;
  const rows = shown === 'number' ? numberRows : textRows(layoutOf(language), layer, kind !== 'name');

  const press = (key: Key) => {
    if ('type' in key) {
      field.insert(shown === 'text' && capital ? key.type.toLocaleUpperCase(language) : key.type);
      setFlipped(false);
    } else if (key.act === 'space') field.insert(' ');
    else if (key.act === 'erase') field.erase();
    else if (key.act === 'clear') field.clear();
    else if (key.act === 'shift') setFlipped(!flipped);
    else setLayer(layer === 'letters' ? 'marks' : 'letters');
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of one answer; these are keys
    <div
      role="group"
      aria-label={words('common:keys.label')}
      className={css.keys}
      data-kind={shown}
      onKeyDown={moveByArrows}
      dir="ltr"
    >
      {rows.map((row, y) => (
        <div className={css.row} key={row.map((key) => ('type' in key ? key.type : key.act)).join('')}>
          {row.map((key, x) => {
            const { label, face } = faceOf(key);
            return (
              <button
                key={'type' in key ? key.type : key.act}
                type="button"
                className={css.key}
                data-act={'act' in key ? key.act : undefined}
                aria-label={label}
                aria-pressed={'act' in key && key.act === 'shift' ? capital : undefined}
                // One stop of the Tab key for the whole board; arrows move inside it.
                tabIndex={x === 0 && y === 0 ? 0 : -1}
                data-ring
                // Keeps focus, caret and ring in the field while a finger types.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => press(key)}
              >
                {face}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );

  function faceOf(key: Key) {
    if ('type' in key) {
      const face = shown === 'text' && capital ? key.type.toLocaleUpperCase(language) : key.type;
      return { label: undefined, face };
    }
    if (key.act === 'erase') return { label: words('common:keys.erase'), face: <Icon name="erase" /> };
    if (key.act === 'shift') return { label: words('common:keys.shift'), face: <Icon name="shift" /> };
    if (key.act === 'space') return { label: undefined, face: words('common:keys.space') };
    if (key.act === 'clear') return { label: undefined, face: words('common:keys.clear') };
    const face = layer === 'letters' ? 'áñü' : 'abc';
    return { label: layer === 'letters' ? words('common:keys.marks', { face }) : undefined, face };
  }
}

/** Arrow keys walk over the board: along a row, and to the nearest key of the next row. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const [dx = 0, dy = 0] = step;
  const rows = Array.from(event.currentTarget.children, (row) => Array.from(row.children) as HTMLButtonElement[]);
  const y = rows.findIndex((row) => row.includes(from));
  if (dx !== 0) {
    const row = rows[y] ?? [];
    row[(row.indexOf(from) + dx + row.length) % row.length]?.focus();
    return;
  }
  const middle = (button: HTMLElement) => button.getBoundingClientRect().left + button.offsetWidth / 2;
  const next = rows[(y + dy + rows.length) % rows.length] ?? [];
  next.toSorted((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0]?.focus();
}

const isTyped = (target: unknown): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.dataset.keys !== undefined;

/** The field that was typed in last, inside `form`; the first one before any was. */
function useTypedField(form: RefObject<HTMLElement | null>) {
  const last = useRef<HTMLInputElement | null>(null);
  const [keys, setKeys] = useState<'text' | 'number' | null>(null);
  const [capital, setCapital] = useState(true);
  useEffect(() => {
    const look = (event?: Event) => {
      if (event && isTyped(event.target)) last.current = event.target;
      const input = current();
      setKeys(input?.dataset.keys === 'number' ? 'number' : input ? 'text' : null);
      setCapital(capitalNext(input ? input.value.slice(0, input.selectionStart ?? input.value.length) : ''));
    };
    const current = () => (last.current?.isConnected ? last.current : null);
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('input', look);
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('input', look);
      document.removeEventListener('selectionchange', look);
    };
  }, []);

  /** Changes the field as typing would: at the caret, with the event that tells everyone. */
  const edit = (change: (input: HTMLInputElement, start: number, end: number) => void) => {
    const first = form.current?.querySelector<HTMLInputElement>('input[data-keys]');
    const input = last.current?.isConnected ? last.current : first;
    if (!input) return;
    last.current = input;
    const end = input.selectionEnd ?? input.value.length;
    change(input, input.selectionStart ?? end, end);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return {
    keys,
    capital,
    insert: (text: string) =>
      edit((input, start, end) => {
        if (input.maxLength >= 0 && input.value.length - (end - start) + text.length > input.maxLength) return;
        input.setRangeText(text, start, end, 'end');
      }),
    erase: () =>
      edit((input, start, end) => {
        // A whole character goes, not half of one that takes two code units.
        const before = Array.from(input.value.slice(0, start)).at(-1) ?? '';
        input.setRangeText('', start === end ? start - before.length : start, end, 'end');
      }),
    clear: () => edit((input) => input.setRangeText('', 0, input.value.length, 'end')),
  };
}
