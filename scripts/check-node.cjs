// Plain CommonJS on purpose: it must still parse on the Node versions it turns away.
var parts = process.versions.node.split(".").map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 9)) {
  console.error(`Yika needs Node 20.9 or newer; this is ${process.versions.node}. Nothing was changed.`);
  process.exit(1);
}
