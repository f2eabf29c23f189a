/** The arrow of docs/architecture.md: app → features → ledger → server → db → domain. One table, no allow-list. */
const rooms = "^(app|features|terminal|ledger|domain|server|db|components|bench|scripts|e2e)/|^server\\.ts$";
/** Each room and the rooms it may import besides itself. */
const may = {
  domain: [],
  components: ["domain"],
  db: ["domain"],
  server: ["db", "domain"],
  ledger: ["server", "db", "domain"],
  features: ["ledger", "server", "db", "domain", "components"],
  "terminal/protocol": ["domain"],
  "terminal/client": ["terminal/protocol", "domain"],
  "terminal/counter": ["terminal/client", "terminal/protocol", "domain"],
  "terminal/screen": ["terminal/counter", "terminal/client", "terminal/protocol", "domain", "components"],
  terminal: ["features", "ledger", "server", "db", "domain"],
  app: ["terminal", "features", "ledger", "server", "db", "domain", "components"],
};
const test = "\\.test\\.tsx?$|^db/test/|^terminal/test/";
/** The demo merchant is made through the operations, from outside the rooms, like a script. */
const outside = `${test}|^db/seed/`;

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "Rules take no npm package and no Node module.",
      from: { path: "^domain/", pathNot: test },
      to: { pathNot: "^domain/" },
    },
    {
      name: "nobody-needs-the-demo",
      severity: "error",
      from: { path: "^(app|features|terminal|ledger|domain|server|db|components)/", pathNot: outside },
      to: { path: "^db/(seed|test)/" },
    },
    ...Object.entries(may).map(([room, allowed]) => ({
      name: `${room}-imports-only-to-the-right`,
      severity: "error",
      from: {
        path: `^${room}/`,
        pathNot: `${outside}${room === "terminal" ? "|^terminal/(protocol|client|counter|screen)/" : ""}`,
      },
      to: { path: rooms, pathNot: `^(${[room, ...allowed].join("|")})/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs", ".json"] },
  },
};
