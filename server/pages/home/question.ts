import { html, type Html } from '../parts/html.ts';
import { evidenceList } from '../parts/rows.ts';
import { picker, type PickerView } from './picker.ts';

/** One of the questions that people bring: its control at the left, a first answer at the right. */
export function question(heading: string, control: PickerView, answer: Html | null): Html {
  return html`<section class="question">
    <div>
      <h2>${heading}</h2>
      ${picker(control)}
    </div>
    <div class="answer">${answer ? evidenceList(answer) : ''}</div>
  </section>`;
}
