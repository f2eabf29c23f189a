import { expect, type Locator, type Page } from "@playwright/test";
import { zh } from "./words";

type Key = Parameters<typeof zh>[0];

/** Expects the page's main part to say this, as one reads it: label, then figure, apart by spaces. */
export async function says(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await expect(page.getByRole("main")).toContainText(text, { useInnerText: true });
}

/** Expects the page's main part to show each figure beside its label, which is named by the key of its words. */
export async function shows(page: Page, ...figures: (readonly [Key, string])[]): Promise<void> {
  for (const [key, figure] of figures) await says(page, `${zh(key)} ${figure}`);
}

/** The row of a table that holds this text. */
export function rowOf(page: Page, text: string | RegExp): Locator {
  return page.getByRole("row").filter({ hasText: text });
}

/** A card number as it is drawn: in fours. */
export function inFours(no: string): string {
  return no.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The heading that names the page. */
export function title(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}
