import type { NextConfig } from "next";

/**
 * The front door's paths, for use without NGINX. Next.js writes rewrites into the build; `make up` writes the
 * deployment's addresses into its copy of it. Behind NGINX these rewrites are never reached.
 */
const BACKENDS = [
  { paths: ["/v1/graphql"], variable: "MILLWRIGHT_GRAPHQL_URL", fallback: "http://127.0.0.1:8081" },
  { paths: ["/api/:path*"], variable: "MILLWRIGHT_HANDLERS_URL", fallback: "http://127.0.0.1:8082" },
  { paths: ["/ingest/:path*"], variable: "MILLWRIGHT_INGEST_URL", fallback: "http://127.0.0.1:8083" },
] as const;

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  // `npm run typecheck` and `npm run lint` are the gates; a build that repeats them only makes `make up` slower.
  typescript: { ignoreBuildErrors: true },
  // Without NGINX, ingest's bodies pass through here: as large as ingest takes them, and a little more.
  experimental: {
    proxyClientMaxBodySize: "17mb",
    // A build is made once per change: writing a cache that nothing reads took as long as the build.
    turbopackFileSystemCacheForBuild: false,
  },
  headers: () => Promise.resolve([{ source: "/:path*", headers: SECURITY_HEADERS }]),
  rewrites: () =>
    Promise.resolve({
      beforeFiles: BACKENDS.flatMap(({ paths, variable, fallback }) => {
        const origin = new URL(process.env[variable] ?? fallback).origin;
        return paths.map((source) => ({ source, destination: origin + source }));
      }),
      afterFiles: [],
      fallback: [],
    }),
};

export default config;
