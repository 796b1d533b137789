import { Component, type ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import css from './broken.module.css';

/**
 * Catches a bug in a screen's drawing: without this React takes the whole page away, and a clerk is left before an
 * empty window. Main still holds the truth, so the screen is simply drawn anew from its next view.
 */
export class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken onAgain={() => this.setState({ broken: false })} />;
  }
}

function Broken({ onAgain }: { onAgain: () => void }) {
  const words = useWords();
  return (
    <main className={css.broken} role="alert">
      <h1>{words('common:broken.title')}</h1>
      <p>{words('common:broken.text')}</p>
      {/* biome-ignore lint/a11y/noAutofocus: nothing else is on the screen. */}
      <button type="button" autoFocus onClick={onAgain}>
        {words('common:broken.again')}
      </button>
    </main>
  );
}
