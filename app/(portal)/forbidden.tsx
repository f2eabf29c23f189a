import { PageRefused } from "@/components/shell/page-error";

export default function ForbiddenPage() {
  return <PageRefused />;
}
