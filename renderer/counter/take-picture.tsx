import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../electron/contract/errors.ts';
import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Camera, type CameraHandle, type CameraTarget } from '../parts/camera.tsx';
import { type Crop, moveCrop, WHOLE } from '../parts/crop.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './take-picture.module.css';

interface Props {
  target: CameraTarget;
  title: string;
  label: string;
  note: string;
  use: string;
  onUse: (jpeg: Uint8Array<ArrayBuffer>) => void;
  onClose: () => void;
  /** Offered where there is no picture to take. */
  otherwise?: ReactNode;
}

const STEP = 0.06;
const CLOSER = 1.12;

/** Live picture, take, look, use or take again. The frame moves by keys and by buttons; nothing needs dragging. */
export function TakePicture({ target, title, label, note, use, onUse, onClose, otherwise }: Props) {
  const words = useWords();
  const { calls } = useDesk();
  const camera = useRef<CameraHandle>(null);
  const [crop, setCrop] = useState<Crop>(WHOLE);
  const [live, setLive] = useState(false);
  const [taken, setTaken] = useState<{ jpeg: Uint8Array<ArrayBuffer>; url: string } | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const portrait = target.kind === 'portrait' ? target : null;

  useEffect(() => () => URL.revokeObjectURL(taken?.url ?? ''), [taken]);

  const take = async () => {
    const picture = await camera.current?.capture();
    if (!picture) return;
    if (!picture.ok) return setRefused(picture.error);
    const jpeg = picture.value;
    setRefused(null);
    setTaken({ jpeg, url: URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' })) });
  };
  const move = (by: { dx?: number; dy?: number; dz?: number }) => {
    const size = camera.current?.size();
    if (size && portrait) setCrop(moveCrop(size, { width: portrait.widthPx, height: portrait.heightPx }, crop, by));
  };
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  const framing = portrait !== null && live && taken === null;
  useEffect(() => {
    if (!framing) return;
    // On the window, not on the picture: the arrows move the frame wherever in the dialog the focus is.
    const keys = (event: KeyboardEvent) => {
      const by = MOVES.find(({ key }) => key.includes(event.key))?.by;
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      latest.current(by);
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [framing]);
  const told = useCallback(
    (state: string) => {
      setLive(state === 'live');
      if (state === 'live' || state === 'missing') void calls.camera({ present: state === 'live' });
    },
    [calls],
  );
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      acts={
        taken ? (
          <>
            <Act chord="F6" onAct={() => setTaken(null)}>
              {words('counter:picture.again')}
            </Act>
            <Act kind="next" chord="F9" onAct={() => onUse(taken.jpeg)}>
              {use}
            </Act>
          </>
        ) : (
          <Act kind="next" chord="F9" blocked={!live} onAct={() => live && void take()}>
            {words('counter:picture.take')}
          </Act>
        )
      }
    >
      <p className={styles.note}>{note}</p>
      <div className={styles.picture}>
        {taken ? (
          <img className={styles.taken} data-kind={target.kind} src={taken.url} alt={label} />
        ) : (
          <Camera ref={camera} target={target} label={label} crop={crop} onState={told}>
            {otherwise}
          </Camera>
        )}
        {framing && (
          <fieldset className={styles.moves} aria-label={words('counter:picture.frame')}>
            {MOVES.map(({ name, icon, by, chip }) => (
              <button key={name} type="button" className={styles.move} onClick={() => move(by)}>
                <Icon name={icon} />
                <span>{words(`counter:picture.${name}`)}</span>
                <span data-key aria-hidden="true">
                  {chip}
                </span>
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <p role="alert" className={styles.refused} hidden={!refused}>
        {refused && failureText(words, refused)}
      </p>
    </Dialog>
  );
}

interface Move {
  name: 'closer' | 'wider' | 'left' | 'right' | 'up' | 'down';
  icon: IconName;
  key: string[];
  chip: string;
  by: { dx?: number; dy?: number; dz?: number };
}

const MOVES: readonly Move[] = [
  { name: 'closer', icon: 'plus', key: ['+', '='], chip: '+', by: { dz: CLOSER } },
  { name: 'wider', icon: 'minus', key: ['-', '_'], chip: '−', by: { dz: 1 / CLOSER } },
  { name: 'left', icon: 'left', key: ['ArrowLeft'], chip: '←', by: { dx: -STEP } },
  { name: 'right', icon: 'right', key: ['ArrowRight'], chip: '→', by: { dx: STEP } },
  { name: 'up', icon: 'up', key: ['ArrowUp'], chip: '↑', by: { dy: -STEP } },
  { name: 'down', icon: 'down', key: ['ArrowDown'], chip: '↓', by: { dy: STEP } },
];
