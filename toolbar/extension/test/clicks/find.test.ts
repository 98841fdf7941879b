import { describe, expect, it } from "vitest";
import { numberOf, numbersIn } from "../../src/clicks/find.ts";

const dialed = (text: string, country = "US") => numbersIn(text, country).map(({ number }) => number);

describe("numbers in a text", () => {
  it.each([
    ["Call (212) 555-2368 or 212.555.2369.", ["+12125552368", "+12125552369"]],
    ["from abroad: +49 30 901820 or 0049 (30) 901821", ["+4930901820", "+4930901821"]],
    ["our test number +1 555 010 0100", ["+15550100100"]],
  ])("%s", (text, numbers) => expect(dialed(text)).toEqual(numbers));

  it("are read by the plan of the country", () => {
    expect(dialed("Tel. 030 / 901820", "DE")).toEqual(["+4930901820"]);
    expect(dialed("Tel. 030 / 901820", "US")).toEqual([]);
  });

  it("are found where only international ones can be, without a country", () => {
    expect(dialed("(212) 555-2368 and +1 212 555 2368", "")).toEqual(["+12125552368"]);
  });

  it("stand where they say", () => {
    const text = "Ring +1 (212) 555-2368 now";
    const [found] = numbersIn(text, "US");
    expect(text.slice(found?.start, found?.end)).toBe("+1 (212) 555-2368");
  });

  it.each(["", "2024-01-31", "Order 1234567", "IP 192.168.100.200", "1.000.000,00", "4111 1111 1111 1111"])(
    "%j has none",
    (text) => expect(dialed(text)).toEqual([]),
  );
});

describe("the number of an address", () => {
  it.each([
    ["tel:+1-202-555-0123", "+12025550123"],
    ["TEL:%2B12025550123;ext=7", "+12025550123"],
    ["tel:*21#", "*21#"],
    ["https://tel.example/", ""],
    ["tel:%", ""],
  ])("%s is %s", (address, number) => expect(numberOf(address)).toBe(number));
});
