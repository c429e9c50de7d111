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

/**
 * What Chromium does for the window around a page costs more than the page: two pages for the list under its address
 * field, and a process kept ready, with every context. Chromium hears the last such list only, so what Playwright leaves
 * out for its pages' sake is here too.
 */
export const LEFT_OUT = `--disable-features=${[
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]}`;

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The installed Chromium, else the one Playwright's installer put in its own folder. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  return chromium.launch({ args: [...QUIET_FLAGS, LEFT_OUT], ...(executablePath ? { executablePath } : {}) });
}
