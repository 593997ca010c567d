/** The picture as a PNG file, with its legend and where it is from. */

/** Pixels for each unit of the picture: sharp on paper. */
const SCALE = 2;
const MARGIN = 20;
const LINE = 26;
const GAP = 8;
/** From the foot of the letters to their middle. */
const ASCENT = 5;
const STYLES = [
  'fill',
  'fill-rule',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'display',
];

interface Caption {
  /** Shapes or lines with what they stand for. */
  legend: readonly { sample: SVGSVGElement; label: string }[];
  credit: string;
}

/** Draws a picture of the page, its legend and the credit, and hands them over as a file. */
export async function savePng(picture: SVGSVGElement, { legend, credit }: Caption): Promise<void> {
  const { width, height } = picture.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  context.font = font;
  const { entries, lines } = placed(context, legend, width);
  canvas.width = width * SCALE;
  canvas.height = (height + MARGIN + (lines + 1) * LINE) * SCALE;
  const tokens = getComputedStyle(document.documentElement);
  context.scale(SCALE, SCALE);
  context.fillStyle = tokens.getPropertyValue('--paper');
  context.fillRect(0, 0, width, canvas.height / SCALE);
  context.drawImage(await imageOf(picture, width, height), 0, 0, width, height);
  context.fillStyle = tokens.getPropertyValue('--ink');
  context.font = font;
  const baseOf = (line: number) => height + MARGIN + line * LINE;
  for (const { sample, label, x, line, size } of entries) {
    const image = await imageOf(sample, size.width, size.height);
    context.drawImage(image, x, baseOf(line) - ASCENT - size.height / 2, size.width, size.height);
    context.fillText(label, x + size.width + GAP, baseOf(line));
  }
  context.fillText(credit, MARGIN, baseOf(lines));
  handOver(await blobOf(canvas));
}

/** The entries of the legend side by side, on as many lines as they need. */
function placed(context: CanvasRenderingContext2D, legend: Caption['legend'], width: number) {
  let [x, line] = [MARGIN, 0];
  const entries = legend.map(({ sample, label }) => {
    const box = sample.getBoundingClientRect();
    const size = { width: box.width || LINE / 2, height: box.height || LINE / 2 };
    const room = size.width + GAP + context.measureText(label).width;
    if (x > MARGIN && x + room > width - MARGIN) [x, line] = [MARGIN, line + 1];
    const entry = { sample, label, size, x, line };
    x += room + MARGIN;
    return entry;
  });
  return { entries, lines: entries.length === 0 ? 0 : line + 1 };
}

/** A picture that stands outside the page has none of its styles: each shape takes its own along. */
async function imageOf(picture: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = [picture, ...picture.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(originals[index] as Element);
    for (const name of STYLES) element.style.setProperty(name, style.getPropertyValue(name));
  }
  // The canvas of the page may have taken the picture's place.
  copy.style.visibility = 'visible';
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture has no pixels'))),
      'image/png',
    );
  });
}

function handOver(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'solmu.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
