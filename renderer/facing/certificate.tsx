import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { useLargeText } from '../parts/comfort.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import css from './certificate.module.css';
import { Findings } from './findings.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import { Seal } from './seal.tsx';

/** The end: what is deleted, what was checked, what stays. Every sentence comes from the purge's own result (P11). */
export function CertificateScreen(props: PageProps & { screen: ScreenOf<'certificate'> }) {
  const { client, acting, screen } = props;
  const { certificate } = screen;
  const words = useWords();
  const issued = certificate.end === 'issued';
  const ended = words(`facing:end.${certificate.end}.title`);
  // A void number stays beside the card's own: then "nothing else" would not be true.
  const kept = words(
    issued && certificate.voidNumbers === 0 ? 'facing:end.issued.verified' : 'facing:end.ended.verified',
  );
  // Above large text there is no room beside the sentences: the certificate follows them.
  const large = useLargeText();
  const seal = (
    <Seal
      certificate={certificate}
      closes={screen.closes}
      slip={screen.slip}
      print={() => acting.act(() => client.printCertificate())}
    />
  );
  return (
    <Page
      {...props}
      side={!large && seal}
      next={
        <Button act kind="primary" onClick={() => acting.act(() => client.finish())}>
          {words('common:done')}
        </Button>
      }
    >
      <div className={css.end}>
        <Heading display>{`${ended} ${kept}`}</Heading>
        <Lead>{words(issued ? 'facing:end.take' : 'facing:end.takeDocuments')}</Lead>
        <Findings certificate={certificate} />
        {large && seal}
      </div>
    </Page>
  );
}
