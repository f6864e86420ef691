import open from 'open';

/** Shows the page to whoever sits here. Where nobody does, or there is no browser, its address has been said. */
export const openBrowser = async (url: string): Promise<void> => {
  if (!isSomebodyHere()) return;
  const browser = await open(url).catch(() => undefined);
  browser?.on('error', () => undefined);
};

/** Not in a script, nor on a machine without a screen. */
const isSomebodyHere = (): boolean => {
  const { CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME);
  return process.stdout.isTTY === true && !CI && !SSH_CONNECTION && hasScreen;
};
