"use client";

export { PosError as default } from "@/terminal/screen/pos-error";
