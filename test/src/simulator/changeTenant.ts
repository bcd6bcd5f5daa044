import type { Graph, GraphObject, Source } from '@entra-posture/demo-tenant';
import { ManagerChanges } from './changeManagers';
import { SharingChanges } from './changeSharing';
import type { Draw } from './Draw';

interface Member {
  id: string;
  type: 'user' | 'group' | 'servicePrincipal';
}

const HOUR_MS = 3_600_000;

/** Changes a tenant by chance, as people and programs do between two syncs. */
export class TenantChanges {
  #made = 0;
  readonly #softDeleted: { kind: 'user' | 'group'; id: string }[] = [];
  readonly #memberships = new Map<string, Member[]>();
  /** By mailbox, the rule that was made last. */
  readonly #rules = new Map<string, string>();

  readonly #managers: ManagerChanges;
  readonly #sharing: SharingChanges;

  constructor(
    private readonly graph: Graph,
    private readonly draw: Draw,
  ) {
    this.#managers = new ManagerChanges(graph, draw);
    this.#sharing = new SharingChanges(graph, draw);
  }

  /** A few days of sign-ins to begin with, planted journeys included. */
  plantLogs(now: number): void {
    const { data, changes } = this.graph;
    for (const log of [data.signIns, data.directoryAudits]) {
      // Yesterday's afternoon, when the planted journeys were, and a few hours besides.
      for (const back of [2, 9, 16, 17, 18, 26, 40]) {
        const start = (Math.floor(now / HOUR_MS) - back) * HOUR_MS;
        for (const record of log.hour(start)) {
          if (record.at < now && this.draw.chance(0.4))
            changes.addRecord(log.kind, { ...record, visibleAt: 0 });
        }
      }
    }
  }

  /** @param since - when the last sync ended, and its windows with it: records may be late for it by what the overlap allows */
  change(now: number, since: number): void {
    const times = this.draw.between(1, 12);
    for (let turn = 0; turn < times; turn += 1) {
      this.draw.pick([
        () => this.#renameUser(),
        () => this.#renameUser(),
        () => this.#addUser(),
        () => this.#remove('user'),
        () => this.#remove('group'),
        () => this.#restore(),
        () => this.#changeMembers(),
        () => this.#changeMembers(),
        () => this.#managers.change(this.#live(this.graph.data.users)),
        () => this.#changePolicy(),
        () => this.#changeRole(),
        () => this.#changeInboxRule(),
        () => this.#sharing.change(),
        () => this.#signIn(now, since),
        () => this.#signIn(now, since),
        () => this.#updateRecord(since),
      ])();
    }
  }

  #live(source: Source): GraphObject[] {
    const { changes } = this.graph;
    return Array.from({ length: changes.size(source) }, (_, index) =>
      changes.at(source, index),
    ).filter(object => object !== undefined);
  }

  #renameUser(): void {
    const user = this.draw.pick(this.#live(this.graph.data.users));
    this.graph.changes.update('user', user.id, {
      displayName: `Renamed ${(this.#made += 1)}`,
      accountEnabled: this.draw.chance(0.8),
    });
  }

  #addUser(): void {
    const id = this.#newId();
    this.graph.changes.add('user', {
      id,
      displayName: `New ${this.#made}`,
      userPrincipalName: `new${this.#made}@contoso.example`,
      accountEnabled: true,
      userType: 'Member',
    });
  }

  #newId(): string {
    this.#made += 1;
    return `00000000-0000-4000-b000-${String(this.#made).padStart(12, '0')}`;
  }

  /** As Graph tells it: a member that is gone is a change of each of its groups. */
  #remove(kind: 'user' | 'group'): void {
    const { data, changes } = this.graph;
    const live = this.#live(kind === 'user' ? data.users : data.groups);
    if (live.length < 15) return;
    const { id } = this.draw.pick(live);
    const forGood = this.draw.chance(0.5);
    const left = this.#groupsOf(id);
    this.#memberships.set(
      id,
      left.map(group => ({ id: group, type: 'group' })),
    );
    changes.remove(kind, id, forGood ? 'deleted' : 'changed');
    for (const group of left)
      changes.changeMembers(group, { removed: [{ id, type: kind }] });
    this.#leaveUnits({ id, type: kind });
    this.#managers.leave(id);
    if (!forGood) this.#softDeleted.push({ kind, id });
  }

  #restore(): void {
    const back = this.#softDeleted.pop();
    if (!back) return;
    const { changes, data } = this.graph;
    changes.restore(back.kind, back.id);
    const live = new Set(this.#live(data.groups).map(({ id }) => id));
    for (const group of this.#memberships.get(back.id) ?? []) {
      if (live.has(group.id))
        changes.changeMembers(group.id, {
          added: [{ id: back.id, type: back.kind }],
        });
    }
  }

  /** Administrative units do not take a member back that was restored. */
  #leaveUnits(member: Member): void {
    const { data, changes } = this.graph;
    const units = data.administrativeUnits;
    for (let index = 0; index < units.size; index += 1) {
      const { id } = units.at(index);
      changes.changeMembers(id, { removed: [member] }, units.kind);
    }
  }

  #groupsOf(id: string): string[] {
    return this.#live(this.graph.data.groups)
      .map(group => group.id)
      .filter(group => this.#membersOf(group).some(each => each.id === id));
  }

  #membersOf(group: string): Member[] {
    const { data, changes } = this.graph;
    const changed = changes.membersOf(group);
    const index = data.groups.indexOf(group);
    const planted =
      index === undefined
        ? []
        : Array.from({ length: data.groups.memberCount(index) }, (_, at) =>
            data.groups.member(index, at),
          );
    return [
      ...planted.filter(({ id }) => !changed.isRemoved(id)),
      ...changed.added,
    ];
  }

  #changeMembers(): void {
    const { data, changes } = this.graph;
    const group = this.draw.pick(this.#live(data.groups)).id;
    const members = this.#membersOf(group);
    const known = new Set(members.map(({ id }) => id));
    const joining = this.draw
      .some(this.#live(data.users), 0.05)
      .filter(({ id }) => !known.has(id))
      .map(({ id }): Member => ({ id, type: 'user' }));
    changes.changeMembers(group, {
      added: joining,
      removed: this.draw.some(members, 0.1),
    });
  }

  #changePolicy(): void {
    const { data, changes } = this.graph;
    const { conditionalAccess } = data.policies;
    const policy = this.draw.pick(this.#live(conditionalAccess));
    changes.update(conditionalAccess.kind, policy.id, {
      state: this.draw.pick([
        'enabled',
        'disabled',
        'enabledForReportingButNotEnforced',
      ]),
    });
  }

  #changeRole(): void {
    const { data, changes } = this.graph;
    const { assignments } = data.roles;
    const assignment = this.draw.pick(this.#live(assignments));
    if (this.draw.chance(0.4)) {
      changes.remove(assignments.kind, assignment.id, 'deleted');
      return;
    }
    changes.add(assignments.kind, {
      ...assignment,
      id: `assignment-${(this.#made += 1)}`,
      principalId: this.draw.pick(this.#live(data.users)).id,
    });
  }

  /** Somebody makes a rule in their mailbox, or takes away the last one they made. */
  #changeInboxRule(): void {
    const { data, changes } = this.graph;
    const { id } = this.draw.pick(this.#live(data.users));
    const kind = `messageRule/${id}`;
    const made = this.#rules.get(kind);
    if (made && this.draw.chance(0.5)) {
      changes.remove(kind, made, 'deleted');
      this.#rules.delete(kind);
      return;
    }
    const rule = `rule-${(this.#made += 1)}`;
    this.#rules.set(kind, rule);
    changes.add(kind, {
      id: rule,
      displayName: this.draw.pick(['.', 'Backup', 'Newsletters']),
      sequence: 9,
      isEnabled: this.draw.chance(0.8),
      hasError: false,
      isReadOnly: false,
      conditions: null,
      actions: this.draw.pick([
        { markAsRead: true, stopProcessingRules: true },
        {
          forwardTo: [
            { emailAddress: { name: 'Y', address: 'y@freemail.example' } },
          ],
        },
      ]),
    });
  }

  #signIn(now: number, since: number): void {
    const { data, changes } = this.graph;
    const hour =
      (Math.floor(now / HOUR_MS) - this.draw.between(1, 40)) * HOUR_MS;
    const records = data.signIns.hour(hour);
    if (!records.length) return;
    const { object } = this.draw.pick(records);
    // Up to 25 minutes late: the product reaches back for half an hour.
    const at = Math.max(
      since - 25 * 60_000,
      now - this.draw.below(85 * 60_000),
    );
    changes.addRecord('signIn', {
      at,
      visibleAt: 0,
      object: {
        ...object,
        id: this.#newId(),
        createdDateTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
      },
    });
  }

  /** Graph updates the risk of a sign-in afterwards. */
  #updateRecord(since: number): void {
    const { data, changes } = this.graph;
    const log = changes.inLog(data.signIns);
    const recent = [0, 1].flatMap(back =>
      log.hour((Math.floor(since / HOUR_MS) - back) * HOUR_MS),
    );
    const open = recent.filter(({ at }) => at > since - 25 * 60_000);
    if (!open.length) return;
    changes.update('signIn', this.draw.pick(open).object.id, {
      riskState: this.draw.pick(['atRisk', 'remediated', 'dismissed']),
      riskDetail: `seen ${(this.#made += 1)}`,
    });
  }
}
