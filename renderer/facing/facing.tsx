import { useLayoutEffect } from 'react';
import type { Client } from '../../electron/contract/define.ts';
import type { facing } from '../../electron/contract/facing.ts';
import type { FacingView } from '../../electron/contract/views.ts';
import { speak } from '../language/words.ts';
import { useAct } from '../parts/act.tsx';
import { useView } from '../parts/api.ts';
import { ComfortProvider } from '../parts/comfort.tsx';
import { CardInHand } from './card-in-hand.tsx';
import { CertificateScreen } from './certificate.tsx';
import { Confirm } from './confirm.tsx';
import { Idle } from './idle.tsx';
import type { PageProps } from './page.tsx';
import { Preview } from './preview.tsx';
import { Printing } from './printing.tsx';
import { Refused } from './refused.tsx';
import { Unverified } from './unverified.tsx';
import { Wait } from './wait.tsx';

/** The facing window: what the person at the counter sees of their own case, and nothing else. */
export function Facing({ client }: { client: Client<typeof facing> }) {
  const view = useView(client);
  if (!view) return null;
  return <Drawn view={view} client={client} />;
}

function Drawn({ view, client }: { view: FacingView; client: Client<typeof facing> }) {
  useLayoutEffect(() => speak(view.language), [view.language]);
  return (
    <ComfortProvider forgetWhen={view.screen.at === 'idle'}>
      <Screen key={view.screen.at} view={view} client={client} />
    </ComfortProvider>
  );
}

function Screen({ view, client }: { view: FacingView; client: Client<typeof facing> }) {
  const page: PageProps = { view, client, acting: useAct() };
  const { screen } = view;
  switch (screen.at) {
    case 'idle':
      return <Idle {...page} />;
    case 'wait':
      return <Wait {...page} screen={screen} />;
    case 'confirm':
      return <Confirm {...page} screen={screen} />;
    case 'preview':
      return <Preview {...page} screen={screen} />;
    case 'printing':
      return <Printing {...page} />;
    case 'card':
      return <CardInHand {...page} screen={screen} />;
    case 'certificate':
      return <CertificateScreen {...page} screen={screen} />;
    case 'unverified':
      return <Unverified {...page} screen={screen} />;
    case 'refused':
      return <Refused {...page} screen={screen} />;
  }
}
