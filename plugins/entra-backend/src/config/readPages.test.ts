import { mockServices } from '@backstage/backend-test-utils';
import { readPages } from './readPages';

const read = (data: object) =>
  readPages(mockServices.rootConfig({ data: data as any }));

describe('pages that may call', () => {
  it('are the portal’s own, and those that its configuration lets in', () => {
    expect(
      read({
        app: { baseUrl: 'https://portal.example:8443/tools' },
        backend: {
          baseUrl: 'https://api.example',
          cors: { origin: ['http://localhost:3000', 'https://*.example', 1] },
        },
      }),
    ).toEqual(['portal.example', 'api.example', 'localhost']);
    expect(
      read({ backend: { cors: { origin: 'https://one.example' } } }),
    ).toEqual(['one.example']);
    expect(read({ backend: { cors: { origin: '*' } } })).toEqual([]);
  });
});
