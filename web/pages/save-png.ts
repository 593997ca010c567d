/** The picture as a PNG file, with its legend and where it is from. */

/** Pixels for each unit of the picture: sharp on paper. */
const SCALE = 2;
const MARGIN = 20;
const LINE = 26;
const STYLES = [
  'fill',
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

/** Draws a picture of the page, its legend's words and the credit, and hands them over as a file. */
export async function savePng(
  picture: SVGSVGElement,
  { legend, credit }: { legend: string; credit: string },
) {
  const { width, height } = picture.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  context.font = font;
  const lines = [...wrapped(context, legend, width - 2 * MARGIN), credit];
  canvas.height = (height + MARGIN + lines.length * LINE) * SCALE;
  const tokens = getComputedStyle(document.documentElement);
  context.scale(SCALE, SCALE);
  context.fillStyle = tokens.getPropertyValue('--paper');
  context.fillRect(0, 0, width, canvas.height / SCALE);
  context.drawImage(await imageOf(picture, width, height), 0, 0, width, height);
  context.fillStyle = tokens.getPropertyValue('--ink');
  context.font = font;
  for (const [index, line] of lines.entries()) context.fillText(line, MARGIN, height + MARGIN + index * LINE);
  handOver(await blobOf(canvas));
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
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

function wrapped(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
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
