import type { Format } from '../../http/negotiate.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { pictureOf, type Drawing as PageDrawing } from '../../pages/network/drawing.ts';
import { legendOf } from '../../pages/network/legend.ts';
import { mapUnder } from '../../pages/network/map.ts';
import { networkPicture, pictureName } from '../../pages/network/picture.ts';
import { isMapLevel, type NetworkQuery, type PageLevel } from '../../pages/network/query.ts';
import { MOST_LINES } from '../../pages/network/read-network.ts';
import type { Snapshot } from '../../snapshot.ts';
import { toCsv } from '../formats/csv.ts';
import type {
  EntityExport,
  ExpertsExport,
  GraphExport,
  ListingExport,
  NetworkExport,
  PeersExport,
} from '../formats/exported.ts';
import { expertsTable, peersTable } from '../formats/finder-tables.ts';
import { toGexf } from '../formats/gexf.ts';
import { graphOfEntity, graphOfNetwork } from '../formats/graph.ts';
import { toGraphMl } from '../formats/graphml.ts';
import { entityJsonLd, listingJsonLd, networkJsonLd } from '../formats/json-ld.ts';
import { thinned, toSheet, toStandaloneSvg, type SvgView } from '../formats/svg.ts';
import { entityTable, listingTable, networkTable } from '../formats/tables.ts';

/** What a picture of a network is drawn with. */
export interface Drawing {
  snapshot: Snapshot;
  /** Whether the reader chose how many lines to see; else as many as can be read are drawn. */
  chosen: boolean;
}

/** What the page shows: its query and what it draws of it. */
interface Shown {
  snapshot: Snapshot;
  query: NetworkQuery;
  drawing: PageDrawing;
}

type Writers<T> = Partial<Record<Format, (exported: T) => string>>;

const ENTITY: Writers<EntityExport> = {
  jsonld: entityJsonLd,
  csv: (exported) => toCsv(entityTable(exported)),
  graphml: (exported) => toGraphMl(graphOfEntity(exported)),
  gexf: (exported) => toGexf(graphOfEntity(exported)),
  svg: (exported) => {
    const graph = graphOfEntity(exported, MOST_AROUND);
    return toStandaloneSvg(graph, viewOf(graph, 'organisation', null));
  },
};

const LISTING: Writers<ListingExport> = {
  jsonld: listingJsonLd,
  csv: (exported) => toCsv(listingTable(exported)),
};

const EXPERTS: Writers<ExpertsExport> = { csv: (exported) => toCsv(expertsTable(exported)) };
const PEERS: Writers<PeersExport> = { csv: (exported) => toCsv(peersTable(exported)) };

const NETWORK: Writers<NetworkExport> = {
  jsonld: networkJsonLd,
  csv: (exported) => toCsv(networkTable(exported)),
  graphml: (exported) => toGraphMl(graphOfNetwork(exported)),
  gexf: (exported) => toGexf(graphOfNetwork(exported)),
};

/** Names around an entity that a picture has room for. */
const MOST_AROUND = 60;
const WIDE = { width: 1000, height: 820 };
/** Finland is high and narrow. */
const HIGH = { width: 640, height: 800 };

export function writeEntity(exported: EntityExport, format: Format): string {
  return written(ENTITY, exported, format);
}

export function writeListing(exported: ListingExport, format: Format): string {
  return written(LISTING, exported, format);
}

export function writeExperts(exported: ExpertsExport, format: Format): string {
  return written(EXPERTS, exported, format);
}

export function writePeers(exported: PeersExport, format: Format): string {
  return written(PEERS, exported, format);
}

export function writeNetwork(exported: NetworkExport, format: Format, { snapshot, chosen }: Drawing): string {
  if (format !== 'svg') return written(NETWORK, exported, format);
  const whole = graphOfNetwork(exported);
  const graph = chosen ? whole : thinned(whole, MOST_LINES[exported.level]);
  return toStandaloneSvg(graph, viewOf(graph, exported.level, snapshot));
}

/** The network as the page draws it: its picture, or as data. */
export function writeShown(
  exported: NetworkExport,
  format: Format,
  { snapshot, query, drawing: { drawn } }: Shown,
): string {
  if (format !== 'svg') return written(NETWORK, exported, format);
  const words = wordsIn(exported.lang);
  const view = pictureOf({ snapshot }, query, drawn);
  return toSheet(
    { ...exported, title: words(pictureName(drawn)), hidden: drawn.hidden },
    {
      ...view,
      legend: certaintiesOf(legendOf(drawn, words)),
      markup: networkPicture(drawn, view, words),
    },
  );
}

function written<T>(writers: Writers<T>, exported: T, format: Format): string {
  const write = writers[format];
  if (!write) throw new RangeError(`Nothing writes this as ${format}`);
  return write(exported);
}

function viewOf(graph: GraphExport, level: PageLevel, snapshot: Snapshot | null): SvgView {
  const { width, height } = isMapLevel(level) ? HIGH : WIDE;
  const map = snapshot && isMapLevel(level) ? mapUnder(snapshot, width, height) : null;
  const { nodes, edges, lang } = graph;
  return { width, height, map, legend: certaintiesOf(legendOf({ level, nodes, edges }, wordsIn(lang))) };
}

function certaintiesOf({ shapes, lines }: ReturnType<typeof legendOf>): SvgView['legend'] {
  return { shapes, lines: lines.map(({ certainty }) => certainty) };
}
