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
  /** A second choice, which its first option leaves open. */
  also?: { name: string; label: string; options: PickerView['options'] };
  /** Query parameters that go along. */
  kept?: Readonly<Record<string, string>>;
}

/** A question's control: choose one, then ask. A GET form, so that it needs no script. */
export function picker(view: PickerView): Html {
  const { action, name, label, value, options, shape, submit, also, kept = {} } = view;
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
    ${also ? alsoChosen(also) : ''}
    <button class="button" type="submit">${submit}</button>
  </form>`;
}

function alsoChosen({ name, label, options }: NonNullable<PickerView['also']>): Html {
  return html`<label class="filter">
    <span>${label}</span>
    <select name="${name}">
      ${options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}
    </select>
    ${icon('chevron')}
  </label>`;
}
