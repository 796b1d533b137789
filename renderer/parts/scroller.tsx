import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.ts';
import { Icon } from './icons.tsx';
import css from './scroller.module.css';

/**
 * A part of the page that may be longer than its place. A public screen cannot count on anyone finding a scroll bar, so
 * a button says that there is more below and goes there.
 */
export function Scroller({ children, className }: { children: ReactNode; className?: string | undefined }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);
  const look = useCallback(() => {
    const element = box.current;
    if (element) setMore(element.scrollHeight - element.clientHeight - element.scrollTop > 12);
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, [look]);
  return (
    <div className={[css.holder, className].filter(Boolean).join(' ')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here; it hears which field has the focus. */}
      <div
        ref={box}
        className={css.box}
        onScroll={look}
        // A field chosen by finger is as visible as one reached by Tab: clear of the button and the fade (WCAG 2.4.11).
        onFocus={(event) => {
          event.target.scrollIntoView({ block: 'nearest' });
        }}
      >
        <div className={css.content}>{children}</div>
      </div>
      {more && <div className={css.fade} aria-hidden="true" />}
      {more && (
        <button
          type="button"
          className={css.more}
          // Whoever uses keys reaches the fields below by Tab, and a reader reads on: this one is for a finger.
          tabIndex={-1}
          aria-hidden="true"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => box.current?.scrollBy({ top: box.current.clientHeight * 0.8, behavior: 'smooth' })}
        >
          <span>{words('common:more')}</span>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
