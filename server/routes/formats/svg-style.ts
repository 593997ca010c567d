import { COLOURS } from './light-colours.ts';

const SHAPES = Object.entries(COLOURS)
  .filter(([token]) => token.startsWith('n-') || ['lake', 'ink', 'ink-3'].includes(token))
  .map(([token, colour]) => `.c-${token}{fill:${colour}}`)
  .join('');

/** The rules of `web/styles/picture.css` in light colours, with typefaces that programs have. */
export const SVG_STYLE = [
  `text{font-family:'Schibsted Grotesk','Helvetica Neue',Arial,'Liberation Sans',sans-serif;fill:${COLOURS.ink}}`,
  `.heading{font-size:20px;font-weight:600}.small{font-size:12px;fill:${COLOURS['ink-2']}}`,
  `.paper{fill:${COLOURS.paper}}.land{fill:${COLOURS.land}}`,
  `.land-line{fill:none;stroke:${COLOURS['land-line']};stroke-width:1;stroke-linejoin:round}`,
  `.edge{fill:none;stroke:${COLOURS.edge}}.end-ring{fill:${COLOURS.paper};stroke:${COLOURS.edge};stroke-width:1.5}`,
  `.end-dot{fill:${COLOURS.edge}}`,
  `.lichen-line{fill:none;stroke:${COLOURS['lichen-line']}}.under{fill:none;stroke:${COLOURS.lichen};stroke-width:12}`,
  `.ring{fill:none;stroke:${COLOURS['lichen-line']};stroke-width:2.5}`,
  `.shape{fill-rule:evenodd;paint-order:stroke;stroke:${COLOURS.paper};stroke-width:3;stroke-linejoin:round}`,
  `.backing{fill:${COLOURS.surface};stroke:${COLOURS.paper};stroke-width:3}.backing+.shape{stroke:none}`,
  `.label{font-weight:480;paint-order:stroke;stroke:${COLOURS.paper};stroke-width:3.5;stroke-linejoin:round}`,
  `.area{fill:${COLOURS['ink-3']};font-weight:620;paint-order:stroke;stroke:${COLOURS.paper};stroke-width:3.5;stroke-linejoin:round}`,
  `.label.soft{fill:${COLOURS['ink-2']}}.label.strong{font-weight:660}`,
  `.plate{fill:${COLOURS.paper};fill-opacity:.9}${SHAPES}`,
].join('');
