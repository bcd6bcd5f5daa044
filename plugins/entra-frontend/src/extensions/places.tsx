import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiGroupLine, RiShieldUserLine } from '@remixicon/react';
import { annotated } from '../catalog/annotated';
import { homeCardWords } from '../home/homeCardWords';
import { documentTypes, isEntraResult } from '../search/documents';
import { Page } from './Page';

export const entityFindings = EntityCardBlueprint.make({
  name: 'findings',
  params: {
    filter: annotated,
    loader: async () => {
      const { EntityFindingsCard } =
        await import('../catalog/EntityFindingsCard');
      return (
        <Page>
          <EntityFindingsCard />
        </Page>
      );
    },
  },
});

export const entityContent = EntityContentBlueprint.make({
  name: 'findings',
  params: {
    path: '/entra',
    title: 'Entra posture',
    filter: annotated,
    loader: async () => {
      const { EntityFindingsContent } =
        await import('../catalog/EntityFindingsContent');
      return (
        <Page>
          <EntityFindingsContent />
        </Page>
      );
    },
  },
});

export const homeCard = HomePageWidgetBlueprint.make({
  name: 'posture',
  params: {
    name: 'EntraPosture',
    ...homeCardWords,
    components: async () => {
      const { HomeCard } = await import('../home/HomeCard');
      return {
        Content: () => (
          <Page>
            <HomeCard />
          </Page>
        ),
      };
    },
  },
});

export const searchResult = SearchResultListItemBlueprint.make({
  params: {
    predicate: isEntraResult,
    icon: <RiShieldUserLine />,
    component: async () => {
      const { EntraSearchResultListItem } =
        await import('../search/EntraSearchResultListItem');
      return EntraSearchResultListItem;
    },
  },
});

export const searchFindings = SearchFilterResultTypeBlueprint.make({
  name: 'findings',
  params: {
    value: documentTypes.findings,
    name: 'Entra findings',
    icon: <RiShieldUserLine />,
  },
});

export const searchPeople = SearchFilterResultTypeBlueprint.make({
  name: 'people',
  params: {
    value: documentTypes.people,
    name: 'People in Entra ID',
    icon: <RiGroupLine />,
  },
});
