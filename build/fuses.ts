import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/**
 * Electron's fuses: switches inside its program that no argument or variable can turn back. All nine are said, so that
 * one that a later Electron adds stops the packaging instead of shipping with Electron's default.
 */
export const fuses = {
  // ELECTRON_RUN_AS_NODE would turn the station's program into a Node prompt.
  [FuseV1Options.RunAsNode]: false,
  // There is no cookie; were there one, it would not lie there in the clear.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS load code and trust from outside.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect and SIGUSR1 open the memory of a running station to a debugger.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Checked on Windows and macOS only; on Linux the files must be root's and read-only.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Needs a snapshot file of its own beside the program; Walkup makes none.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Nothing is loaded over file://; the pages come over app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Speed of WebAssembly only.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies Record<FuseV1Options, boolean>;

/**
 * electron-builder calls this when the folder is whole and before any archive is made of it.
 * @throws when the program carries no fuse wire, or one with another number of fuses.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { executableName } = context.packager as unknown as { readonly executableName: string };
  const program = join(context.appOutDir, executableName);
  if (!existsSync(program)) throw new Error(`there is no ${executableName} in the packed folder to set the fuses of`);
  const config: FuseConfig = { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses };
  await flipFuses(program, config);
}
