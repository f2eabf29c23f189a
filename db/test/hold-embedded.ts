import { startEmbedded } from "@/db/embedded";

// A server to be killed: it holds the data directory named on its command line until someone does.
const dataDir = process.argv[2];
if (!dataDir) throw new Error("which data directory?");
const embedded = await startEmbedded({ dataDir, say: () => {}, onLost: (reason) => console.error(reason) });
console.log(embedded.url);
