CREATE TABLE "approvals" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"op" text NOT NULL,
	"right" text NOT NULL,
	"substance" "bytea" NOT NULL,
	"details" json NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"store_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"maker_operator_id" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" bigint,
	"decided_by_operator" bigint,
	"decided_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_session" integer,
	"used_trace" integer,
	CONSTRAINT "approvals_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "approvals_status_known" CHECK ("status" in ('pending', 'granted', 'denied')),
	CONSTRAINT "approvals_decided" CHECK (("status" = 'pending') = ("decided_by" is null and "decided_at" is null)),
	CONSTRAINT "approvals_four_eyes" CHECK ("decided_by_operator" is null or "decided_by_operator" <> "maker_operator_id"),
	CONSTRAINT "approvals_used" CHECK ("used_at" is null or "status" = 'granted'),
	CONSTRAINT "approvals_expiry" CHECK ("expires_at" > "requested_at")
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "employees_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"card_no" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"password_verifier" "bytea",
	"password_key" integer DEFAULT 0 NOT NULL,
	"password_fails" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "employees_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "employees_status" CHECK ("status" in ('active', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "punches" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "punches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"direction" text NOT NULL,
	"store_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "punches_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "punches_direction" CHECK ("direction" in ('in', 'out'))
);
--> statement-breakpoint
CREATE TABLE "card_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"card_no" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "terminal_journals" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"batch_no" integer NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"items" json NOT NULL,
	"differences" json,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "terminal_journals_pkey" PRIMARY KEY("merchant_id","terminal_id","batch_no","part"),
	CONSTRAINT "terminal_journals_part" CHECK ("part" between 1 and "parts")
);
--> statement-breakpoint
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_card_state";
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "shared" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "approval_id" bigint;
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "operator_id" bigint;
--> statement-breakpoint
CREATE INDEX "approvals_status" ON "approvals" USING btree ("merchant_id","status","requested_at","id");
--> statement-breakpoint
CREATE INDEX "approvals_terminal" ON "approvals" USING btree ("merchant_id","terminal_id","requested_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "employees_active_card" ON "employees" USING btree ("merchant_id","card_no") WHERE "status" = 'active';
--> statement-breakpoint
CREATE INDEX "punches_day" ON "punches" USING btree ("merchant_id","employee_id","day","at");
--> statement-breakpoint
CREATE INDEX "punches_at" ON "punches" USING btree ("merchant_id","at","id");
--> statement-breakpoint
CREATE INDEX "card_tokens_expires" ON "card_tokens" USING btree ("expires_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "entries_approval" ON "entries" USING btree ("merchant_id","approval_id") WHERE "approval_id" is not null;
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_card_state" CHECK ("card_state" in ('active', 'lost', 'replaced', 'closed', 'unbound'));
--> statement-breakpoint
-- Where Citus is present, shard before any foreign key exists; plain PostgreSQL skips this.
do $$ begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    perform create_distributed_table('approvals', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('employees', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('punches', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('terminal_journals', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('card_tokens', 'token_hash', colocate_with := 'none');
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "punches" ADD CONSTRAINT "punches_employee" FOREIGN KEY ("merchant_id","employee_id") REFERENCES "public"."employees"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "terminal_journals" ADD CONSTRAINT "terminal_journals_terminal" FOREIGN KEY ("merchant_id","terminal_id") REFERENCES "public"."terminals"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant usage, select on all sequences in schema public to yika_app;
--> statement-breakpoint
grant select, insert on approvals, card_tokens, employees, punches, terminal_journals to yika_app;
--> statement-breakpoint
grant update on approvals, card_tokens, employees to yika_app;
--> statement-breakpoint
grant delete on card_tokens to yika_app;
