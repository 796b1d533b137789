import { useId, useState } from 'react';
import type { DocumentKind, DocumentType } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import { demandsOf } from './demands.ts';
import { Page, type PageProps } from './page.tsx';
import css from './precheck.module.css';
import { Privacy } from './precheck-privacy.tsx';
import question from './question.module.css';

/** As many as the contract takes; nobody carries more, and one more tick must not fail the whole check. */
const MOST = 60;

interface Props extends PageProps {
  whose: 'applicant' | 'caretaker';
  types: readonly DocumentType[];
  ticked: readonly string[];
  tick: (types: string[]) => void;
  leave: () => void;
  next: () => void;
  /** The next act judges; otherwise another list follows. */
  last: boolean;
}

/** Every document that the city takes, by kind; the common ones at once, the others behind one act a kind. */
export function Brought({ whose, types, ticked, tick, leave, next, last, ...page }: Props) {
  const words = useWords();
  const shown = types.filter(({ shownBy }) => shownBy.includes(whose));
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const own = whose === 'applicant';
  const count = ticked.length;
  return (
    <Page
      {...page}
      forget={null}
      back={leave}
      next={
        <Button act kind="primary" after="next" aria-disabled={page.acting.busy} onClick={next}>
          {last
            ? count === 0 && own
              ? words('walkup:precheck.check.none')
              : words('walkup:precheck.check', { count })
            : words('common:continue')}
        </Button>
      }
    >
      <div className={question.head}>
        <Heading>{words(own ? 'walkup:precheck.brought.title' : 'walkup:precheck.brought.caretaker.title')}</Heading>
        <Lead>{words(own ? 'walkup:precheck.brought.hint' : 'walkup:precheck.brought.caretaker.hint')}</Lead>
        <Privacy />
      </div>
      {kinds.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          types={shown.filter((type) => type.kind === kind)}
          ticked={ticked}
          full={count >= MOST}
          toggle={(id) => tick(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id])}
        />
      ))}
    </Page>
  );
}

interface GroupProps {
  kind: DocumentKind;
  types: readonly DocumentType[];
  ticked: readonly string[];
  full: boolean;
  toggle: (id: string) => void;
}

function Group({ kind, types, ticked, full, toggle }: GroupProps) {
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  // What is ticked stays in sight when the rest is folded away, and when the person comes back to this page.
  const first = types.filter((type) => type.common);
  const kept = open ? [] : types.filter((type) => !type.common && ticked.includes(type.id));
  const rest = types.filter((type) => !type.common && !kept.includes(type));
  const count = rest.length;
  const group = words(`common:kind.${kind}`);
  const row = (type: DocumentType) => (
    <Tick key={type.id} type={type} ticked={ticked.includes(type.id)} full={full} toggle={() => toggle(type.id)} />
  );
  return (
    <fieldset className={css.group} aria-labelledby={`${id}-kind`}>
      <div className={css.head}>
        <h2 id={`${id}-kind`} className={css.kind}>
          {group}
        </h2>
        {count > 0 && (
          <Button kind="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {open
              ? words('walkup:precheck.fewer')
              : words(first.length + kept.length > 0 ? 'walkup:precheck.more' : 'walkup:precheck.all', { count })}
            <span className="visually-hidden">{words('walkup:precheck.of', { group })}</span>
          </Button>
        )}
      </div>
      <div id={id} className={css.rows}>
        {[...first, ...kept, ...(open ? rest : [])].map(row)}
      </div>
    </fieldset>
  );
}

interface TickProps {
  type: DocumentType;
  ticked: boolean;
  full: boolean;
  toggle: () => void;
}

/** One document as large as a finger, on the native checkbox; below its name what must hold of it. */
function Tick({ type, ticked, full, toggle }: TickProps) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  return (
    <label className={css.tick} htmlFor={id} data-type={type.id}>
      <input
        type="checkbox"
        id={id}
        className={css.input}
        checked={ticked}
        disabled={full && !ticked}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-demands`}
        onChange={toggle}
      />
      <span className={css.box} aria-hidden="true">
        {ticked && <Icon name="check" />}
      </span>
      <span className={css.text}>
        <span id={`${id}-name`} className={css.name}>
          {inLanguage(type.name, language)}
        </span>
        <span id={`${id}-demands`} className={css.demands}>
          {demandsOf(type, words, language).join(' · ')}
        </span>
      </span>
    </label>
  );
}
