import { PageMissing } from "@/components/shell/page-error";

export default function NotFoundPage() {
  return (
    <main>
      <PageMissing />
    </main>
  );
}
