import { describe } from 'vitest';
import { describeChanges } from './contract/changes.ts';
import { describeContents } from './contract/contents.ts';
import { describeEmptyStore } from './contract/empty.ts';
import { describeFacts } from './contract/facts.ts';
import { describeLatest } from './contract/latest.ts';
import { describeLists } from './contract/lists.ts';
import { describeOddTexts } from './contract/odd-texts.ts';
import { describeProjection } from './contract/projection.ts';
import { describeRecords } from './contract/records.ts';
import { describeRelations } from './contract/relations.ts';
import { describeRemoval } from './contract/removal.ts';
import { describeResolving } from './contract/resolving.ts';
import { describeSources } from './contract/sources.ts';
import { describeWriting } from './contract/writing.ts';
import { eachOnItsOwnStore, type StoreUnderTest } from './contract/world.ts';

/** What every GraphStore promises. Each implementation runs all of it. */
export function describeStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store on ${name}`, () => {
    eachOnItsOwnStore(name, open);
    describeEmptyStore();
    describeWriting();
    describeResolving();
    describeLists();
    describeRelations();
    describeFacts();
    describeSources();
    describeRecords();
    describeRemoval();
    describeChanges();
    describeLatest();
    describeContents();
    describeProjection();
    describeOddTexts();
  });
}
