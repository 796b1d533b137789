import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.ts';
import { Camera, type CameraHandle, type CameraTarget } from '../parts/camera.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import styles from './scan-camera.module.css';
import { troubleText } from './scan-trouble.ts';
import { useScans } from './scanning.tsx';

/** As large as the camera gives: the rows of a licence's code are fine. */
const FRAME: CameraTarget = { kind: 'document', longestPx: 1920, quality: 0.95 };

/** A breath between two looks, so that the picture stays smooth. */
const PAUSE_MS = 150;

/**
 * Reads a licence's barcode with the station's camera. Every look happens in this window: the picture is decoded here and
 * dropped; only the text of the code goes to main, as a scanner's does.
 */
export function ScanCamera({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { view, calls } = useDesk();
  const { scan, busy, trouble, dismiss, latestId } = useScans();
  const camera = useRef<CameraHandle>(null);
  const [live, setLive] = useState(false);
  const [broken, setBroken] = useState(false);
  /** The code that was sent last: held before the camera, it is seen in every picture. */
  const sent = useRef<string | null>(null);
  useEffect(dismiss, [dismiss]);

  const send = useRef(scan);
  useEffect(() => {
    send.current = scan;
  });
  useEffect(() => {
    if (!live) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const picture = await camera.current?.capture();
      // Imported at the first look: the decoder is a megabyte that no other act needs.
      const { readPdf417 } = await import('./read-pdf417.ts');
      const text = picture?.ok ? await readPdf417(picture.value) : null;
      if (gone) return;
      if (text !== null && text !== sent.current) {
        sent.current = text;
        send.current(text);
      }
      timer = setTimeout(again, PAUSE_MS);
    };
    const again = () => void look().catch(() => !gone && setBroken(true));
    again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [live]);

  const read = view.case?.readings.some(({ id }) => id === latestId) ?? false;
  const done = sent.current !== null && !busy && !trouble && read;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);

  const told = useCallback(
    (state: string) => {
      setLive(state === 'live');
      if (state === 'live' || state === 'missing') void calls.camera({ present: state === 'live' });
    },
    [calls],
  );
  return (
    <Dialog wide title={words('counter:reading.camera.title')} onClose={onClose} acts={null}>
      <p>{words('counter:reading.camera.words')}</p>
      <div className={styles.picture}>
        <Camera ref={camera} target={FRAME} label={words('counter:reading.camera.label')} onState={told} />
      </div>
      <p role="status" className={styles.status}>
        {live && !trouble && !broken && words('counter:reading.camera.looking')}
      </p>
      <div role="alert" className={styles.trouble}>
        {trouble && sent.current !== null && <p>{troubleText(trouble, words)}</p>}
        {broken && <p>{words('counter:reading.camera.broken')}</p>}
      </div>
    </Dialog>
  );
}
