import { expect, test } from "vitest";
import * as z from "zod";
import { replyOf } from "./codes";
import { openApiDocument, replyComponent, requestComponent } from "./openapi";
import { isOperation, OPERATIONS } from "./operations";
import { replyBreach } from "./reply-check";

const document = openApiDocument("1.0.0");
const parsed = z
  .object({
    openapi: z.literal("3.1.0"),
    paths: z.object({
      "/api/terminal": z.object({
        post: z.object({
          requestBody: z.object({
            content: z.object({
              "application/json": z.object({
                schema: z.object({ oneOf: z.array(z.object({ $ref: z.string() })) }),
              }),
            }),
          }),
        }),
      }),
    }),
    components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
    "x-codes": z.array(z.object({ code: z.string() })),
  })
  .parse(document);

test("the document is the same every time", () => {
  expect(JSON.stringify(openApiDocument("1.0.0"))).toBe(JSON.stringify(document));
});

test("every operation has its request and its reply, and every reference leads somewhere", () => {
  const { schemas } = parsed.components;
  const ops = Object.keys(OPERATIONS).filter(isOperation);
  for (const op of ops) {
    expect(schemas).toHaveProperty(requestComponent(op));
    expect(schemas).toHaveProperty(replyComponent(op));
  }
  const asked = parsed.paths["/api/terminal"].post.requestBody.content["application/json"].schema.oneOf;
  expect(asked).toHaveLength(ops.length);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  expect(references.length).toBeGreaterThan(ops.length * 2);
  for (const reference of references)
    expect(schemas).toHaveProperty(reference.replace("#/components/schemas/", ""));
});

test("requests are closed, replies stay open for later fields", () => {
  const { schemas } = parsed.components;
  expect(schemas.SpendRequest).toMatchObject({
    additionalProperties: false,
    required: ["v", "op", "trace", "txnId", "data"],
  });
  expect(schemas.BalanceRequest).toMatchObject({
    additionalProperties: false,
    required: ["v", "op", "data"],
  });
  expect(schemas.SpendReply).not.toHaveProperty("additionalProperties");
});

test("a reply is held to its operation and code", () => {
  const time = new Date(0);
  const quote = { bonus: 1_000, points: 0, tier: { id: "1", name: "充100送10" } };
  expect(replyBreach("bonus.quote", replyOf("000", quote, time))).toBeNull();
  expect(replyBreach("bonus.quote", replyOf("000", { bonus: 1 }, time))).toBe("data.points");
  expect(replyBreach("recharge", replyOf("109", quote, time))).toBeNull();
  expect(replyBreach("recharge", replyOf("109", {}, time))).toBe("data.bonus");
  expect(replyBreach("spend", replyOf("101", {}, time))).toBe("data.triesLeft");
  expect(replyBreach("spend", replyOf("100", {}, time))).toBeNull();
  expect(replyBreach("txn.reverse", replyOf("022", { short: 5 }, time))).toBeNull();
  expect(replyBreach("spend", { ...replyOf("100", {}, time), final: false })).toBe("final");
  expect(replyBreach("spend", { ...replyOf("100", {}, time), code: "199" })).toBe("code");
  expect(replyBreach("spend", { ...replyOf("100", {}, time), time: 5 })).toBe("time");
  expect(replyBreach("spend", null)).toBe("envelope");
});
