import { ground, RegisterPrompt } from './prompt';

export const weeklyReview: RegisterPrompt = (server, { ask }) =>
  server.registerPrompt(
    'weekly_review',
    {
      title: 'Review the week',
      description:
        'What changed in a week, what to do first, what can wait, and what could not be judged.',
    },
    () =>
      ask(
        'weekly_review',
        `Review the posture of the Microsoft Entra ID tenant for the last seven days. Start with get_posture_summary, then compare_snapshots with days 7, then explain_finding for the worst findings that are open. Say what got better and worse, what to do first and why, in the order of risk taken away per effort. ${ground}`,
      ),
  );
