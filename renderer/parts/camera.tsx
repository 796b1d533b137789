import { type ReactNode, type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { ok, type Result } from '../../electron/contract/define.ts';
import { fail } from '../../electron/contract/errors.ts';
import { useWords } from '../language/words.ts';
import { isBlank } from './blank.ts';
import css from './camera.module.css';
import { type Crop, cropRect, fitWithin, WHOLE } from './crop.ts';

/** Why there is no live picture: none is plugged in, another program holds it, or this window may not. */
export type CameraTrouble = 'missing' | 'busy' | 'denied';

/** What a capture becomes: the card's window, cropped, or the whole frame, scaled down to its longest side. */
export type CameraTarget =
  | { kind: 'portrait'; widthPx: number; heightPx: number; quality: number }
  | { kind: 'document'; longestPx: number; quality: number };

export const PORTRAIT: CameraTarget = { kind: 'portrait', widthPx: 720, heightPx: 960, quality: 0.9 };
export const DOCUMENT: CameraTarget = { kind: 'document', longestPx: 1600, quality: 0.85 };

export interface CameraHandle {
  /** One JPEG of what the frame shows now. Fails with `image.blank` where there is nothing to see. */
  capture(): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Pixels of the live picture; null until it runs. */
  size(): { width: number; height: number } | null;
}

interface Props {
  target: CameraTarget;
  ref: Ref<CameraHandle>;
  /** What the picture is of, for people who do not see it. */
  label: string;
  crop?: Crop;
  onState?: (state: 'starting' | 'live' | CameraTrouble) => void;
  /** Offered below the words when there is no picture. */
  children?: ReactNode;
}

/** Sorts the errors of getUserMedia by what a clerk can do about them (Media Capture and Streams §10.2). */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

const stop = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/**
 * The live picture of the station's camera, video only. The camera is on exactly while this is mounted: every way out
 * (unmounting, an error, a stream that came too late) stops its tracks, so that its light tells the truth.
 */
export function Camera({ target, ref, label, crop = WHOLE, onState, children }: Props) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'live' | CameraTrouble>('starting');
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => onState?.(state), [state, onState]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the camera anew.
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    setState('starting');
    setSize(null);
    navigator.mediaDevices
      .getUserMedia({ audio: false, video: { width: { ideal: 1920, min: 320 }, height: { ideal: 1080, min: 240 } } })
      .then(
        async (opened) => {
          // The window may have moved on while the camera woke up: nobody else would ever turn this one off.
          if (gone) return stop(opened);
          stream = opened;
          const element = video.current;
          const [track] = opened.getVideoTracks();
          if (!element || !track) return;
          track.addEventListener('ended', () => !gone && setState('missing'));
          element.srcObject = opened;
          await element.play().catch(() => undefined);
        },
        (error: unknown) => !gone && setState(troubleOf(error)),
      );
    return () => {
      gone = true;
      stop(stream);
      if (video.current) video.current.srcObject = null;
    };
  }, [attempt]);

  useEffect(() => {
    if (state === 'live' || state === 'starting') return;
    navigator.mediaDevices.addEventListener('devicechange', retry);
    return () => navigator.mediaDevices.removeEventListener('devicechange', retry);
  }, [state, retry]);

  useImperativeHandle(
    ref,
    () => ({
      size: () => size,
      capture: async () => {
        const element = video.current;
        if (!element || state !== 'live' || !size) return fail('image.blank');
        return capture(element, size, target, crop);
      },
    }),
    [state, size, target, crop],
  );

  const trouble = state !== 'live' && state !== 'starting' ? state : null;
  return (
    <div className={css.camera} data-kind={target.kind}>
      <div className={css.stage} hidden={trouble !== null}>
        <video
          ref={video}
          className={css.video}
          aria-label={label}
          muted
          playsInline
          disablePictureInPicture
          onPlaying={(event) => {
            const { videoWidth: width, videoHeight: height } = event.currentTarget;
            if (width === 0 || height === 0) return;
            setSize({ width, height });
            setState('live');
          }}
        />
        {size && target.kind === 'portrait' && <CropFrame source={size} target={target} crop={crop} />}
        {state === 'starting' && <p className={css.starting}>{words('counter:camera.starting')}</p>}
      </div>
      {trouble && (
        <div className={css.trouble} role="alert">
          <p className={css.lead}>{words(`counter:camera.${trouble}`)}</p>
          <p>{words(`counter:camera.${trouble}.help`)}</p>
          <div className={css.offers}>
            <button type="button" className={css.retry} onClick={retry}>
              {words('counter:camera.retry')}
            </button>
            {children}
          </div>
        </div>
      )}
    </div>
  );
}

function CropFrame(props: {
  source: { width: number; height: number };
  target: CameraTarget & { kind: 'portrait' };
  crop: Crop;
}) {
  const { source, target, crop } = props;
  const rect = cropRect(source, { width: target.widthPx, height: target.heightPx }, crop);
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <div
      className={css.frame}
      aria-hidden="true"
      style={{
        left: percent(rect.x, source.width),
        top: percent(rect.y, source.height),
        width: percent(rect.width, source.width),
        height: percent(rect.height, source.height),
      }}
    >
      {/* Where a face belongs on the card: head and shoulders, eyes a little above the middle (ISO/IEC 39794-5 D.1). */}
      <svg viewBox="0 0 75 100" className={css.guide} aria-hidden="true">
        <ellipse cx="37.5" cy="44" rx="19" ry="25" />
        <path d="M4 100c2-18 14-24 24-27M71 100c-2-18-14-24-24-27" />
      </svg>
    </div>
  );
}

async function capture(
  video: HTMLVideoElement,
  source: { width: number; height: number },
  target: CameraTarget,
  crop: Crop,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const portrait = target.kind === 'portrait' ? { width: target.widthPx, height: target.heightPx } : null;
  const from = portrait ? cropRect(source, portrait, crop) : { x: 0, y: 0, ...source };
  const to = portrait ?? fitWithin(source, target.kind === 'document' ? target.longestPx : source.width);
  const canvas = new OffscreenCanvas(to.width, to.height);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) return fail('call.internal');
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, from.x, from.y, from.width, from.height, 0, 0, to.width, to.height);
  if (isBlank(context.getImageData(0, 0, to.width, to.height).data)) return fail('image.blank');
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: target.quality });
  return ok(new Uint8Array(await jpeg.arrayBuffer()));
}

/**
 * Tells main whether this machine has a camera, now and whenever one is plugged in or pulled out. Listing devices
 * turns none of them on.
 */
export function useCameraPresence(report: (present: boolean) => void): void {
  const latest = useRef(report);
  useEffect(() => {
    latest.current = report;
  });
  useEffect(() => {
    let gone = false;
    let last: boolean | null = null;
    const look = async () => {
      const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      const present = devices.some((device) => device.kind === 'videoinput');
      if (gone || present === last) return;
      last = present;
      latest.current(present);
    };
    void look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
}
