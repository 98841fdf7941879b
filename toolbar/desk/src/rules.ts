/** What a value may be: the form of its type, and its own restrictions. The center has the last word. */

import { type CrmFieldDataType, DataType, type QuestionValue, RestrictionType } from "@cordboard/client";
import type { Values, Word } from "./words/index.ts";

export type Kind = keyof typeof DataType;

export interface Rules {
  readonly kind: Kind;
  readonly required: boolean;
  /** Of a number its size, of a text its length; empty where there is no bound. */
  readonly min: string;
  readonly max: string;
  /** A regular expression that the whole value matches. */
  readonly pattern: string;
  /** One of these, or several of those; parted by semicolons in the value. */
  readonly oneOf: readonly string[];
  readonly anyOf: readonly string[];
  /** Digits in all, and behind the point. */
  readonly digits: string;
  readonly decimals: string;
}

/** What is wrong with a value, in the words of the catalogue. */
export interface Complaint {
  readonly word: Word;
  readonly values: Values;
}

type Told = Readonly<Partial<Record<keyof typeof RestrictionType, string>>>;

export function kindOf(type: number | string | undefined): Kind {
  const found = Object.entries(DataType).find(([, value]) => value === Number(type ?? 0));
  return (found?.[0] as Kind | undefined) ?? "STRING";
}

/** The rules of a contact's field, each told as `NAME=value`. */
export function rulesOfField({ restrictions }: CrmFieldDataType): Rules {
  const told = new Map(restrictions.map((one) => split(one.value ?? "")));
  const kind = told.get("TYPE") ?? "STRING";
  return rules(kind in DataType ? (kind as Kind) : "STRING", Object.fromEntries(told) as Told);
}

/** The rules of a question of a worksheet. */
export function rulesOfQuestion({ type, restrictions }: QuestionValue): Rules {
  const names = Object.entries(RestrictionType);
  const told = restrictions.flatMap((one) => {
    const found = names.find(([, value]) => value === one.restrictionType);
    return found ? [[found[0], one.value ?? ""]] : [];
  });
  return rules(kindOf(type), Object.fromEntries(told) as Told);
}

export function rules(kind: Kind, told: Told = {}): Rules {
  const listed = (text = "") => text.split(";").filter(Boolean);
  return {
    kind,
    required: told.REQUIRED === "true",
    min: told.MIN ?? "",
    max: told.MAX ?? "",
    pattern: told.REGEXP ?? "",
    oneOf: listed(told.SET),
    anyOf: listed(told.MULTISET),
    digits: told.PRECISION ?? "",
    decimals: told.SCALE ?? "",
  };
}

/** What the center would refuse, as far as can be said here; null where nothing is wrong. */
export function complaint(rules: Rules, value: string): Complaint | null {
  if (!value) return rules.required ? { word: "value.required", values: {} } : null;
  const form = FORMS[rules.kind];
  if (form && !form.test(value)) return { word: `value.form.${rules.kind}` as Word, values: {} };
  const size = sizeOf(rules.kind);
  const text = size === lengthOf ? ".text" : "";
  if (rules.min && size(value) < boundOf(rules.kind, rules.min)) return said(`value.min${text}`, rules.min);
  if (rules.max && size(value) > boundOf(rules.kind, rules.max)) return said(`value.max${text}`, rules.max);
  if (rules.pattern && !matches(rules.pattern, value)) return said("value.pattern", rules.pattern);
  return tooFine(rules, value);
}

function tooFine({ digits, decimals }: Rules, value: string): Complaint | null {
  const [whole = "", fraction = ""] = value.replace(/^[+-]/u, "").split(".");
  const length = whole.replace(/^0+/u, "").length + fraction.length;
  if (digits && length > Number(digits)) return said("value.digits", digits);
  if (decimals && fraction.length > Number(decimals)) return said("value.decimals", decimals);
  return null;
}

function said(word: string, bound: string): Complaint {
  return { word: word as Word, values: { bound } };
}

const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/u;
const FORMS: Partial<Record<Kind, RegExp>> = {
  NUMBER,
  CURRENCY: NUMBER,
  PERCENT: NUMBER,
  DATE: /^\d{4}-\d\d-\d\d$/u,
  TIME: /^\d\d:\d\d:\d\d(?:\.\d{3})?$/u,
  DATE_TIME: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?$/u,
  TIME_PERIOD: /^\d{1,6}:[0-5]\d:[0-5]\d(?:\.\d{3})?$/u,
  EMAIL: /^[^@\s]{1,64}@[A-Za-z0-9.-]{1,253}$/u,
  URL: /^https?:\/\/[^\s/]+\S*$/iu,
  PHONE: /\d/u,
};

const lengthOf = (text: string) => text.length;
const secondsOf = (text: string) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
const momentOf = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);

function sizeOf(kind: Kind): (text: string) => number {
  switch (kind) {
    case "NUMBER":
    case "CURRENCY":
    case "PERCENT":
      return Number;
    case "DATE":
      return Date.parse;
    case "TIME":
    case "TIME_PERIOD":
      return secondsOf;
    case "DATE_TIME":
      return momentOf;
    default:
      return lengthOf;
  }
}

function boundOf(kind: Kind, text: string): number {
  const size = sizeOf(kind);
  return size === lengthOf ? Number(text) : size(text);
}

/** The center's expressions are those of another language: where ours cannot read one, nothing is said. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    return true;
  }
}

function split(text: string): [name: string, value: string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}
