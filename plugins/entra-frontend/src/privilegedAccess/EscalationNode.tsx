import {
  RiAppsLine,
  RiGroupLine,
  RiKey2Line,
  RiShieldKeyholeLine,
  RiUserLine,
} from '@remixicon/react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useEntraTranslation } from '../translation';
import styles from './EscalationGraph.module.css';
import { nodeName, PathNode, PathNodeKind } from './escalationPaths';

const icons: Record<PathNodeKind, typeof RiUserLine> = {
  user: RiUserLine,
  group: RiGroupLine,
  servicePrincipal: RiAppsLine,
  role: RiShieldKeyholeLine,
  permission: RiKey2Line,
};

/** A box with what it is and how it is called; HTML in it, for SVG breaks no lines. */
export function EscalationNode({
  node,
  href,
  size: { width, height, lines },
}: {
  node: PathNode;
  href?: string;
  size: { width: number; height: number; lines: number };
}) {
  const { t } = useEntraTranslation();
  const Icon = icons[node.kind];
  const isPower = node.kind === 'role' || node.kind === 'permission';
  const box = (
    <>
      <rect
        className={isPower ? styles.power : styles.box}
        width={width}
        height={height}
        rx={6}
      />
      <foreignObject width={width} height={height}>
        <div
          className={styles.text}
          title={nodeName(t, node)}
          style={{ '--lines': lines } as CSSProperties}
        >
          <span className={styles.kind}>
            <Icon size={12} aria-hidden />
            {t(`privilegedAccess.escalation.kind.${node.kind}`)}{' '}
          </span>
          <bdi className={styles.name}>{nodeName(t, node)}</bdi>
        </div>
      </foreignObject>
    </>
  );
  // In the drawing an HTML link would be cut off at its box: this one becomes SVG's own.
  return href ? (
    <Link to={href} className={styles.link}>
      {box}
    </Link>
  ) : (
    box
  );
}
