import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { useCallback, useMemo } from 'react';
import useMeasure from 'react-use/esm/useMeasure';
import { entityPath } from '../entity/entityPath';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import styles from './EscalationGraph.module.css';
import { EscalationNode } from './EscalationNode';
import {
  EscalationPaths,
  longest,
  PathNode,
  PathStep,
} from './escalationPaths';

/** Below this, boxes are narrower and arrows have no words. */
const NARROW = 560;
const wide = { width: 176, height: 64, lines: 2, gap: 88 };
const narrow = { width: 108, height: 78, lines: 3, gap: 16 };
/** Of a box's edge, which is drawn on both sides of it. */
const EDGE = 2;

/** The picture; loaded when there is something to draw. */
export default function EscalationDrawing({
  paths: { nodes, edges, paths },
  connection,
  label,
}: {
  paths: EscalationPaths;
  connection: string;
  label: string;
}) {
  const { identities, privilegedAccess } = usePaths();
  const [frame, { width }] = useMeasure<HTMLDivElement>();
  const isNarrow = width > 0 && width < NARROW;
  const size = isNarrow ? narrow : wide;
  const ranks = longest(paths);
  const hrefOf = useCallback(
    ({ kind, entity, label: name }: PathNode) => {
      if (entity) return entityPath(identities, connection, entity);
      return kind === 'role'
        ? `${privilegedAccess}?${new URLSearchParams({ connection, role: name })}`
        : undefined;
    },
    [connection, identities, privilegedAccess],
  );
  const renderNode = useCallback(
    ({ node }: DependencyGraphTypes.RenderNodeProps<PathNode>) => (
      <EscalationNode node={node} href={hrefOf(node)} size={size} />
    ),
    [hrefOf, size],
  );
  const drawn = useMemo(
    () => (isNarrow ? edges.map(({ from, to }) => ({ from, to })) : edges),
    [edges, isNarrow],
  );
  return (
    <div ref={frame} className={styles.frame}>
      <div
        // A longer path scrolls within itself: shrunk to fit, nobody could read it.
        style={{
          minWidth: ranks * (size.width + size.gap) - size.gap + 2 * EDGE,
        }}
      >
        <DependencyGraph
          key={String(isNarrow)}
          role="group"
          aria-label={label}
          nodes={nodes}
          edges={drawn}
          renderNode={renderNode}
          renderLabel={renderLabel}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          labelPosition={DependencyGraphTypes.LabelPosition.CENTER}
          labelOffset={0}
          rankMargin={isNarrow ? size.gap : size.gap / 2}
          nodeMargin={12}
          paddingX={EDGE}
          paddingY={EDGE}
          curve="curveMonotoneX"
          showArrowHeads
          zoom="disabled"
          allowFullscreen={false}
        />
      </div>
    </div>
  );
}

function renderLabel({
  edge: { label },
}: DependencyGraphTypes.RenderLabelProps<{ label?: PathStep }>) {
  return <EdgeWord label={label} />;
}

function EdgeWord({ label }: { label?: PathStep }) {
  const { t } = useEntraTranslation();
  return (
    <text className={styles.word} textAnchor="middle" dominantBaseline="middle">
      {label && t(`privilegedAccess.escalation.step.${label}`)}
    </text>
  );
}
