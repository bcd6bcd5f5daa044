import { Button, Flex, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import type { FindingSelectionInput } from '../../client/findings';
import { useWork } from '../../connect/useWork';
import { ErrorPanel } from '../../states/ErrorPanel';
import { saveFile } from './saveFile';

const names: Record<string, string> = {
  csv: 'CSV, for spreadsheets',
  json: 'JSON',
  ocsf: 'OCSF events, for a SIEM',
  sarif: 'SARIF, for code scanning',
};

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
  const api = useApi(entraApiRef);
  const [format, setFormat] = useState(formats[0]);
  const work = useWork(async (chosen: string) =>
    saveFile(await api.exportFindings(chosen, connection, filter)),
  );
  return (
    <Flex direction="column" gap="2">
      <MenuTrigger>
        <Button size="small" variant="secondary" isPending={work.isBusy}>
          Export
        </Button>
        <Menu
          onAction={key => {
            setFormat(String(key));
            void work.start(String(key));
          }}
        >
          {formats.map(each => (
            <MenuItem key={each} id={each}>
              {names[each] ?? each}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {work.error && (
        <ErrorPanel
          title="The file could not be made"
          error={work.error}
          onRetry={() => void work.start(format)}
        />
      )}
    </Flex>
  );
}
