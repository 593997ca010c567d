/**
 * Writes into the file that it is given until it is killed, through the directory as an importer and an editor would, and
 * prints a report before and after each write. Started as `node writing-child.ts FILE NAME SEED`.
 */
import { writeSync } from 'node:fs';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { applyEdits, type Edit } from '../../../server/directory/apply-edits.ts';
import { StaleRevisionError, StoreBusyError } from '../../../server/store/errors.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { markedStatements, markOf, personsStatements } from '../marked.ts';
import { randomFrom } from '../random.ts';
import { nameOf, type Report } from '../reports.ts';

const [path = '', name = '', seed = '0'] = process.argv.slice(2);
const PLACE = { file: 'soak', path: 'soak', line: null };
const clock = () => new Date();

const random = randomFrom(Number(seed));
const store = openSqliteStore(path);
const persons = new Map<string, string>();
let count = 0;

/** Writes at once, so that what was told is told when the process is killed in the next moment. */
function tell(report: Report): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

async function write(
  what: Report['what'],
  person: string | null,
  work: (mark: string) => Promise<unknown>,
): Promise<void> {
  const mark = markOf(name, (count += 1), random.between(1, 6));
  tell({ told: 'try', what, mark, person });
  await untilThrough(() => work(mark));
  tell({ told: 'done', what, mark, person });
}

/** Others may be faster many times over; that is no fault. */
async function untilThrough(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      return void (await work());
    } catch (error) {
      if (!(error instanceof StaleRevisionError) && !(error instanceof StoreBusyError)) throw error;
    }
  }
}

const say = () =>
  write('say', null, (mark) =>
    applyStatements(store, markedStatements(name, mark), { actor: name, reason: mark }, clock),
  );

async function introduce(): Promise<void> {
  const person = `p-${name}-${count}`;
  persons.set(person, nameOf(person));
  const source = `${name}-persons`;
  await write('persons', person, (mark) =>
    applyStatements(store, personsStatements(source, persons), { actor: name, reason: mark }, clock),
  );
}

const edit = (what: Report['what'], person: string, one: Edit) =>
  write(what, person, (mark) =>
    applyEdits(store, [{ edit: one, place: PLACE }], { actor: name, reason: mark }, clock),
  );

async function editSomebody(): Promise<void> {
  const person = random.of([...persons.keys()]);
  const other = [...persons.keys()].find((one) => one !== person);
  switch (random.between(1, 3)) {
    case 1:
      return edit('correct', person, {
        edit: person,
        field: 'homepage',
        value: `https://example.org/${count}`,
      });
    case 2:
      if (other === undefined) return;
      await edit('merge', person, { merge: person, into: other });
      break;
    default:
      await edit('erase', person, { erase: person });
  }
  persons.delete(person);
}

for (;;) {
  const draw = random.between(1, 10);
  if (draw <= 6) await say();
  else if (draw <= 8 || persons.size === 0) await introduce();
  else await editSomebody();
}
