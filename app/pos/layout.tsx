import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { absolute: "一卡收银 · Yika POS" },
  manifest: "/pos/manifest.webmanifest",
  appleWebApp: { capable: true, title: "一卡收银", statusBarStyle: "black-translucent" },
  formatDetection: { telephone: false },
  referrer: "no-referrer",
};

/** A till is not zoomed by accident; with the system's keyboard open, 确认 stays in sight above it. */
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#12151a" },
  ],
};

export default function PosLayout({ children }: { children: ReactNode }) {
  return children;
}
