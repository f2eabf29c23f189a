import { Pos } from "@/terminal/screen/pos";

/** The same for everybody: who works at the terminal is the terminal's own affair, not a session's. */
export const dynamic = "force-static";

export default function PosPage() {
  return <Pos />;
}
