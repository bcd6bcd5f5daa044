export const noticeMessages = {
  demo: {
    title: 'Demo tenant: this is emulated data',
    connect:
      'Everything here is made up. Connect your own tenant on the Connections page.',
  },
  incomplete: {
    title_one: 'One thing could not be read',
    title_other: '{{count}} things could not be read',
    unknown: 'What needs them is unknown: neither passed nor failed.',
    help: 'What to do about it',
    all: 'All {{things}}, and what to do about them',
  },
  asOf: 'As of the sync that finished {{when}}',
} as const;
