/** How the home page names the card, and how much room it gives it: columns of twelve, rows of 60 px. */
export const homeCardWords = {
  title: 'Entra posture',
  description: 'Score of a Microsoft Entra ID tenant and its open findings',
  layout: {
    width: { minColumns: 3, defaultColumns: 6 },
    height: { minRows: 4, defaultRows: 6 },
  },
};
