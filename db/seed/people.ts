import type { Gender } from "@/domain/person";
import type { Random } from "./random";

/** Names, birthdays and phones as they occur in a Chinese town. */

const SURNAMES: readonly [readonly [number, string], ...(readonly [number, string])[]] = [
  [7, "王"],
  [7, "李"],
  [7, "张"],
  [5, "刘"],
  [5, "陈"],
  [4, "杨"],
  [3, "赵"],
  [3, "黄"],
  [3, "周"],
  [3, "吴"],
  [3, "徐"],
  [2, "孙"],
  [2, "胡"],
  [2, "朱"],
  [2, "高"],
  [3, "林"],
  [2, "何"],
  [2, "郭"],
  [2, "马"],
  [2, "罗"],
  [2, "沈"],
  [2, "郑"],
  [2, "叶"],
  [2, "金"],
  [1, "钱"],
  [1, "姚"],
  [1, "章"],
  [1, "俞"],
  [1, "楼"],
  [1, "裘"],
  [1, "欧阳"],
  [1, "诸葛"],
];
const WOMEN = [
  "静",
  "敏",
  "丽",
  "燕",
  "秀英",
  "桂兰",
  "晓燕",
  "雅婷",
  "欣怡",
  "思雨",
  "梦洁",
  "婉清",
  "佳琪",
  "文静",
  "海燕",
  "玉梅",
  "春华",
  "雪莹",
  "若兰",
  "诗涵",
  "雨桐",
  "美玲",
  "淑芬",
  "慧",
  "倩",
  "颖",
] as const;
const MEN = [
  "伟",
  "强",
  "磊",
  "军",
  "勇",
  "建国",
  "志强",
  "浩然",
  "子轩",
  "宇航",
  "俊杰",
  "文博",
  "建华",
  "国平",
  "海涛",
  "晓东",
  "一鸣",
  "天佑",
  "明哲",
  "立新",
  "松柏",
  "家豪",
  "鹏",
  "斌",
  "涛",
  "毅",
] as const;
/** Mobile ranges of the four carriers. */
const RANGES = [
  "135",
  "136",
  "137",
  "138",
  "139",
  "150",
  "157",
  "158",
  "159",
  "186",
  "187",
  "188",
  "189",
] as const;

export type Person = {
  readonly phone: string;
  /** empty: the card is unnamed */
  readonly name: string;
  readonly gender: Gender;
  readonly birthday: string | null;
};

/** One in eight leaves the name out, one in five the birthday. */
export function drawPerson(random: Random, phone: string): Person {
  const woman = random.chance(0.56);
  const name = random.weighted(SURNAMES) + random.pick(woman ? WOMEN : MEN);
  const named = !random.chance(0.125);
  const born = `${random.int(1952, 2006)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const gender = woman ? "female" : "male";
  return {
    phone,
    name: named ? name : "",
    gender: named || random.chance(0.3) ? gender : "unspecified",
    birthday: random.chance(named ? 0.85 : 0.4) ? born : null,
  };
}

/** `count` phones, none twice. */
export function drawPhones(random: Random, count: number): string[] {
  const phones = new Set<string>();
  while (phones.size < count) phones.add(`${random.pick(RANGES)}${random.int(10_000_000, 99_999_999)}`);
  return [...phones];
}

function two(part: number): string {
  return part.toString().padStart(2, "0");
}
