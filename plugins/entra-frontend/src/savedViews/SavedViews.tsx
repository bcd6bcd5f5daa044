import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import { useEntraTranslation } from '../translation';
import { ManageViewsDialog } from './ManageViewsDialog';
import styles from './SavedViews.module.css';
import { SaveViewDialog } from './SaveViewDialog';
import { useSavedViews } from './useSavedViews';

/** The filters that a person has given names: one press away, and theirs alone. */
export function SavedViews({
  page,
  search,
  onApply,
}: {
  /** Which page's: views of one are no use on another. */
  page: 'findings' | 'identities';
  /** The filters and the order that are shown now, as an address says them. */
  search: string;
  onApply: (search: string) => void;
}) {
  const { t } = useEntraTranslation();
  const store = useSavedViews(page);
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const button = useRef<HTMLButtonElement>(null);
  const { views } = store;
  const shown = views?.find(each => each.search === search);
  const close = () => {
    setDialog(undefined);
    // The menu that the dialog came from is gone.
    button.current?.focus();
  };
  return (
    <>
      <MenuTrigger>
        <Button
          ref={button}
          size="small"
          variant="secondary"
          className={styles.button}
        >
          <span className={styles.name}>
            {shown
              ? t('savedViews.shown', { name: shown.name })
              : t('savedViews.button')}
          </span>
        </Button>
        <Menu
          aria-label={t(`savedViews.of.${page}`)}
          maxWidth="min(300px, 80vw)"
        >
          {views && views.length > 0 && (
            <MenuSection title={t('savedViews.yours')}>
              {views.map(view => (
                <MenuItem
                  key={view.name}
                  id={`view ${view.name}`}
                  textValue={view.name}
                  aria-label={
                    view === shown
                      ? t('savedViews.shownNow', { name: view.name })
                      : view.name
                  }
                  iconStart={view === shown ? <RiCheckLine /> : undefined}
                  onAction={() => onApply(view.search)}
                >
                  <span className={styles.item}>{view.name}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {views && views.length > 0 && <MenuSeparator />}
          <MenuItem
            id="save"
            isDisabled={!views}
            onAction={() => setDialog('save')}
          >
            {t('savedViews.saveThis')}
          </MenuItem>
          <MenuItem
            id="manage"
            isDisabled={!views?.length}
            onAction={() => setDialog('manage')}
          >
            {t('savedViews.manage')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {dialog === 'save' && (
        <SaveViewDialog store={store} search={search} onClose={close} />
      )}
      {dialog === 'manage' && (
        <ManageViewsDialog store={store} onClose={close} />
      )}
    </>
  );
}
