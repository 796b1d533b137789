import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/**
 * What a clerk has half done for each of the people under one number: a document being typed, a search, how far the
 * page was scrolled. It lives as long as the number is in front, and is dropped with it.
 */
type Places = Map<string, Map<string, unknown>>;

const PlacesContext = createContext<Places | null>(null);
const PlaceContext = createContext<Map<string, unknown> | null>(null);

/** Around everybody under one number; keyed by that number, so that nothing is carried over to the next. */
export function KeepPlaces({ children }: { children: ReactNode }) {
  const [places] = useState<Places>(() => new Map());
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

/** Around one member's case. */
export function KeepPlace({ member, children }: { member: string; children: ReactNode }) {
  const places = useContext(PlacesContext);
  if (!places) throw new Error('A case is drawn inside the places of its number.');
  let place = places.get(member);
  if (!place) {
    place = new Map();
    places.set(member, place);
  }
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

function usePlace(): Map<string, unknown> {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('What is kept belongs to a member.');
  return place;
}

const SCROLL = 'scroll';

/** State that is there again when the clerk comes back to this member. */
export function useKept<T>(name: string, first: T): [T, (next: T) => void] {
  const place = usePlace();
  const [value, setValue] = useState<T>(() => (place.has(name) ? (place.get(name) as T) : first));
  const keep = useCallback(
    (next: T) => {
      place.set(name, next);
      setValue(next);
    },
    [place, name],
  );
  return [value, keep];
}

/** Keeps how far the page around this element was scrolled, and scrolls there when the member is in front again. */
export function useKeptScroll<E extends HTMLElement>(): RefObject<E | null> {
  const inside = useRef<E>(null);
  const place = usePlace();
  useLayoutEffect(() => {
    // Which of the boxes scrolls changes with the size of the text, so all of them are asked. Nothing is drawn by it.
    const boxes = boxesAround(inside.current);
    const keep = (event: Event) => place.set(SCROLL, (event.currentTarget as HTMLElement).scrollTop);
    for (const box of boxes) box.addEventListener('scroll', keep, { passive: true });
    return () => {
      for (const box of boxes) box.removeEventListener('scroll', keep);
    };
  }, [place]);
  // After the effects of what is inside, which may scroll to a form that is open again.
  useEffect(() => {
    const top = place.get(SCROLL) ?? 0;
    for (const box of boxesAround(inside.current)) box.scrollTop = top as number;
  }, [place]);
  return inside;
}

function boxesAround(element: HTMLElement | null): HTMLElement[] {
  const boxes: HTMLElement[] = [];
  for (let box = element?.parentElement; box; box = box.parentElement) boxes.push(box);
  return boxes.filter((box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowY));
}
