import type { Config } from '@backstage/config';

/** Hosts of pages that the portal's backend is called from: its own, and those that CORS lets in; patterns are none. */
export function readPages(config: Config): string[] {
  const cors = config.getOptional('backend.cors.origin');
  const addresses = [
    config.getOptional('app.baseUrl'),
    config.getOptional('backend.baseUrl'),
    ...(Array.isArray(cors) ? cors : [cors]),
  ].map(String);
  return [
    ...new Set(
      addresses
        .filter(each => /^https?:/.test(each) && URL.canParse(each))
        .map(each => new URL(each).hostname)
        .filter(host => !host.includes('*')),
    ),
  ];
}
