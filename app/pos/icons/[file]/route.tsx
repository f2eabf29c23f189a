import { ImageResponse } from "next/og";

export const dynamic = "force-static";
export const dynamicParams = false;

type File = "192.png" | "512.png" | "maskable-512.png";
/** `share` of the side that the mark takes: systems cut maskable icons to their own shape. */
const FILES = {
  "192.png": { side: 192, share: 1, ground: "transparent" },
  "512.png": { side: 512, share: 1, ground: "transparent" },
  "maskable-512.png": { side: 512, share: 0.72, ground: "#0e7c66" },
} as const satisfies Record<File, { side: number; share: number; ground: string }>;
/** The stroke of app/icon.svg. */
const STROKE =
  "M6.6 18.4c-.5-.6-.4-1.3.3-1.6 2.9-1 5.9-1.6 9.1-1.9 2.3-.2 4.3-.7 6-1.4 1-.4 2.3.2 3 1.4.6 1 .2 1.9-.9 2.1-1.9.3-3.9.3-6.1.4-3.1.1-6 .5-8.7 1.2-1.2.3-2.1.4-2.7-.2Z";

export function generateStaticParams(): { file: string }[] {
  return Object.keys(FILES).map((file) => ({ file }));
}

/** app/icon.svg as the PNG files that systems ask of an installed app; drawn while the pages are built. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  if (!isFile(file)) return new Response(null, { status: 404 });
  const { side, share, ground } = FILES[file];
  const mark = Math.round(side * share);
  return new ImageResponse(
    <div
      style={{
        display: "flex",
        width: side,
        height: side,
        alignItems: "center",
        justifyContent: "center",
        background: ground,
      }}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: it becomes a PNG */}
      <svg width={mark} height={mark} viewBox="0 0 32 32">
        <rect x="1" y="5" width="30" height="22" rx="5" fill="#0e7c66" />
        <path fill="#fff" d={STROKE} />
      </svg>
    </div>,
    { width: side, height: side },
  );
}

function isFile(file: string): file is File {
  return Object.hasOwn(FILES, file);
}
