import { questions } from '@entra-posture/core';
import { description, license, version } from '../../package.json';

/**
 * What a desktop client is told of the bundle. It asks a portal: reading a tenant takes a database driver that is
 * another one for each system, and a bundle is one file for all.
 *
 * @see https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md
 */
export const manifest = {
  manifest_version: '0.3',
  name: 'entra-posture',
  display_name: 'Entra posture',
  version,
  description,
  author: { name: 'Entra posture' },
  license,
  keywords: ['entra', 'identity', 'conditional access', 'security', 'posture'],
  server: {
    type: 'node',
    entry_point: 'bin/entra-posture-mcp.js',
    mcp_config: {
      command: 'node',
      // The client puts the folder and the answers of the person in.
      args: ['${__dirname}/bin/entra-posture-mcp.js'],
      env: {
        ENTRA_PORTAL_URL: '${user_config.portal_url}',
        ENTRA_PORTAL_TOKEN: '${user_config.portal_token}',
      },
    },
  },
  tools: questions.map(each => ({
    name: each.name,
    description: each.description,
  })),
  prompts_generated: true,
  compatibility: { runtimes: { node: '>=22' } },
  user_config: {
    portal_url: {
      type: 'string',
      title: 'Portal',
      description:
        'Address of the portal that has the data of the tenant, such as https://portal.example.com',
      required: true,
    },
    portal_token: {
      type: 'string',
      title: 'Token',
      description: 'A token that the portal accepts',
      sensitive: true,
      required: true,
    },
  },
} as const;
