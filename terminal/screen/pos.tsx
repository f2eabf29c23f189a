"use client";

/*
 * The POS of the browser. How to drive it (tests, and people who cannot see it):
 * - roles and names: region "终端状态 / Terminal status" · region "问题 / Question" with the question as its heading (level 1,
 *   focused) · status "输入 / Answer" (of a secret only how many digits) · textbox named as the question, for texts only ·
 *   region "键盘 / Keypad" with buttons "0"–"9", "00", "确认 / OK", "取消 / Cancel", "清除 / Clear", "扫码 / Scan", "功能 / More" ·
 *   menus and choices are a list of buttons "1 开卡 …" · region "已填 / So far" and "上一张凭条 / Last slip" (article) on wide screens
 * - alert "结果 / Outcome" covers the screen; its attribute data-outcome is done, declined, cancelled, unknown or not-sent.
 *   Enter or Esc puts it away; after done at rest a digit or a card goes straight through. An unknown one put away stays as a
 *   button "结果未知 … / Unknown …" under the status line
 * - lists are a region named by their title, dialogs 功能, 设置, 上一张凭条, 扫码 are dialogs
 * - keys: digits, Enter = 确认, Esc = 取消, Backspace = last digit (a secret: all), Delete = all. At rest and in lists one digit acts
 *   after 60 ms. Eight or more keys at 50 ms or less each, Enter included, are a card reader: type long numbers that are no
 *   card (PINs of 8 and more, amounts) with a delay of 60 ms a key.
 */
import "./pos.css";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { WORDS } from "./words";

/** The program of the counter comes after the page, so that something is seen at once on a slow line. */
const PosPage = lazy(async () => ({ default: (await import("./pos-page")).PosPage }));
const never = () => () => {};

export function Pos() {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return inBrowser ? (
    <Suspense fallback={<Starting />}>
      <PosPage />
    </Suspense>
  ) : (
    <Starting />
  );
}

/** Both languages: which one this device speaks is known only a moment later. */
function Starting() {
  return (
    <div className="pos">
      <p className="m-auto text-[20px] text-muted">
        {WORDS.starting.zh} {WORDS.starting.en}
      </p>
    </div>
  );
}
