import type { Place } from './places';

/** A sign-in of a story. */
export interface StoryEvent {
  user: number;
  at: number;
  place: Place;
  key: string;
  deviceId?: string;
  errorCode?: number;
  /** Properties that are not as usual. */
  over: Record<string, unknown>;
  /** What only beta tells of it. */
  beta?: Record<string, unknown>;
}

export interface SignInStories {
  events(start: number): StoryEvent[];
  /** Whether a person plays a part; then nothing else happens to them on the day of the stories. */
  playsOn(user: number, at: number): boolean;
  /** By the id of the detection that must tell it: whom and what it must name. */
  findings: Record<string, string[]>;
  /** The same of what can be told by beta's records only. */
  findingsOfBeta: Record<string, string[]>;
  /** People to whom something like it happens, and none of these detections may name them. */
  innocent: string[];
}

export const exchange = {
  appId: '00000002-0000-0ff1-ce00-000000000000',
  appDisplayName: 'Office 365 Exchange Online',
};
export const portal = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c';
export const unanswered =
  'MFA denied; user did not respond to mobile app notification';
export const password = {
  authenticationMethod: 'Password',
  authenticationMethodDetail: 'Cloud password',
  authenticationStepRequirement: 'Primary authentication',
  authenticationStepResultDetail: 'Correct password',
  succeeded: true,
};
export const byPassword = {
  authenticationRequirement: 'singleFactorAuthentication',
  authenticationDetails: [password],
};
