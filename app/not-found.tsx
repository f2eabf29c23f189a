import { PageMissing } from "@/components/shell/page-missing";

export default function NotFoundPage() {
  return (
    <main>
      <PageMissing />
    </main>
  );
}
