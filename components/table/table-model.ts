import { constructTable, type Table, tableFeatures } from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import type { Column } from "./column";

/** No feature that changes rows: the server filters, sorts and pages, and the URL says how. */
const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings() });
type Features = typeof features;

/** A row's data as one field, so that rows may be of any shape. */
type Listed<T> = { readonly row: T };

/** The table's rows and columns as TanStack Table holds them; made anew for each request, drawn by DataTable. */
export function tableModel<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  rowKey: (row: T) => string,
): Table<Features, Listed<T>> {
  return constructTable<Features, Listed<T>>({
    features,
    columns: columns.map(({ id }) => ({ id })),
    data: rows.map((row) => ({ row })),
    getRowId: ({ row }) => rowKey(row),
  });
}
