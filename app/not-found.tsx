import { PageMissing } from "@/components/shell/page-error";

export default function NotFoundPage() {
  return <PageMissing />;
}
