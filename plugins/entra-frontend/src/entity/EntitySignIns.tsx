import type { EntityDetail } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import { isWithheld, Withheld } from '../withheld/Withheld';
import { Panel } from './Panel';
import { SignInList } from './signIns/SignInList';
import { TimeLine } from './signIns/TimeLine';
import { TRAVEL, type Travel, travelOf } from './signIns/travel';
import { TravelMap } from './signIns/TravelMap';

/** So many are asked for with the person. */
export const SIGN_INS = 50;
/** The latest; each is drawn on a map of its own. */
const MAPS = 3;

/** When and from where a person signed in, and where nobody can have come from. */
export function EntitySignIns({ detail }: { detail: EntityDetail }) {
  const { t } = useEntraTranslation();
  const { entity, signIns, findings, asOf } = detail;
  const api = useApi(entraApiRef);
  const journeys = findings
    .filter(({ check }) => check === TRAVEL)
    .sort((a, b) => (b.happenedAt ?? '').localeCompare(a.happenedAt ?? ''));
  const hidden = isWithheld(entity.label);
  const drawn = hidden ? [] : journeys.slice(0, MAPS);
  const { value, error, isPending, reload } = useAnswer(
    JSON.stringify(drawn.map(({ finding, lastSeen }) => [finding, lastSeen])),
    async signal =>
      (
        await Promise.all(
          drawn.map(({ finding }) => api.explain({ finding }, signal)),
        )
      ).flatMap(each => travelOf(each, t) ?? []),
  );
  if (entity.kind !== 'user') return null;
  const travels = value ?? [];
  const named = namedBy(travels);
  return (
    <>
      <Panel title={t('entity.signIns.title')}>
        {hidden && <Withheld />}
        {signIns && (
          <Flex direction="column" gap="3">
            <Text as="p">{countWords(signIns, t)}</Text>
            {signIns.items.length > 0 && (
              <>
                <TimeLine items={signIns.items} named={named} />
                <SignInList
                  items={signIns.items}
                  named={named}
                  connection={asOf.connection}
                />
              </>
            )}
          </Flex>
        )}
      </Panel>
      {drawn.length > 0 && (
        <Panel title={t('entity.signIns.travel')}>
          {isPending && <Placeholder width="100%" height={200} />}
          {error && (
            <ErrorPanel
              title={t('entity.signIns.notDrawn')}
              error={error}
              onRetry={reload}
            />
          )}
          <Flex direction="column" gap="5">
            {travels.map(each => (
              <TravelMap
                key={each.finding}
                travel={each}
                connection={asOf.connection}
              />
            ))}
          </Flex>
          {value && !value.length && (
            <Text as="p">{t('entity.signIns.noPlaces')}</Text>
          )}
          {journeys.length > drawn.length && (
            <Text as="p">
              {t('entity.signIns.moreTravels', {
                number: journeys.length - drawn.length,
              })}
            </Text>
          )}
        </Panel>
      )}
    </>
  );
}

function countWords(
  { days, total, items }: NonNullable<EntityDetail['signIns']>,
  t: EntraTranslate,
): string {
  if (!total) return t('entity.signIns.none', { days });
  return total > items.length
    ? t('entity.signIns.latestByPlace', { total, days, number: items.length })
    : t('entity.signIns.byPlace', { total, days });
}

function namedBy(travels: readonly Travel[]): ReadonlyMap<string, string> {
  return new Map(
    travels.flatMap(({ finding, from, to }) => [
      [from.signIn, finding] as const,
      [to.signIn, finding] as const,
    ]),
  );
}
