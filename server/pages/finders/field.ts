import { html, type Html } from '../parts/html.ts';

export interface ChooserView {
  action: string;
  /** The parameter's name, and the id of the field. */
  name: string;
  label: string;
  hint: string;
  value: string;
  submit: string;
  /** What may be written; the browser offers these. */
  options: readonly string[];
  /** What is wrong with the value, and a way out. */
  error: Html | null;
}

/** A labelled field with suggestions that the browser itself offers, and its error under it. */
export function chooser({ action, name, label, hint, value, submit, options, error }: ChooserView): Html {
  const invalid = error ? html` aria-invalid="true" aria-describedby="${name}-error"` : '';
  return html`<form class="chooser" method="get" action="${action}">
    <div class="field">
      <label for="${name}">${label}</label>
      <div class="chooser-line">
        <input
          type="text"
          id="${name}"
          name="${name}"
          value="${value}"
          placeholder="${hint}"
          list="${name}-options"
          autocomplete="off"
          required
          ${invalid}
        />
        <button class="button primary" type="submit">${submit}</button>
      </div>
      ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}
    </div>
    <datalist id="${name}-options">
      ${options.map((option) => html`<option value="${option}"></option>`)}
    </datalist>
  </form>`;
}
