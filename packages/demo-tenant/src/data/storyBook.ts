import type { SignInStories } from './storyEvent';

/** Stories told in one log; none tells of a detection that another does. */
export function storyBook(...stories: SignInStories[]): SignInStories {
  return {
    events: start => stories.flatMap(each => each.events(start)),
    playsOn: (user, at) => stories.some(each => each.playsOn(user, at)),
    findings: Object.assign({}, ...stories.map(each => each.findings)),
    findingsOfBeta: Object.assign(
      {},
      ...stories.map(each => each.findingsOfBeta),
    ),
    innocent: stories.flatMap(each => each.innocent),
  };
}
