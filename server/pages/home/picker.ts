import { html, type Html } from '../parts/html.ts';
import { icon } from '../parts/icons.ts';
import { shapeIcon, type Shaped } from '../parts/shape-icon.ts';

export interface PickerView {
  action: string;
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  shape: Shaped;
  submit: string;
  /** Query parameters that go along. */
  kept?: Readonly<Record<string, string>>;
}

/** A question's control: choose one, then ask. A GET form, so that it needs no script. */
export function picker({ action, name, label, value, options, shape, submit, kept = {} }: PickerView): Html {
  return html`<form class="picker" method="get" action="${action}">
    ${Object.entries(kept).map(([key, held]) => html`<input type="hidden" name="${key}" value="${held}" />`)}
    <label class="filter">
      ${shapeIcon(shape, { size: 14 })}
      <span class="visually-hidden">${label}</span>
      <select name="${name}">
        ${options.map(
          (option) =>
            html`<option value="${option.value}" ${option.value === value ? html` selected` : ''}>
              ${option.label}
            </option>`,
        )}
      </select>
      ${icon('chevron')}
    </label>
    <button class="button" type="submit">${submit}</button>
  </form>`;
}
