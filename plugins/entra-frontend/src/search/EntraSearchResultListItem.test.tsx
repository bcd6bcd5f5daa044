import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { screen } from '@testing-library/react';
import { entraPlugin } from '../plugin';
import { EntraSearchResultListItem } from './EntraSearchResultListItem';

const finding = {
  title: 'Policy only reports',
  text: 'A policy for all users only reports.',
  location: '/entra/findings?connection=contoso&finding=ca.report-only~1',
  severity: 'high',
  state: 'open',
  tenant: 'Contoso',
};
const person = {
  title: 'Ada Lovelace',
  text: 'Mathematician, ada@contoso.example',
  location: '/entra/identities/a1?connection=contoso',
  kind: 'guest',
  tenant: 'Contoso',
};

describe('a result of the portal’s search', () => {
  it('is a finding with its severity and state, and leads to it', () => {
    renderInTestApp(<EntraSearchResultListItem result={finding} />);
    expect(
      screen.getByRole('link', { name: 'Policy only reports' }),
    ).toHaveAttribute('href', finding.location);
    expect(screen.getByText('High')).toBeInTheDocument();
    expect(screen.getByText('Finding, open · Contoso')).toBeInTheDocument();
  });

  it('is a person with what marks them, and leads to their page', () => {
    renderInTestApp(
      <EntraSearchResultListItem
        result={person}
        highlight={{
          preTag: '<em>',
          postTag: '</em>',
          fields: { title: '<em>Ada</em> Lovelace', text: person.text },
        }}
      />,
    );
    expect(screen.getByRole('link', { name: 'Ada Lovelace' })).toHaveAttribute(
      'href',
      person.location,
    );
    expect(screen.getByText('Ada').tagName).toBe('MARK');
    expect(screen.getByText('Guest · Contoso')).toBeInTheDocument();
  });

  it('is drawn so for these documents and no others', () => {
    const { predicate } = createExtensionTester(
      entraPlugin.getExtension('search-result-list-item:entra'),
    ).get(SearchResultListItemBlueprint.dataRefs.item);
    const drawn = (type: string) => predicate?.({ type, document: finding });
    expect(
      ['entra-findings', 'entra-people', 'software-catalog'].map(drawn),
    ).toEqual([true, true, false]);
  });
});
