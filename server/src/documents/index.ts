import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { carryReissue, reissues } from './carry-reissue.ts';
import { databaseStore } from './content-store.ts';
import { documentsMigrations } from './migrations.ts';
import type { DocumentsNeeds } from './needs.ts';
import { documentPlugin } from './plugin.ts';
import { documentsRights } from './policy.ts';
import { documentRoutes } from './routes.ts';
import type { Workshop } from './workshop.ts';

export { compareTraits, type Compared } from './compare-traits.ts';
export { askReissue, carryReissue } from './carry-reissue.ts';
export { doctorsOffered } from './compose/index.ts';
export { composeCda } from './compose-cda.ts';
export { databaseStore, type ContentStore } from './content-store.ts';
export { stateOf, type AnyModel, type Document, type FileKind, type Model, type State, type Via } from './document.ts';
export { erase } from './erase.ts';
export { readFile, type KeptFile } from './files.ts';
export { headerLines } from './header-lines.ts';
export { documentsWaitingForIdentity } from './waiting-for-identity.ts';
export { documentsMigrations } from './migrations.ts';
export type { DocumentsNeeds, NamedProfessional } from './needs.ts';
export { documentsRights } from './policy.ts';
export { readReceived, receive, type Received } from './receive.ts';
export { receivePdf } from './receive-pdf.ts';
export * from './refusals.ts';
export { documentActsInFrench, mayBeReissued } from './reissue.ts';
export { composeSamples, type Sample } from './samples.ts';
export { sendingChoicesOf, type ChosenSending } from './sending-choices.ts';
export { documentById, documentsOf, documentsWhere, tellProvenance } from './store.ts';
export { todosOf, type DraftToFinish } from './todos.ts';
export { linesLeft } from './follow-up/open-lines.ts';
export { followUpsWaiting, type FollowUpWaiting } from './follow-up/waiting.ts';
export type { NarrativeSectionReply } from './contract.ts';
export { sectionOf } from './view.ts';

/** Documents of a person: composed from the record, validated, kept in all their forms; received, read and filed. */
export function documentsModule(platform: Platform, config: ServerConfig, needs: DocumentsNeeds): ServerModule {
  const workshop: Workshop = {
    needs,
    contents: databaseStore,
    environment: config.insi.sandbox ? 'test' : 'production',
    newId: () => platform.newId(),
  };
  return {
    name: 'documents',
    migrations: documentsMigrations,
    rights: documentsRights,
    routes: documentRoutes(workshop),
    plugin: (app, door) => documentPlugin(app, door, platform, workshop),
    tasks: { [reissues]: carryReissue(platform, workshop) },
  };
}
