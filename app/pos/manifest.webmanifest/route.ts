import type { MetadataRoute } from "next";

export const dynamic = "force-static";

const manifest = {
  id: "/pos",
  name: "一卡收银",
  short_name: "收银",
  description: "Yika POS",
  lang: "zh-CN",
  start_url: "/pos",
  scope: "/pos",
  display: "standalone",
  background_color: "#fbfaf7",
  theme_color: "#fbfaf7",
  icons: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { src: "/pos/icons/192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/pos/icons/512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/pos/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
} satisfies MetadataRoute.Manifest;

/** The POS installs as an app of its own, apart from the back office. */
export function GET(): Response {
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
