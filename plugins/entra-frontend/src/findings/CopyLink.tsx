import { CopyText } from '../copy/CopyText';

/** The address of what is open, for whoever fixes it. */
export function CopyLink() {
  return (
    <CopyText
      text={window.location.href}
      action="Copy link"
      done="Link copied"
      byHand="Copy this link"
    />
  );
}
