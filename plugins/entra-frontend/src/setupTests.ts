import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded when they are first shown, which takes a busy machine longer than the second that is usual.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
