export const noticeMessages = {} as const;
