/**
 * What lies around an entity, in place of the picture: its edges opened, dragged, laid out anew. Which entity is in the
 * middle stands in the address after the `#`, so that the view can be shared and gone back from.
 */
import { api } from '../api/client.ts';
import type { NeighbourhoodWords, SolmuNeighbourhood } from '../components/solmu-neighbourhood.ts';
import { NETWORK_ANSWER_WORDS } from '../../server/locales/words-network-answers.ts';
import { NETWORK_WORDS } from '../../server/locales/words-network.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';
import { takeStep } from './steps.ts';

const MOST_NODES = { near: 200, far: 700 } as const;
const EXPLORED = '#explore=';
/** A chunk of its own, with the graph library in another: most readers never ask for them. */
const loadNeighbourhood = () => import('../components/solmu-neighbourhood.ts');
const lang = document.documentElement.lang as Lang;
const WORDS = { ...NETWORK_WORDS, ...NETWORK_ANSWER_WORDS };
const word = (key: keyof typeof WORDS) => WORDS[key][lang];

let view: SolmuNeighbourhood | null = null;
/** The id that is in the middle, or on its way there. */
let centre: string | null = null;

/** Opens it from the buttons that lead there, and where the address of the page already says so. */
export function startExploring(): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-neighbourhood]');
    if (button) void openFrom(button);
  });
  for (const intent of ['pointerover', 'focusin'])
    document.addEventListener(intent, (event) => {
      if ((event.target as Element).closest?.('[data-neighbourhood]'))
        void loadNeighbourhood().then(({ prepare }) => prepare());
    });
  void showExplored();
}

/** Shows what the address says: somebody's surroundings, or the picture. */
export async function showExplored(): Promise<void> {
  const id = exploredIn(location.hash);
  if (id === centre) return;
  if (id === null) close();
  else if (!(await show(id))) centre = null;
}

function exploredIn(hash: string): string | null {
  return hash.startsWith(EXPLORED) ? decodeURIComponent(hash.slice(EXPLORED.length)) : null;
}

function addressOf(id: string): string {
  return location.pathname + location.search + EXPLORED + encodeURIComponent(id);
}

async function openFrom(button: HTMLElement): Promise<void> {
  const id = button.dataset['neighbourhood'];
  if (!id) return;
  button.setAttribute('aria-busy', 'true');
  const opened = await show(id);
  button.removeAttribute('aria-busy');
  const told = button.nextElementSibling?.matches('[role=status]') ?? false;
  if (opened) {
    if (told) button.nextElementSibling?.remove();
    takeStep(addressOf(id));
  } else if (!told) button.after(failure());
}

/** Puts an entity in the middle; where it cannot be fetched, all stays as it is. Answers whether it is there. */
async function show(id: string, reach: keyof typeof MOST_NODES = 'near'): Promise<boolean> {
  const before = centre;
  centre = id;
  const neighbourhood = await fetchNeighbourhood(id, reach);
  // Meanwhile the reader went elsewhere.
  if (centre !== id) return false;
  if (!neighbourhood) {
    centre = before;
    return false;
  }
  view ??= await open();
  view.neighbourhood = neighbourhood;
  await view.updateComplete;
  view.querySelector('h2')?.focus();
  return true;
}

async function open(): Promise<SolmuNeighbourhood> {
  const { SolmuNeighbourhood } = await loadNeighbourhood();
  const opened = new SolmuNeighbourhood();
  opened.words = words();
  opened.className = 'network-body';
  opened.addEventListener('solmu-close', () => {
    takeStep(location.pathname + location.search);
    close();
  });
  const to = (reach: keyof typeof MOST_NODES) => async (event: Event) => {
    const id = (event as CustomEvent<string>).detail;
    if (await show(id, reach)) takeStep(addressOf(id), { anew: reach === 'near' });
  };
  opened.addEventListener('solmu-centre', to('near'));
  opened.addEventListener('solmu-farther', to('far'));
  const body = document.querySelector<HTMLElement>('.network-body');
  if (body) body.hidden = true;
  body?.after(opened);
  return opened;
}

function close(): void {
  view?.remove();
  [view, centre] = [null, null];
  const body = document.querySelector<HTMLElement>('.network-body');
  if (body) body.hidden = false;
  body?.querySelector<HTMLElement>('[data-neighbourhood]')?.focus();
}

/** What lies around an entity; null when it cannot be fetched. */
async function fetchNeighbourhood(id: string, reach: keyof typeof MOST_NODES) {
  const depth = reach === 'near' ? '1' : '2';
  const query = { lang, depth, limit: String(MOST_NODES[reach]), standing: 'true' } as const;
  const response = await api.entities[':id'].neighbourhood.$get({ param: { id }, query }).catch(() => null);
  return response?.ok ? response.json() : null;
}

/** That no answer came, to stand beside what was asked. */
export function failure(): HTMLElement {
  const text = document.createElement('span');
  text.className = 'caption';
  text.setAttribute('role', 'status');
  text.textContent = word('network.around.unanswered');
  return text;
}

function words(): NeighbourhoodWords {
  return {
    over: word('network.around.over'),
    close: word('network.around.close'),
    picture: word('network.around.picture'),
    relations: word('network.around.relations'),
    truncated: word('network.around.truncated'),
    failed: word('network.around.failed'),
    choice: word('network.around.choice'),
    open: word('network.around.open'),
    centre: word('network.around.centre'),
    zoomIn: word('network.zoom-in'),
    zoomOut: word('network.zoom-out'),
    whole: word('network.whole'),
    farther: word('network.node.farther'),
    arrange: word('network.around.arrange'),
    arrangements: {
      network: word('network.around.arrange.network'),
      forces: word('network.around.arrange.forces'),
      rings: word('network.around.arrange.rings'),
      tree: word('network.around.arrange.tree'),
    },
    group: word('network.around.group'),
    ungrouped: word('network.around.group.none'),
    groupings: { region: word('network.around.group.region'), sector: word('network.around.group.sector') },
  };
}
