import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createTranslator } from "next-intl";
import type { Locale, Messages } from "@/server/messages";

const root = fileURLToPath(new URL("../messages", import.meta.url));

/** The portal's own words by full key. Read as files: outside a bundler an import of JSON is refused. */
export function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale) });
}

/** Chinese, the language of the tests' browser unless one says otherwise. */
export const zh = wordsIn("zh-CN");
export const en = wordsIn("en");

function messagesOf(locale: Locale): Messages {
  const folder = path.join(root, locale);
  const nouns = fs
    .readdirSync(folder)
    .map((file) => `"${path.parse(file).name}": ${fs.readFileSync(path.join(folder, file), "utf8")}`);
  return JSON.parse(`{${nouns.join()}}`);
}
