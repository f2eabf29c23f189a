import fs from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { chooseDatabase, closeDatabase } from "@/db/client";
import { runningEmbedded } from "@/db/embedded";
import { handleTerminalRequest } from "@/terminal/handler";
import { listen } from "../listen";
import { type ServerProcess, serverProcess } from "../server-process";

/** Where a row is played: a terminal's door over HTTP, the database behind it, and room for journals. */
export type Place = {
  readonly url: string;
  /** the database as its schema's owner */
  readonly ownerUrl: string;
  readonly directory: string;
  leave(): Promise<void>;
};
/** The same with the server in a process of its own, which can be killed. */
export type ServerPlace = Place & { readonly server: ServerProcess; readonly dataDir: string };

/** A door of this very process over the database that has been chosen already: for short runs. */
export async function ownPlace(ownerUrl: string): Promise<Place> {
  const server = createServer(getRequestListener((request) => handleTerminalRequest(request)));
  const url = await listen(server);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "yika-tills-"));
  return {
    url,
    ownerUrl,
    directory,
    leave: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

/**
 * The product's own server with its own PostgreSQL in new directories that go afterwards. It sets the keys of this
 * process and its database, so a process has one such place at most.
 */
export async function serverPlace(): Promise<ServerPlace> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "yika-chaos-"));
  const dataDir = path.join(directory, "data");
  fs.mkdirSync(dataDir, { mode: 0o711 });
  fs.chmodSync(directory, 0o711);
  // The keys of that server: what is made here has to open there.
  process.env.YIKA_DATA_DIR = dataDir;
  const server = await serverProcess(dataDir);
  const ownerUrl = runningEmbedded(dataDir)?.url ?? "";
  chooseDatabase(ownerUrl);
  return {
    url: server.url,
    ownerUrl,
    directory,
    server,
    dataDir,
    leave: async () => {
      await closeDatabase();
      await server.stop();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}
