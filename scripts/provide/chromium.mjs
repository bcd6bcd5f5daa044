// A Chromium for the browser tests: a given path, else the machine's, else the one that an npm package ships, else
// Debian's package when run as root. A browser that cannot be had fails the run.
import { spawnSync } from 'node:child_process';

const candidates = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** @returns {Promise<{ path: string, from: string }>} */
export async function provideChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!starts(given)) {
      throw new Error(`CHROMIUM_PATH names ${given}, which does not start`);
    }
    return { path: given, from: 'CHROMIUM_PATH' };
  }
  const own = ownBrowser();
  if (own) return { path: own, from: 'this machine' };
  const packaged = await packagedBrowser();
  if (packaged)
    return { path: packaged, from: 'the npm package @sparticuz/chromium' };
  if (process.getuid?.() === 0 && installDebian()) {
    const installed = ownBrowser();
    if (installed) return { path: installed, from: "Debian's package" };
  }
  throw new Error(
    'No Chromium could be started. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  );
}

function ownBrowser() {
  for (const name of candidates) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    const path = found.status === 0 ? found.stdout.trim() : undefined;
    if (path && starts(path)) return path;
  }
  return undefined;
}

async function packagedBrowser() {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    return starts(path) ? path : undefined;
  } catch (error) {
    console.warn(`The packaged Chromium does not start here: ${error.message}`);
    return undefined;
  }
}

function installDebian() {
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  return (
    spawnSync('apt-get', ['update', '-qq'], options).status === 0 &&
    spawnSync(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
        'fonts-dejavu-core',
      ],
      options,
    ).status === 0
  );
}

/** `--version` alone would not notice missing system libraries of the renderer; a page is rendered instead. */
function starts(path) {
  const run = spawnSync(
    path,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--dump-dom',
      'data:text/html,<p>ready</p>',
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  return run.status === 0 && run.stdout.includes('ready');
}
