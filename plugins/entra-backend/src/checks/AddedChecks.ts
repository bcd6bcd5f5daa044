import { createCatalogue, type Check } from '@entra-posture/core';
import type { EntraChecksExtensionPoint } from './extensionPoint';

/** What modules have added. */
export class AddedChecks implements EntraChecksExtensionPoint {
  readonly all: Check<any>[] = [];

  addCheck(check: Check<any>): void {
    // At once, so that the module at fault is the one that fails.
    createCatalogue({ checks: [...this.all, check] });
    this.all.push(check);
  }
}
