import { WIDGET_NAMES, type WidgetName } from '../../../server/vocabulary/widgets.ts';
import { LANGUAGES, type Lang } from '../../../server/vocabulary/languages.ts';
import { HOSTS, type Host } from './hosts.ts';

export interface HostCase {
  host: Host;
  widget: WidgetName;
  lang: Lang;
}

/** Every host with every widget in every language. */
export function allCases(): HostCase[] {
  return HOSTS.flatMap((host) =>
    WIDGET_NAMES.flatMap((widget) => LANGUAGES.map((lang) => ({ host, widget, lang }))),
  );
}

/** A sample in which each host stands once, and so does each widget in each language: 15 of them, and 5 × 3. */
export function sampledCases(): HostCase[] {
  return HOSTS.map((host, index) => ({
    host,
    widget: WIDGET_NAMES[index % WIDGET_NAMES.length]!,
    lang: LANGUAGES[index % LANGUAGES.length]!,
  }));
}

export function caseName({ host, widget, lang }: HostCase): string {
  return `${host.name}: ${widget} in ${lang}`;
}
