ALTER TABLE "receipt_prints" ALTER COLUMN "terminal_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "receipt_prints" ALTER COLUMN "operator_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "receipt_prints" ADD COLUMN "user_id" bigint;
--> statement-breakpoint
ALTER TABLE "receipt_prints" ADD CONSTRAINT "receipt_prints_printer" CHECK (("user_id" is null) = ("operator_id" is not null and "terminal_id" is not null) and ("operator_id" is null) = ("terminal_id" is null));
