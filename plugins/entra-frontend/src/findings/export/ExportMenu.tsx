import { Button, Flex, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import type { FindingSelectionInput } from '../../client/findings';
import { useWork } from '../../connect/useWork';
import { ErrorPanel } from '../../states/ErrorPanel';
import { useEntraTranslation, type EntraTranslate } from '../../translation';
import { saveFile } from './saveFile';

const names = (t: EntraTranslate): Record<string, string> => ({
  csv: t('findings.export.format.csv'),
  json: t('findings.export.format.json'),
  ocsf: t('findings.export.format.ocsf'),
  sarif: t('findings.export.format.sarif'),
});

/** The list as a file, with its filters. */
export function ExportMenu({
  connection,
  filter,
  formats,
}: {
  connection: string;
  filter: FindingSelectionInput;
  formats: readonly string[];
}) {
  const { t } = useEntraTranslation();
  const known = names(t);
  const api = useApi(entraApiRef);
  const [format, setFormat] = useState(formats[0]);
  const work = useWork(async (chosen: string) =>
    saveFile(await api.exportFindings(chosen, connection, filter)),
  );
  return (
    <Flex direction="column" gap="2">
      <MenuTrigger>
        <Button size="small" variant="secondary" isPending={work.isBusy}>
          {t('findings.export.action')}
        </Button>
        <Menu
          onAction={key => {
            setFormat(String(key));
            void work.start(String(key));
          }}
        >
          {formats.map(each => (
            <MenuItem key={each} id={each}>
              {known[each] ?? each}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {work.error && (
        <ErrorPanel
          title={t('findings.export.failed')}
          error={work.error}
          onRetry={() => void work.start(format)}
        />
      )}
    </Flex>
  );
}
