import { type Barcode, licenceCode } from '../../renderer/card/barcode.ts';
import { CAMERA_HEIGHT_PX, CAMERA_WIDTH_PX, type Picture } from './camera.ts';

/** Whether a place of a symbol, in modules, is dark: by how many upright edges of its path lie before it. */
export function darkAt({ path }: Barcode): (x: number, y: number) => boolean {
  const outlines = [...path.matchAll(/M([^Z]+)Z/g)].map(([, body = '']) => corners(body));
  const rows = new Map<number, number[]>();
  const edgesOf = (y: number): number[] => {
    const known = rows.get(y);
    if (known) return known;
    const edges = outlines.flatMap((points) =>
      points.flatMap(([x, from], index) => {
        const [, to] = points[(index + 1) % points.length] ?? [0, 0];
        return from > y !== to > y ? [x] : [];
      }),
    );
    rows.set(y, edges);
    return edges;
  };
  return (x, y) => edgesOf(y).filter((edge) => edge < x).length % 2 === 1;
}

function corners(body: string): [number, number][] {
  let at: [number, number] = [0, 0];
  return [...body.matchAll(/([HVL]?)([\d.]+)(?: ([\d.]+))?/g)].map(([, how, first = '0', second = '0']) => {
    at = how === 'H' ? [Number(first), at[1]] : how === 'V' ? [at[0], Number(first)] : [Number(first), Number(second)];
    return at;
  });
}

/** Pixels of the camera a module. */
const SCALE = 2;

/** The back of a licence before the camera, its barcode in the middle. */
export function licence(text: string): Picture {
  const code = licenceCode(text, 12);
  const dark = darkAt(code);
  const [left, top] = [
    Math.floor((CAMERA_WIDTH_PX - code.width * SCALE) / 2),
    Math.floor((CAMERA_HEIGHT_PX - code.height * SCALE) / 2),
  ];
  return (x, y) => {
    const [column, row] = [(x - left + 0.5) / SCALE, (y - top + 0.5) / SCALE];
    const onCode = column > 0 && row > 0 && column < code.width && row < code.height;
    if (onCode && dark(column, row)) return [24, 24, 28];
    const nearCode = column > -8 && row > -8 && column < code.width + 8 && row < code.height + 8;
    return nearCode ? [244, 244, 240] : [196, 202, 206];
  };
}
