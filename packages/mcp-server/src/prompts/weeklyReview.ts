import { ask, ground, RegisterPrompt } from './prompt';

export const weeklyReview: RegisterPrompt = server =>
  server.registerPrompt(
    'weekly_review',
    {
      title: 'Review the week',
      description:
        'What changed in a week, what to do first, what can wait, and what could not be judged.',
    },
    () =>
      ask(
        `Review the posture of the Microsoft Entra ID tenant for the last seven days. Start with get_posture_summary, then compare_snapshots from seven days ago until now, then explain_finding for the worst findings that are open. Say what got better and worse, what to do first and why, in the order of risk taken away per effort. ${ground}`,
      ),
  );
