import * as z from "zod";

const transcript = z.object({
  terminal: z.string(),
  exchanges: z.array(
    z.object({
      op: z.string(),
      request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
      reply: z.object({ status: z.number(), mac: z.string(), body: z.string() }),
    }),
  ),
});

const HEAD = `# One worked example per operation

Real exchanges, kept byte for byte in \`terminal-examples.json\` together with the activation code and the terminal key that open
them: an implementer can recompute every MAC (terminal-protocol.md §2), both session keys from each sign-on's salt (§3), and
open every secret (§4). The JSON here is set on several lines for reading; what is signed is the single line in the file.
Made by \`npm run certify -- --url … --code … --record docs/terminal-examples.json\`; a test checks each of them.
`;

/** The examples file as a page to read. Throws when it is no such file. */
export function examplesPage(recorded: string): string {
  const { exchanges } = transcript.parse(JSON.parse(recorded));
  const seen = new Set<string>();
  const parts = exchanges.flatMap(({ op, request, reply }) => {
    if (seen.has(op)) return [];
    seen.add(op);
    const { "x-session": session = "", "x-mac": mac = "" } = request.headers;
    return [
      `## \`${op}\`\n\nRequest, session ${session}, \`X-Mac: ${mac}\`\n\n${block(request.body)}\n\n` +
        `Reply, HTTP ${reply.status}, \`X-Mac: ${reply.mac}\`\n\n${block(reply.body)}\n`,
    ];
  });
  return [HEAD, ...parts].join("\n");
}

function block(body: string): string {
  return `\`\`\`json\n${JSON.stringify(JSON.parse(body), null, 1)}\n\`\`\``;
}
