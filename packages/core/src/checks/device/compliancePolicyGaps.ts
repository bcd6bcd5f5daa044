import type {
  AffectedEntity,
  DeviceCompliancePolicy,
  Severity,
  Witness,
} from '../../model';
import { Asked, platforms } from './compliancePlatforms';
import { counted } from './devices';

const words: Record<Asked, string> = {
  encryption: 'encryption',
  minimumVersion: 'a minimum version',
  password: 'a password',
};

/** No policy of the platform reaches anyone, so that nothing is asked of its devices. */
export function withoutPolicy(
  platform: string,
  devices: AffectedEntity[],
  severity: Severity,
  unassigned: number,
): Witness {
  const { name } = platforms[platform];
  return {
    key: `platform.${platform}`,
    severity,
    statement: `No compliance policy for ${name} is assigned to anyone, and ${counted(devices.length, 'is', 'are')} of it.`,
    affected: devices,
    facts: { platform: name, devices: devices.length, unassigned },
  };
}

/** Policies of the platform reach people, and none asks for all that it should. */
export function asksTooLittle(
  platform: string,
  lacks: Asked[],
  policies: DeviceCompliancePolicy[],
): Witness {
  const { name } = platforms[platform];
  return {
    key: `asks.${platform}`,
    severity: 'low',
    statement: `No compliance policy for ${name} that is assigned asks for ${lacks.map(each => words[each]).join(' or ')}.`,
    affected: policies.map(policy => ({
      kind: 'policy',
      id: policy.id,
      label: policy.displayName ?? policy.id,
    })),
    facts: { platform: name, lacks },
  };
}
