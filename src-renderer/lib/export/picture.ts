import { svgText } from './svg-text.ts';

/** Smaller drawings are signs on buttons, not pictures; in CSS pixels each way. */
const smallest = 80;

/** Pixels of the saved picture for each on a plain screen. */
const sharpness = 2;

/** What a panel shows as a picture: its layers, the lowest first, and the box that they fill together. */
export interface Picture {
  readonly layers: readonly (HTMLCanvasElement | SVGSVGElement)[];
  readonly box: DOMRect;
}

function isLayer(element: Element): element is HTMLCanvasElement | SVGSVGElement {
  const { width, height } = element.getBoundingClientRect();
  return width >= smallest && height >= smallest && !element.closest('button, .katex, [popover]');
}

/** The picture that a panel shows; null where it shows none. */
export function pictureIn(panel: ParentNode): Picture | null {
  const layers = [...panel.querySelectorAll('canvas, svg')].filter(isLayer);
  const boxes = layers.map((layer) => layer.getBoundingClientRect());
  if (boxes.length === 0) return null;
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return { layers, box: new DOMRect(left, top, right - left, bottom - top) };
}

/** Whether the picture is one drawing of lines, nothing of it made of pixels. */
export function isDrawing({ layers }: Picture): boolean {
  return layers.length === 1 && layers[0] instanceof SVGSVGElement;
}

/** The picture as SVG, where it is one drawing of lines; null where part of it is made of pixels. */
export async function pictureSvg({ layers: [only, ...others] }: Picture): Promise<string | null> {
  return only instanceof SVGSVGElement && others.length === 0 ? svgText(only) : null;
}

/** The picture as PNG, on the colour of the card that it stands on. */
export async function picturePng({ layers, box }: Picture): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(box.width * sharpness);
  canvas.height = Math.round(box.height * sharpness);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No drawing context');
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--card');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(sharpness, sharpness);
  for (const layer of layers) {
    const { left, top, width, height } = layer.getBoundingClientRect();
    const image = layer instanceof SVGSVGElement ? await imageOf(await svgText(layer)) : layer;
    context.drawImage(image, left - box.left, top - box.top, width, height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large');
  return new Uint8Array(await blob.arrayBuffer());
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}
