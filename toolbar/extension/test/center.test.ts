import { Refused, Unreachable } from "@cordboard/client";
import { describe, expect, it } from "vitest";
import { examine, Pairings } from "../src/center.ts";

const SERVER = "https://center.example";
const NOW = 1_000_000_000;

/** A door behind which these answers are; an error is thrown. */
function door(answers: Readonly<Record<string, unknown>>) {
  const find = (path: string) => {
    const answer = answers[path];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    ask: async (path: string) => {
      const answer = find(path);
      return { json: async () => answer } as Response;
    },
    exchange: async (path: string) => find(path),
  };
}

const well = {
  "/desk/settings.json": { name: "Acme" },
  "/desk/health": { clock: String(NOW) },
  "/api/v2/tokens/refresh": new Refused({ code: "TOKEN_UNKNOWN" }, 401),
};

async function found(changed: Readonly<Record<string, unknown>>, may = true, now = NOW) {
  return await examine(SERVER, may, () => now, door({ ...well, ...changed }));
}

describe("a center", () => {
  it("is found, and lets in who is approved", async () => {
    expect(await found({})).toEqual({ name: "Acme", letsIn: true, finding: null });
  });

  it("lets nobody in whom it does not know", async () => {
    const stranger = { "/api/v2/tokens/refresh": new Refused({ code: "UNKNOWN_ORIGIN" }, 403) };
    expect(await found(stranger)).toMatchObject({ letsIn: false });
  });

  it("tells of a clock that is wrong", async () => {
    expect(await found({}, true, NOW + 5 * 60_000)).toMatchObject({
      name: "Acme",
      finding: { code: "doctor.CLOCK", values: { minutes: 5 } },
    });
  });
});

describe("what stands in the way is named:", () => {
  const settings = (answer: unknown) => ({ "/desk/settings.json": answer });

  it("the browser may not", async () => {
    expect(await found({}, false)).toMatchObject({ code: "doctor.NO_LEAVE" });
  });

  it.each([
    [new Unreachable("no"), "doctor.NO_ANSWER"],
    [new Refused({}, 404), "doctor.NOT_OURS"],
    ["<html>", "doctor.NOT_OURS"],
    [null, "doctor.NOT_OURS"],
    [new Refused({ code: "UNKNOWN_HOST" }, 421), "doctor.WRONG_NAME"],
    [new Refused({}, 502), "doctor.TROUBLE"],
    [new TypeError("broken"), "doctor.NOT_OURS"],
  ])("%s is %s", async (answer, code) => {
    expect(await found(settings(answer))).toMatchObject({ code });
  });

  it("trouble while it is asked whether it lets us in", async () => {
    expect(await found({ "/api/v2/tokens/refresh": new Unreachable("no") })).toMatchObject({
      code: "doctor.NO_ANSWER",
    });
  });
});

it("a wish to be let in is asked for, and looked after", async () => {
  const asked = { pairing: "a".repeat(32), code: "ABCD-EFGH", address: `${SERVER}/pair` };
  const pairings = new Pairings(
    SERVER,
    door({ "/api/v2/pairings": asked, [`/api/v2/pairings/${asked.pairing}`]: { state: "approved" } }),
  );
  expect(await pairings.ask("ada")).toEqual(asked);
  expect(await pairings.state(asked)).toBe("approved");
});

it.each([
  [new Refused({ code: "PAIRING_UNKNOWN" }, 404), "expired"],
  [new Unreachable("no"), "waiting"],
])("a wish of which the center says %s is %s", async (answer, state) => {
  const pairings = new Pairings(SERVER, door({ "/api/v2/pairings/p": answer }));
  expect(await pairings.state({ pairing: "p", code: "", address: "" })).toBe(state);
});
