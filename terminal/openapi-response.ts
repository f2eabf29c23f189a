import { openApiDocument } from "./protocol/openapi";
import { LATEST_VERSION } from "./versions";

let text: string | undefined;

/** The contract, made from the schemas that check the messages. */
export function openApiResponse(): Response {
  text ??= JSON.stringify(openApiDocument(LATEST_VERSION), null, 2);
  return new Response(text, { headers: { "content-type": "application/json", "cache-control": "no-cache" } });
}
