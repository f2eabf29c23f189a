import * as z from "zod";
import { calendarDay, cardNo, instant, line, operatorNo, phone } from "../ids";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { secondPerson } from "./supervisor";

/** Attendance cards are read as they are: they hold no money and have no one-time codes. */
const attendanceCard = z.strictObject({ no: cardNo });

/** 员工开卡 */
export const employeeEnrolData = z.strictObject({
  operator: operatorNo,
  card: attendanceCard,
  name: line(40),
  phone,
  newPassword: secretField.optional(),
  ...secondPerson,
});
export const employeeEnrolReply = z.object({ cardNo, name: z.string(), receipt: slipSchema });

/** 打卡: `at` is the terminal's clock for a punch made while the server was out of reach; nobody need be signed in. */
export const attendancePunchData = z.strictObject({
  operator: operatorNo.optional(),
  card: attendanceCard,
  at: instant.optional(),
  password: secretField.optional(),
});
/** `repeated`: a second punch inside a minute is the first one again. */
export const attendancePunchReply = z.object({
  name: z.string(),
  direction: z.enum(["in", "out"]),
  at: instant,
  day: calendarDay,
  repeated: z.boolean(),
});
