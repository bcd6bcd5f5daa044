import {
  bulkByFilterInput,
  bulkByNameInput,
  exportFormats,
  findingActInput,
  MOST_AT_ONCE,
} from '@entra-posture/core';
import { z } from 'zod';
import type { Access } from '../access/Access';
import { entraFindingUpdatePermission } from '../access/permissions';
import { exportParameters, exportQuery } from '../findings/exportQuery';
import type { FindingDesk } from '../findings/FindingDesk';
import { parsed, readInput } from '../findings/readInput';
import { sendFile } from '../findings/sendFile';
import { acted, actedOnMany, findingOptions } from './findingSchemas';
import { bodyOf, jsonAnswer, Operation, refusal, refusals } from './operation';

export interface FindingDeps {
  access: Access;
  desk: FindingDesk;
}

/** What people do with findings besides looking at them. No assistant has these: they are of REST alone. */
export function findingOperations(deps: FindingDeps): Operation[] {
  return [options(deps), act(deps), actOnMany(deps), exportAll(deps)];
}

function options({ access, desk }: FindingDeps): Operation {
  return {
    method: 'get',
    path: '/v1/findings/options',
    document: {
      operationId: 'finding_options',
      summary: 'What the caller may do with findings',
      description: 'Needs `entra.posture.read`.',
      responses: {
        200: jsonAnswer('The options', findingOptions),
        ...refusals,
      },
    },
    async handle(request, response) {
      const { subject } = await access.readerOf(request, 'rest');
      const [decide] = await access.allowed(request, [
        entraFindingUpdatePermission,
      ]);
      response.json({
        may: { decide },
        subject,
        longestExceptionDays: desk.longestDays,
        mostAtOnce: MOST_AT_ONCE,
        formats: Object.keys(exportFormats),
      });
    },
  };
}

function act({ access, desk }: FindingDeps): Operation {
  return {
    method: 'post',
    path: '/v1/findings/{finding}/acts',
    document: {
      operationId: 'act_on_finding',
      summary: 'Acknowledge, accept, assign or snooze a finding, or undo that',
      description:
        'The same act twice is done once. `version` is that of the finding as it was looked at: when it has changed since, the answer is 409 and nothing is done. Needs `entra.posture.read` and `entra.finding.update`.',
      parameters: [
        {
          name: 'finding',
          in: 'path',
          required: true,
          description: 'Handle of the finding',
          schema: { type: 'string' },
        },
      ],
      requestBody: bodyOf(findingActInput),
      responses: {
        200: jsonAnswer('The finding as it is now', acted),
        404: refusal('There is no such finding'),
        ...refusals,
      },
    },
    async handle(request, response) {
      const caller = await access.readerOf(request, 'rest');
      await access.require(request, entraFindingUpdatePermission);
      const input = readInput(request, findingActInput);
      response.json(await desk.act(request.params.finding, input, caller));
    },
  };
}

function actOnMany({ access, desk }: FindingDeps): Operation {
  return {
    method: 'post',
    path: '/v1/findings/acts',
    document: {
      operationId: 'act_on_findings',
      summary: 'The same act on many findings',
      description: `On findings that are named, or on what fits a filter; at most ${MOST_AT_ONCE}. Each is done or refused for itself. Needs \`entra.posture.read\` and \`entra.finding.update\`.`,
      requestBody: bodyOf(z.union([bulkByNameInput, bulkByFilterInput])),
      responses: {
        200: jsonAnswer('What became of each finding', actedOnMany),
        404: refusal('There is no such connection'),
        ...refusals,
      },
    },
    async handle(request, response) {
      const caller = await access.readerOf(request, 'rest');
      await access.require(request, entraFindingUpdatePermission);
      const byName = request.body?.filter === undefined;
      const input = byName
        ? readInput(request, bulkByNameInput)
        : readInput(request, bulkByFilterInput);
      response.json(await desk.actOnMany(input, caller));
    },
  };
}

function exportAll({ access, desk }: FindingDeps): Operation {
  return {
    method: 'get',
    path: '/v1/findings/export',
    document: {
      operationId: 'export_findings',
      summary: 'Findings as a file',
      description:
        'CSV (RFC 4180), JSON, OCSF 1.5.0 events (one a line) or SARIF 2.1.0, sent as it is read. Needs `entra.posture.read`; without `entra.personalData.read`, names of people are withheld.',
      parameters: exportParameters,
      responses: {
        200: {
          description: 'The file',
          content: Object.fromEntries(
            Object.values(exportFormats).map(({ contentType }) => [
              contentType.split(';')[0],
              { schema: { type: 'string' } },
            ]),
          ),
        },
        404: refusal('There is no such connection'),
        ...refusals,
      },
    },
    async handle(request, response) {
      const caller = await access.readerOf(request, 'rest');
      const selection = parsed(request.query, exportQuery);
      const gone = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort();
      });
      try {
        await desk.export(
          selection as Parameters<FindingDesk['export']>[0],
          caller,
          file => sendFile(file, response),
          gone.signal,
        );
      } catch (error) {
        // The answer has begun: breaking it off is all that is left to say.
        if (!response.headersSent) throw error;
        response.destroy();
      }
    },
  };
}
