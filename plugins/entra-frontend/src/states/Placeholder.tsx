import { Skeleton, SkeletonProps } from '@backstage/ui';
import styles from './Placeholder.module.css';

/** Where content will be. Backstage UI's own shade cannot be told from a light page. */
export function Placeholder(props: Omit<SkeletonProps, 'className'>) {
  return <Skeleton {...props} className={styles.placeholder} />;
}
