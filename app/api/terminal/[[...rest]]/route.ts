import { handleTerminalRequest } from "@/terminal/handler";

/** The terminal's door for hosts without the project's own server; server.ts mounts the same function ahead of Next. */
const handle = (request: Request) => handleTerminalRequest(request);

export { handle as GET, handle as POST };
