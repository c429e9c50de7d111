/**
 * Makes a fresh clone ready: runs before `npm start` and `npm test`, on whatever Node the machine has, before any
 * dependency is there. So: plain JavaScript that any Node of the last years reads, and nothing but built-in modules.
 */
'use strict';
const spawnSync = require('node:child_process').spawnSync;
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

/** Packages of a lock file that must be there on every platform: name and version. */
function required(lockFile) {
  const packages = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  return Object.keys(packages)
    .filter((name) => name !== '' && !packages[name].optional && !packages[name].devOptional)
    .map((name) => `${name}@${packages[name].version || 'link'}`);
}

/** Whether what is installed is what the lock file asks for. */
function installed() {
  try {
    const there = required(path.join(root, 'node_modules', '.package-lock.json'));
    return (
      fs.existsSync(path.join(root, 'node_modules', '.bin', 'node')) &&
      required(path.join(root, 'package-lock.json')).every((name) => there.indexOf(name) !== -1)
    );
  } catch (_error) {
    return false;
  }
}

function run(command, args, why) {
  console.log(why);
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`\`${command} ${args.join(' ')}\` failed; see above.`);
    process.exit(result.status || 1);
  }
}

function hasBrowser() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  if (places.some((place) => place && fs.existsSync(place))) return true;
  const asked = spawnSync(
    process.execPath,
    ['-e', 'console.log(require("playwright-core").chromium.executablePath())'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return fs.existsSync((asked.stdout || '').trim());
}

const rootOnDebian = process.getuid && process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get');

/** As root on Debian with its package; elsewhere with Playwright's own installer. */
function installBrowser() {
  if (!rootOnDebian) {
    run('npx', ['playwright-core', 'install', 'chromium'], 'No Chromium found: Playwright installs one for the tests.');
    return;
  }
  run('apt-get', ['update', '-qq'], 'No Chromium found: installing the package of this Debian for the tests.');
  run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    'apt-get install chromium',
  );
}

/** Where each further engine would be, and the packages of Debian that bring it. */
const OTHER_ENGINES = [
  {
    name: 'Firefox',
    isThere: () =>
      [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].some(
        (file) => file && fs.existsSync(file),
      ),
    packages: ['firefox-esr'],
  },
  {
    name: 'WebKit',
    isThere: () => ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'].every((file) => fs.existsSync(file)),
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
];
const ENGINES_WAIT_MS = 300000;
/** Written once it was tried, so that a machine without them is not kept waiting before every run. */
const triedEngines = path.join(root, 'node_modules', '.other-engines-tried');

/**
 * The tests of delivery run in Firefox and WebKit too where they are there. As root on Debian they are installed; where
 * that does not work, as without a network, those tests are skipped and nothing else is.
 */
function installOtherEngines() {
  const missing = OTHER_ENGINES.filter((engine) => !engine.isThere());
  if (missing.length === 0 || fs.existsSync(triedEngines)) return;
  const names = missing.map((engine) => engine.name).join(' and ');
  if (rootOnDebian) {
    console.log(`No ${names} found: installing the packages of this Debian for the tests of delivery.`);
    const packages = [].concat(...missing.map((engine) => engine.packages));
    const options = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15'];
    const settings = {
      stdio: 'inherit',
      timeout: ENGINES_WAIT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update'].concat(options), settings);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends'].concat(options, packages), settings);
  }
  fs.writeFileSync(triedEngines, '');
  const absent = missing.filter((engine) => !engine.isThere());
  for (const { name } of absent) console.log(`${name} is not installed: its tests of delivery are skipped.`);
}

if (!installed()) run('npm', ['ci', '--no-audit', '--no-fund'], 'Installing what package-lock.json asks for (npm ci).');
if (process.argv.indexOf('--browser') !== -1) {
  if (!hasBrowser()) installBrowser();
  installOtherEngines();
}
