import { newTxnId } from "@/terminal/client/request-body";
import { HEADERS } from "@/terminal/protocol/envelope";
import { Breach, type Heard } from "../line";
import { type Check, expectCode, same } from "../shop";

function refused(heard: Heard, status: number): void {
  if (heard.reply) throw new Breach("an answer under a good MAC, where none may be");
  same("HTTP status", heard.status, status);
}

const LIST = JSON.stringify({ v: 1, op: "operator.list", data: {} });

/** Envelope, MAC, nonce, strictness: what a server must refuse, and how (sections 1 and 4). */
export const MESSAGE_CHECKS: readonly Check[] = [
  {
    title: "a good message is answered under a good MAC",
    run: async ({ line }) => expectCode("operator.list", await line.send("operator.list", LIST), "000"),
  },
  {
    title: "a flipped bit in the MAC is 401",
    run: async ({ line }) =>
      refused(
        await line.say("", LIST, line.present(), (request) => {
          const mac = request.headers[HEADERS.mac] ?? "";
          const flipped = `${mac.slice(0, -1)}${mac.endsWith("0") ? "1" : "0"}`;
          return { ...request, headers: { ...request.headers, [HEADERS.mac]: flipped } };
        }),
        401,
      ),
  },
  {
    title: "one byte changed in the body is 401",
    run: async ({ line }) =>
      refused(
        await line.say("", LIST, line.present(), (request) => ({ ...request, body: `${request.body} ` })),
        401,
      ),
  },
  {
    title: "another session's number under this session's MAC is 401",
    run: async ({ line }) =>
      refused(
        await line.say("", LIST, line.present(), (request) => ({
          ...request,
          headers: { ...request.headers, [HEADERS.session]: String(line.session() + 1) },
        })),
        401,
      ),
  },
  {
    title: "a missing header is 400",
    run: async ({ line }) =>
      refused(
        await line.say("", LIST, line.present(), ({ headers, body }) => ({
          headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== HEADERS.nonce)),
          body,
        })),
        400,
      ),
  },
  {
    title: "another content type is 415",
    run: async ({ line }) =>
      refused(
        await line.say("", LIST, line.present(), (request) => ({
          ...request,
          headers: { ...request.headers, "content-type": "text/plain" },
        })),
        415,
      ),
  },
  {
    title: "more than 64 KiB is 413",
    run: async ({ line }) => refused(await line.say("", `${LIST}${" ".repeat(65_536)}`), 413),
  },
  {
    title: "a read is not answered twice to one nonce",
    run: async ({ line }) => {
      let first = {};
      await line.say("operator.list", LIST, line.present(), (request) => {
        first = request.headers;
        return request;
      });
      refused(
        await line.say("", LIST, line.present(), (request) => ({ ...request, headers: { ...first } })),
        401,
      );
    },
  },
  ...(
    [
      ["no JSON", "{", "200"],
      ["bytes that are no object", "[1]", "200"],
      ["an unknown field in the envelope", '{"v":1,"op":"operator.list","data":{},"x":1}', "200"],
      ["an unknown field in data", '{"v":1,"op":"operator.list","data":{"x":1}}', "200"],
      [
        "a trace on a read",
        `{"v":1,"op":"operator.list","trace":1,"txnId":"${newTxnId()}","data":{}}`,
        "200",
      ],
      ["an operation without its trace", '{"v":1,"op":"spend","data":{}}', "200"],
      ["a fraction of a fen", spendOf("1.5"), "200"],
      ["an amount as text", spendOf('"100"'), "200"],
      ["an amount of zero", spendOf("0"), "200"],
      ["an amount beyond 10^12", spendOf("1000000000001"), "200"],
      ["an unknown operation", '{"v":1,"op":"money.print","data":{}}', "207"],
    ] as const
  ).map(
    ([what, body, code]): Check => ({
      title: `${what} is ${code}`,
      run: async ({ line }) => {
        const heard = await line.say("", body);
        if (!heard.reply) throw new Breach(`HTTP ${heard.status} without a good MAC`);
        expectCode("the message", heard.reply, code);
        if (code === "200" && typeof heard.reply.data.path !== "string")
          throw new Breach("data.path is missing");
      },
    }),
  ),
];

function spendOf(amount: string): string {
  const data = `{"operator":"01","card":{"no":"6217001234567890"},"amount":${amount}}`;
  return `{"v":1,"op":"spend","trace":2000000000,"txnId":"${newTxnId()}","data":${data}}`;
}
