import { MAX_BODY_BYTES } from "./protocol/limits";

/** The raw bytes of a request, or why they are not taken; never more than the limit is held in memory. */
export async function readBody(request: Request): Promise<Uint8Array | "tooLarge"> {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    if (!(Number(announced) <= MAX_BODY_BYTES)) return "tooLarge";
    return new Uint8Array(await request.arrayBuffer());
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      return "tooLarge";
    }
    parts.push(value);
  }
  return new Uint8Array(Buffer.concat(parts));
}
