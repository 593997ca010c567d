/** The file of the picture as pixels, in the page's own letters. */

/** Pixels for each unit of the picture: sharp on paper. */
const SCALE = 2;
/** What the file calls the font, and what the page does. */
const FONT = { file: 'Schibsted Grotesk', page: 'Schibsted Grotesk Variable' };

/** Draws an SVG file, with all that it says of itself, and hands the pixels over. Throws where there is no answer. */
export async function savePng(address: URL): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname} answered ${response.status}`);
  const file = await response.text();
  // An image has none of the page's fonts: it takes its own along.
  const style = `<style>${await fontFaces()}</style>`;
  const image = await imageOf(file.replace(/<svg[^>]*>/u, (opened) => opened + style));
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  handOver(await blobOf(canvas), nameIn(response));
}

/** The page's faces of the font, under the name that the file has for it, with their letters in them. */
async function fontFaces(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
  const ours = faces.filter(({ style }) => style.getPropertyValue('font-family').includes(FONT.page));
  const written = await Promise.all(
    ours.map(async ({ style, parentStyleSheet }) => {
      const source = /url\("?([^")]+)"?\)/u.exec(style.getPropertyValue('src'))?.[1] ?? '';
      const letters = await dataOf(new URL(source, parentStyleSheet?.href ?? location.href));
      return `@font-face{font-family:'${FONT.file}';font-weight:${style.getPropertyValue('font-weight')};src:url(${letters}) format('woff2');unicode-range:${style.getPropertyValue('unicode-range')}}`;
    }),
  );
  return written.join('');
}

async function dataOf(address: URL): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((done, fail) => {
    reader.addEventListener('load', done);
    reader.addEventListener('error', fail);
  });
  reader.readAsDataURL(await (await fetch(address)).blob());
  await read;
  return String(reader.result);
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
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

/** The name that the server gives the file, as a picture's. */
function nameIn({ headers }: Response): string {
  const [, name = 'solmu'] = /filename="([^"]+)\.svg"/u.exec(headers.get('Content-Disposition') ?? '') ?? [];
  return `${name}.png`;
}

function handOver(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
