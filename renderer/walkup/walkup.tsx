import { useLayoutEffect, useState } from 'react';
import type { Client } from '../../electron/contract/define.ts';
import type { WalkupView } from '../../electron/contract/views.ts';
import type { walkup } from '../../electron/contract/walkup.ts';
import { speak } from '../language/words.ts';
import { useAct } from '../parts/act.tsx';
import { useView } from '../parts/api.ts';
import { ComfortProvider } from '../parts/comfort.tsx';
import { Address } from './address.tsx';
import { Birth } from './birth.tsx';
import { Check } from './check.tsx';
import { Closed } from './closed.tsx';
import { Emergency } from './emergency.tsx';
import { Forgotten } from './forgotten.tsx';
import { Gender } from './gender.tsx';
import { IdleWarning } from './idle.tsx';
import { Name } from './name.tsx';
import { NumberForget } from './number.tsx';
import type { PageProps } from './page.tsx';
import { Precheck } from './precheck.tsx';
import { useStillHere } from './still.ts';
import { Truth } from './truth.tsx';
import { Waiting } from './waiting.tsx';
import { Welcome } from './welcome.tsx';

/** The walk-up window: draws the view that main gave it, and holds nothing but what is being typed. */
export function Walkup({ client }: { client: Client<typeof walkup> }) {
  const view = useView(client);
  // Nothing is drawn before the first view, milliseconds after the window: a spinner would only be a flash.
  if (!view) return null;
  return <Drawn view={view} client={client} />;
}

function Drawn({ view, client }: { view: WalkupView; client: Client<typeof walkup> }) {
  useLayoutEffect(() => speak(view.language), [view.language]);
  const { at } = view.screen;
  const draft = at === 'truth' || at === 'question' || at === 'check';
  const open = draft || at === 'precheck';
  useStillHere(client, open && !view.idle);
  return (
    <ComfortProvider forgetWhen={at === 'forgotten' || at === 'closed'}>
      {/* A new page is a new component: nothing typed or failed on the last one is carried over. */}
      <Screen
        key={view.screen.at === 'question' ? `${view.screen.person} ${view.screen.question}` : at}
        view={view}
        client={client}
      />
      {view.idle && open && <IdleWarning idle={view.idle} client={client} draft={draft} />}
    </ComfortProvider>
  );
}

function Screen({ view, client }: { view: WalkupView; client: Client<typeof walkup> }) {
  const acting = useAct();
  const [withNumber, setWithNumber] = useState(false);
  const page: PageProps = { view, client, acting };
  const { screen } = view;
  switch (screen.at) {
    case 'welcome':
      return withNumber ? (
        <NumberForget {...page} leave={() => setWithNumber(false)} />
      ) : (
        <Welcome {...page} withNumber={() => setWithNumber(true)} />
      );
    case 'closed':
      return <Closed {...page} screen={screen} />;
    case 'precheck':
      return <Precheck {...page} screen={screen} />;
    case 'truth':
      return <Truth {...page} screen={screen} />;
    case 'check':
      return <Check {...page} screen={screen} />;
    case 'waiting':
      return <Waiting {...page} screen={screen} />;
    case 'forgotten':
      return <Forgotten {...page} screen={screen} />;
    case 'question':
      switch (screen.question) {
        case 'name':
          return <Name {...page} screen={screen} />;
        case 'birth':
          return <Birth {...page} screen={screen} />;
        case 'address':
          return <Address {...page} screen={screen} />;
        case 'gender':
          return <Gender {...page} screen={screen} />;
        case 'emergency':
          return <Emergency {...page} screen={screen} />;
      }
  }
}
