"use client";

import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

const link = "[data-row-link]";
const ownUse = "a, button, input, select, label, summary";

/** Up, down, home, end walk the rows; enter follows the link that has the focus; a click anywhere on a row opens it. */
export function RowKeys({ children }: { children: ReactNode }) {
  function walk(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(link)) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>(link)];
    const here = links.indexOf(event.target);
    const goal = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    links[goal]?.focus();
  }

  function open(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLElement) || event.target.closest(ownUse)) return;
    // Dragging over a number to copy it is not a wish to leave the page.
    if (window.getSelection()?.isCollapsed === false) return;
    const { ctrlKey, metaKey, shiftKey } = event;
    event.target
      .closest("[data-row]")
      ?.querySelector(link)
      ?.dispatchEvent(
        new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows' own links carry the role; this only adds comfort.
    <div onKeyDown={walk} onClick={open}>
      {children}
    </div>
  );
}
