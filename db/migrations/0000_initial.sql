CREATE TABLE "accounts" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"card_no" text NOT NULL,
	"card_state" text NOT NULL,
	"pin_verifier" "bytea",
	"pin_key" integer DEFAULT 0 NOT NULL,
	"pin_fails" integer DEFAULT 0 NOT NULL,
	"principal_fen" bigint DEFAULT 0 NOT NULL,
	"bonus_fen" bigint DEFAULT 0 NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"recharge_count" integer DEFAULT 0 NOT NULL,
	"chain" "bytea" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_store_id" bigint NOT NULL,
	"last_entry_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "accounts_principal" CHECK ("principal_fen" >= 0),
	CONSTRAINT "accounts_bonus" CHECK ("bonus_fen" >= 0),
	CONSTRAINT "accounts_pin_fails" CHECK ("pin_fails" between 0 and 5),
	CONSTRAINT "accounts_card_state" CHECK ("card_state" in ('active', 'lost', 'replaced', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" bigint,
	"door" text NOT NULL,
	"origin" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "audit_events_actor" CHECK ("actor_kind" in ('operator', 'user', 'member', 'platform', 'system')),
	CONSTRAINT "audit_events_door" CHECK ("door" in ('terminal', 'portal', 'member', 'admin', 'system'))
);
--> statement-breakpoint
CREATE TABLE "card_merchants" (
	"card_no" text NOT NULL,
	"merchant_id" bigint NOT NULL,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "card_merchants_pkey" PRIMARY KEY("card_no","merchant_id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"card_no" text PRIMARY KEY NOT NULL,
	"issuer_id" bigint NOT NULL,
	"state" text DEFAULT 'stock' NOT NULL,
	"virtual" boolean DEFAULT false NOT NULL,
	"member_id" bigint,
	"replaced_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "cards_no" CHECK ("card_no" ~ '^[0-9]{8,19}$'),
	CONSTRAINT "cards_state" CHECK ("state" in ('stock', 'active', 'lost', 'replaced', 'closed')),
	CONSTRAINT "cards_holder" CHECK (("state" = 'stock') = ("member_id" is null)),
	CONSTRAINT "cards_replaced" CHECK (("state" = 'replaced') = ("replaced_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"store_id" bigint NOT NULL,
	"terminal_id" bigint,
	"no" integer NOT NULL,
	"day" date,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "batches_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "batches_kind" CHECK (("terminal_id" is null) = ("day" is not null))
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"merchant_id" bigint NOT NULL,
	"id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"cash_fen" bigint NOT NULL,
	"bonus_cost_fen" bigint NOT NULL,
	"suspense_fen" bigint NOT NULL,
	"principal_fen" bigint NOT NULL,
	"bonus_fen" bigint NOT NULL,
	"sales_fen" bigint NOT NULL,
	"points" bigint NOT NULL,
	"principal_after_fen" bigint NOT NULL,
	"bonus_after_fen" bigint NOT NULL,
	"points_after" bigint NOT NULL,
	"corrects_id" bigint,
	"card_no" text NOT NULL,
	"store_id" bigint NOT NULL,
	"batch_id" bigint NOT NULL,
	"door" text NOT NULL,
	"terminal_id" bigint,
	"voucher_no" integer,
	"session" integer,
	"trace" integer,
	"maker_kind" text NOT NULL,
	"maker_id" bigint NOT NULL,
	"approver_kind" text,
	"approver_id" bigint,
	"tender" text,
	"tier_id" bigint,
	"tier_terms" json,
	"note" text DEFAULT '' NOT NULL,
	"chain" "bytea" NOT NULL,
	CONSTRAINT "entries_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "entries_kind" CHECK ("kind" in ('recharge', 'rechargeVoid', 'spend', 'spendVoid', 'refund', 'pointsCredit', 'pointsCreditVoid', 'pointsSpend', 'pointsSpendVoid', 'close', 'reversal', 'opening')),
	CONSTRAINT "entries_balanced" CHECK ("cash_fen" + "bonus_cost_fen" + "suspense_fen" = "principal_fen" + "bonus_fen" + "sales_fen"),
	CONSTRAINT "entries_after" CHECK ("principal_after_fen" >= 0 and "bonus_after_fen" >= 0),
	CONSTRAINT "entries_signs" CHECK (case "kind"
        when 'recharge' then "cash_fen" > 0 and "bonus_cost_fen" >= 0 and "sales_fen" = 0 and "principal_fen" = "cash_fen"
        when 'rechargeVoid' then "cash_fen" < 0 and "bonus_cost_fen" <= 0 and "sales_fen" = 0 and "principal_fen" = "cash_fen"
        when 'spend' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" > 0 and "principal_fen" <= 0 and "bonus_fen" <= 0
        when 'spendVoid' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" < 0 and "principal_fen" >= 0 and "bonus_fen" >= 0
        when 'refund' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" < 0 and "principal_fen" >= 0 and "bonus_fen" >= 0
        when 'close' then "cash_fen" <= 0 and "principal_after_fen" = 0 and "bonus_after_fen" = 0 and "points_after" = 0
        when 'opening' then "cash_fen" = 0 and "sales_fen" = 0
        when 'reversal' then true
        else "cash_fen" = 0 and "bonus_cost_fen" = 0 and "principal_fen" = 0 and "bonus_fen" = 0 and "sales_fen" = 0
      end),
	CONSTRAINT "entries_suspense" CHECK ("suspense_fen" = 0 or "kind" in ('reversal', 'opening')),
	CONSTRAINT "entries_corrects_kind" CHECK (("corrects_id" is not null) = ("kind" in ('rechargeVoid', 'spendVoid', 'refund', 'pointsCreditVoid', 'pointsSpendVoid', 'reversal'))),
	CONSTRAINT "entries_maker_approver" CHECK (("approver_id" is null) = ("approver_kind" is null) and ("approver_id" is null or "approver_kind" <> "maker_kind" or "approver_id" <> "maker_id")),
	CONSTRAINT "entries_maker" CHECK ("maker_kind" in ('operator', 'user', 'member', 'system')),
	CONSTRAINT "entries_door" CHECK ("door" in ('terminal', 'portal', 'member', 'admin', 'system')),
	CONSTRAINT "entries_tender" CHECK ("tender" is null or "tender" in ('cash', 'wechat', 'alipay', 'bank_card', 'transfer')),
	CONSTRAINT "entries_tendered" CHECK ("kind" <> 'recharge' or "tender" is not null),
	CONSTRAINT "entries_terminal" CHECK ("door" <> 'terminal' or ("terminal_id" is not null and "voucher_no" is not null))
);
--> statement-breakpoint
CREATE TABLE "receipt_prints" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "receipt_prints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"copy" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"terminal_id" bigint NOT NULL,
	"operator_id" bigint NOT NULL,
	CONSTRAINT "receipt_prints_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "receipt_prints_copy" CHECK ("copy" >= 1)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"session" integer NOT NULL,
	"trace" integer NOT NULL,
	"txn_id" text,
	"body_hash" "bytea",
	"op" text,
	"outcome" text NOT NULL,
	"code" text NOT NULL,
	"reply" text NOT NULL,
	"entry_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requests_pkey" PRIMARY KEY("merchant_id","terminal_id","session","trace"),
	CONSTRAINT "requests_outcome" CHECK ("outcome" in ('applied', 'declined', 'cancelled')),
	CONSTRAINT "requests_tombstone" CHECK (("outcome" = 'cancelled') = ("body_hash" is null)),
	CONSTRAINT "requests_entry" CHECK ("entry_id" is null or "outcome" = 'applied'),
	CONSTRAINT "requests_key" CHECK ("session" >= 1 and "trace" >= 1)
);
--> statement-breakpoint
CREATE TABLE "reversals" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"session" integer NOT NULL,
	"trace" integer NOT NULL,
	"code" text NOT NULL,
	"reply" text NOT NULL,
	"entry_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reversals_pkey" PRIMARY KEY("merchant_id","terminal_id","session","trace"),
	CONSTRAINT "reversals_code" CHECK ("code" in ('020', '022'))
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"merchant_id" bigint NOT NULL,
	"batch_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"store_id" bigint NOT NULL,
	"batch_no" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"operator_id" bigint NOT NULL,
	"totals" json NOT NULL,
	"terminal_totals" json NOT NULL,
	"differences" json NOT NULL,
	"expected_cash_fen" bigint NOT NULL,
	"counted_cash_fen" bigint,
	"entry_count" integer NOT NULL,
	"seal" "bytea" NOT NULL,
	CONSTRAINT "settlements_pkey" PRIMARY KEY("merchant_id","batch_id"),
	CONSTRAINT "settlements_count" CHECK ("entry_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "member_phones" (
	"phone" text PRIMARY KEY NOT NULL,
	"member_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_profiles" (
	"merchant_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"phone" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"birthday" date,
	"gender" text DEFAULT 'unspecified' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_profiles_pkey" PRIMARY KEY("merchant_id","member_id"),
	CONSTRAINT "member_profiles_gender" CHECK ("gender" in ('female', 'male', 'unspecified'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant_settings" (
	"merchant_id" bigint PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"cutoff_minutes" integer DEFAULT 0 NOT NULL,
	"bucket_order" text DEFAULT 'proportional' NOT NULL,
	"fen_per_point" bigint DEFAULT 0 NOT NULL,
	"points_base" text DEFAULT 'whole' NOT NULL,
	"limit_per_operation_fen" bigint,
	"limit_card_named_fen" bigint,
	"limit_card_unnamed_fen" bigint,
	"limit_operator_day_fen" bigint,
	"limit_cash_refund_fen" bigint,
	"recharge_password_verifier" "bytea" NOT NULL,
	"recharge_password_key" integer NOT NULL,
	"recharge_password_must_change" integer DEFAULT 0 NOT NULL,
	"slip_header" text DEFAULT '' NOT NULL,
	"slip_footer" text DEFAULT '' NOT NULL,
	"card_prefix" text NOT NULL,
	CONSTRAINT "merchant_settings_bucket" CHECK ("bucket_order" in ('proportional', 'principal_first', 'bonus_first')),
	CONSTRAINT "merchant_settings_points_base" CHECK ("points_base" in ('whole', 'principal')),
	CONSTRAINT "merchant_settings_fen_per_point" CHECK ("fen_per_point" >= 0),
	CONSTRAINT "merchant_settings_cutoff" CHECK ("cutoff_minutes" between 0 and 720)
);
--> statement-breakpoint
CREATE TABLE "merchant_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"merchant_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merchants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "merchants_status" CHECK ("status" in ('active', 'suspended', 'closing'))
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "operators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"no" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"password_verifier" "bytea" NOT NULL,
	"password_key" integer NOT NULL,
	"must_change" boolean DEFAULT false NOT NULL,
	"password_fails" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "operators_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "operators_no" CHECK ("no" ~ '^[0-9]{2}$'),
	CONSTRAINT "operators_role" CHECK ("role" in ('cashier', 'supervisor')),
	CONSTRAINT "operators_status" CHECK ("status" in ('active', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "recharge_tiers" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "recharge_tiers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"from_fen" bigint NOT NULL,
	"give" text NOT NULL,
	"value" bigint NOT NULL,
	"per_full_multiple" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"store_ids" bigint[],
	"first_recharge_only" boolean DEFAULT false NOT NULL,
	"times_per_member" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "recharge_tiers_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "recharge_tiers_give" CHECK ("give" in ('fixed', 'percent', 'points')),
	CONSTRAINT "recharge_tiers_figures" CHECK ("from_fen" > 0 and "value" > 0),
	CONSTRAINT "recharge_tiers_window" CHECK ("ends_at" is null or "starts_at" is null or "ends_at" > "starts_at"),
	CONSTRAINT "recharge_tiers_times" CHECK ("times_per_member" is null or "times_per_member" > 0)
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stores_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stores_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "stores_status" CHECK ("status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "activation_codes" (
	"handle" text PRIMARY KEY NOT NULL,
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"mac_key_sealed" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terminal_directory" (
	"terminal_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "terminal_directory_terminal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10000017 CACHE 1),
	"merchant_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "terminal_nonces" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"nonce" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "terminal_nonces_pkey" PRIMARY KEY("merchant_id","terminal_id","nonce")
);
--> statement-breakpoint
CREATE TABLE "terminal_sessions" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"session" integer NOT NULL,
	"salt" "bytea" NOT NULL,
	"signed_on_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "terminal_sessions_pkey" PRIMARY KEY("merchant_id","terminal_id","session")
);
--> statement-breakpoint
CREATE TABLE "terminal_state" (
	"merchant_id" bigint NOT NULL,
	"terminal_id" bigint NOT NULL,
	"status" text DEFAULT 'registered' NOT NULL,
	"session" integer DEFAULT 0 NOT NULL,
	"batch_id" bigint NOT NULL,
	"batch_no" integer NOT NULL,
	"voucher_no" integer DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"wrong_secrets" integer DEFAULT 0 NOT NULL,
	"wrong_since" timestamp (3) with time zone,
	"recharge_fails" integer DEFAULT 0 NOT NULL,
	"recharge_locked_until" timestamp (3) with time zone,
	CONSTRAINT "terminal_state_pkey" PRIMARY KEY("merchant_id","terminal_id"),
	CONSTRAINT "terminal_state_status" CHECK ("status" in ('registered', 'active', 'suspended')),
	CONSTRAINT "terminal_state_counters" CHECK ("voucher_no" >= 0 and "session" >= 0 and "batch_no" >= 1)
);
--> statement-breakpoint
CREATE TABLE "terminals" (
	"merchant_id" bigint NOT NULL,
	"id" bigint NOT NULL,
	"store_id" bigint NOT NULL,
	"name" text NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"signed_on_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"app_version" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "terminals_pkey" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "user_sessions" (
	"merchant_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	CONSTRAINT "user_sessions_pkey" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"merchant_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"login" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"password_hash" text NOT NULL,
	"password_fails" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_pkey" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "users_role" CHECK ("role" in ('owner', 'supervisor', 'auditor')),
	CONSTRAINT "users_status" CHECK ("status" in ('active', 'removed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_card" ON "accounts" USING btree ("merchant_id","card_no");
--> statement-breakpoint
CREATE INDEX "accounts_member" ON "accounts" USING btree ("merchant_id","member_id");
--> statement-breakpoint
CREATE INDEX "accounts_opened" ON "accounts" USING btree ("merchant_id","opened_at","id");
--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("merchant_id","at","id");
--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("merchant_id","entity","entity_id","at");
--> statement-breakpoint
CREATE INDEX "cards_issuer" ON "cards" USING btree ("issuer_id","state","card_no");
--> statement-breakpoint
CREATE UNIQUE INDEX "batches_terminal_no" ON "batches" USING btree ("merchant_id","terminal_id","no") WHERE "terminal_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "batches_store_day" ON "batches" USING btree ("merchant_id","store_id","day") WHERE "day" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "entries_account_seq" ON "entries" USING btree ("merchant_id","account_id","seq");
--> statement-breakpoint
CREATE UNIQUE INDEX "entries_voucher" ON "entries" USING btree ("merchant_id","terminal_id","voucher_no");
--> statement-breakpoint
CREATE INDEX "entries_at" ON "entries" USING btree ("merchant_id","at","id");
--> statement-breakpoint
CREATE INDEX "entries_batch" ON "entries" USING btree ("merchant_id","batch_id","id");
--> statement-breakpoint
CREATE INDEX "entries_corrects" ON "entries" USING btree ("merchant_id","corrects_id") WHERE "corrects_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_prints_subject" ON "receipt_prints" USING btree ("merchant_id","subject","copy");
--> statement-breakpoint
CREATE INDEX "settlements_at" ON "settlements" USING btree ("merchant_id","settled_at","batch_id");
--> statement-breakpoint
CREATE INDEX "member_profiles_phone" ON "member_profiles" USING btree ("merchant_id","phone");
--> statement-breakpoint
CREATE INDEX "member_profiles_name" ON "member_profiles" USING btree ("merchant_id","name");
--> statement-breakpoint
CREATE INDEX "member_profiles_birthday" ON "member_profiles" USING btree ("merchant_id","birthday");
--> statement-breakpoint
CREATE INDEX "member_profiles_created" ON "member_profiles" USING btree ("merchant_id","created_at","member_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_active_no" ON "operators" USING btree ("merchant_id","no") WHERE "status" = 'active';
--> statement-breakpoint
CREATE INDEX "terminal_nonces_seen" ON "terminal_nonces" USING btree ("merchant_id","seen_at");
--> statement-breakpoint
CREATE INDEX "terminals_store_idx" ON "terminals" USING btree ("merchant_id","store_id");
--> statement-breakpoint
CREATE INDEX "user_sessions_user_idx" ON "user_sessions" USING btree ("merchant_id","user_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "users_login" ON "users" USING btree ("merchant_id","login");
--> statement-breakpoint
-- References of entries are handed to each process in blocks of 1000.
create sequence entry_refs start with 100000000000 increment by 1000 minvalue 100000000000 maxvalue 999999999000;
--> statement-breakpoint
-- Rows that change with every operation keep room for their next version on the same page.
alter table accounts set (fillfactor = 70);
--> statement-breakpoint
alter table terminal_state set (fillfactor = 50);
--> statement-breakpoint
-- Where Citus is present, shard by merchant before any foreign key exists; plain PostgreSQL skips this.
do $$ begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    perform create_distributed_table('merchants', 'id', colocate_with := 'none');
    perform create_distributed_table('accounts', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('audit_events', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('batches', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('entries', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('member_profiles', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('merchant_settings', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('operators', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('receipt_prints', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('recharge_tiers', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('requests', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('reversals', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('settlements', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('stores', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('terminal_nonces', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('terminal_sessions', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('terminal_state', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('terminals', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('user_sessions', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('users', 'merchant_id', colocate_with := 'merchants');
    perform create_distributed_table('cards', 'card_no', colocate_with := 'none');
    perform create_distributed_table('card_merchants', 'card_no', colocate_with := 'cards');
    perform create_distributed_table('members', 'id', colocate_with := 'none');
    perform create_distributed_table('member_phones', 'phone', colocate_with := 'none');
    perform create_reference_table('merchant_slugs');
    perform create_reference_table('terminal_directory');
    perform create_reference_table('activation_codes');
    perform create_reference_table('installation');
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_profile" FOREIGN KEY ("merchant_id","member_id") REFERENCES "public"."member_profiles"("merchant_id","member_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_account" FOREIGN KEY ("merchant_id","account_id") REFERENCES "public"."accounts"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_batch_fk" FOREIGN KEY ("merchant_id","batch_id") REFERENCES "public"."batches"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_corrects_fk" FOREIGN KEY ("merchant_id","corrects_id") REFERENCES "public"."entries"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "receipt_prints" ADD CONSTRAINT "receipt_prints_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_request" FOREIGN KEY ("merchant_id","terminal_id","session","trace") REFERENCES "public"."requests"("merchant_id","terminal_id","session","trace") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_batch" FOREIGN KEY ("merchant_id","batch_id") REFERENCES "public"."batches"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "member_profiles" ADD CONSTRAINT "member_profiles_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "merchant_settings" ADD CONSTRAINT "merchant_settings_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "recharge_tiers" ADD CONSTRAINT "recharge_tiers_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "terminal_sessions" ADD CONSTRAINT "terminal_sessions_terminal" FOREIGN KEY ("merchant_id","terminal_id") REFERENCES "public"."terminals"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "terminal_state" ADD CONSTRAINT "terminal_state_terminal" FOREIGN KEY ("merchant_id","terminal_id") REFERENCES "public"."terminals"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user" FOREIGN KEY ("merchant_id","user_id") REFERENCES "public"."users"("merchant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_merchant" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- The application works as this role: it can add to the ledger, never change or remove.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'yika_app') then
    begin
      create role yika_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
end $$;
--> statement-breakpoint
do $$ begin
  if not pg_has_role(current_user, 'yika_app', 'member') then
    execute format('grant yika_app to %I', current_user);
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to yika_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to yika_app;
--> statement-breakpoint
grant select, insert on all tables in schema public to yika_app;
--> statement-breakpoint
grant update on accounts, card_merchants, cards, member_phones, member_profiles, members, installation, merchant_settings, merchant_slugs, merchants, operators, recharge_tiers, stores, activation_codes, terminal_directory, terminal_nonces, terminal_sessions, terminal_state, terminals, user_sessions, users to yika_app;
--> statement-breakpoint
grant delete on terminal_nonces, activation_codes, user_sessions, accounts, card_merchants to yika_app;
