import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/**
 * Without these Chromium looks up its maker's hosts at every start, which a machine without the internet
 * answers with many refused connections at a time.
 */
const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The installed Chromium, else the one Playwright's installer put in its own folder. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  return chromium.launch({ args: QUIET_FLAGS, ...(executablePath ? { executablePath } : {}) });
}
