import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  activeStates,
  type Connection,
  type FindingDetail,
} from '@entra-posture/core';
import type { NewNotice, Ownership } from '@entra-posture/core/node';
import type { AppIds } from '../catalog/AppIds';
import type { EntityReader } from '../catalog/EntityReader';
import { claimsOf } from '../catalog/matchEntity';
import { ownerRef, ownersOf } from '../catalog/ownersOf';
import { thingsOf } from '../catalog/thingsOf';
import type { NotificationSettings } from '../config/readNotifications';
import { changeNotice, isToldOf } from './changeNotice';
import type { Concern } from './recipientsOf';

const BATCH = 200;

interface NewOwner {
  entity: Entity;
  owners: Set<string>;
  ownerships: Ownership[];
}

/**
 * Notes what is open already for who has become an owner of it: by an annotation that is new, or because an entity was
 * handed over. What is annotated when this is run for the first time is taken for known.
 */
export class LateOwners {
  constructor(
    private readonly deps: {
      entities: EntityReader;
      appIds: AppIds;
      settings: NotificationSettings;
    },
  ) {}

  async note(
    connections: readonly Connection[],
    concern: Concern,
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const { owners } = concern.stores;
    const known = await owners.known();
    if (!known) {
      await owners.note([...ownershipsIn(concern)].map(each => each.ownership));
      return;
    }
    for (const each of newOwners(concern, known)) {
      signal?.throwIfAborted();
      // Who is not in the catalog yet is told when they are.
      if (!(await this.#areThere([...each.owners]))) continue;
      for (const connection of connections)
        await this.#noteOpen(each, connection, concern, now);
      await owners.note(each.ownerships);
    }
  }

  async #areThere(owners: readonly string[]): Promise<boolean> {
    const groups = owners.filter(ref => parseEntityRef(ref).kind === 'group');
    return !groups.length || this.deps.entities.has(groups);
  }

  async #noteOpen(
    { entity, owners }: NewOwner,
    connection: Connection,
    { stores }: Concern,
    now: Date,
  ): Promise<void> {
    const { appIds, settings } = this.deps;
    const things = await thingsOf(claimsOf(entity), connection, {
      stores,
      appIds,
      people: true,
    });
    if (!things.length) return;
    const about = stringifyEntityRef(entity);
    const at = now.toISOString();
    const noteAll = async (findings: readonly FindingDetail[]) => {
      const changes = await stores.notices.latest(
        findings.map(({ id }) => id),
        ['opened', 'reopened'],
      );
      const last = new Map(changes.map(each => [each.finding, each]));
      const notices = findings.flatMap((finding): NewNotice[] => {
        const change = last.get(finding.id);
        if (!change) return [];
        return [...owners].map(recipient =>
          changeNotice(finding, change, { recipient, about }),
        );
      });
      await stores.notices.note(connection.id, notices, at);
    };
    let batch: FindingDetail[] = [];
    for await (const finding of stores.findings.stream(
      {
        connectionId: connection.id,
        touching: things,
        state: { of: activeStates, now: at },
      },
      { affected: 0 },
    )) {
      const assigned = finding.triage.assigned?.owner;
      // Whom it is assigned to has it in hand.
      if (assigned && ownerRef(assigned)) continue;
      if (!isToldOf(finding, settings)) continue;
      batch.push(finding);
      if (batch.length < BATCH) continue;
      await noteAll(batch);
      batch = [];
    }
    await noteAll(batch);
  }
}

function* ownershipsIn({ matcher }: Pick<Concern, 'matcher'>): Iterable<{
  entity: Entity;
  ownership: Ownership;
}> {
  for (const { claim, entity } of matcher.claims())
    for (const owner of ownersOf(entity))
      yield { entity, ownership: { claim, owner } };
}

/** By entity, so that each is looked up once. */
function newOwners(
  concern: Concern,
  known: readonly Ownership[],
): Iterable<NewOwner> {
  const before = new Set(known.map(keyOf));
  const found = new Map<string, NewOwner>();
  for (const { entity, ownership } of ownershipsIn(concern)) {
    if (before.has(keyOf(ownership))) continue;
    const ref = stringifyEntityRef(entity);
    const own = found.get(ref) ?? {
      entity,
      owners: new Set<string>(),
      ownerships: [],
    };
    own.owners.add(ownership.owner);
    own.ownerships.push(ownership);
    found.set(ref, own);
  }
  return found.values();
}

function keyOf({ claim, owner }: Ownership): string {
  return JSON.stringify([claim, owner]);
}
