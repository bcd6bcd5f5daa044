import type { FindingFormat } from './format';

/** One document; its findings follow each other as they are read. */
export const json: FindingFormat = {
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  async *render(findings, { asOf, version }) {
    yield `{"product":${JSON.stringify({ name: 'Entra posture', version })},"asOf":${JSON.stringify(asOf)},"findings":[`;
    let first = true;
    for await (const { item, check, isDetection: _, ...rest } of findings) {
      yield `${first ? '' : ','}\n${JSON.stringify({
        ...item,
        ...(check
          ? {
              whyItMatters: check.whyItMatters,
              howToFix: check.howToFix,
              references: check.references,
            }
          : {}),
        ...rest,
        affected: { total: item.affected, items: rest.affected },
      })}`;
      first = false;
    }
    yield '\n]}\n';
  },
};
