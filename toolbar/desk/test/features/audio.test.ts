import { expect, test } from "vitest";
import { pressed } from "../../src/features/audio.ts";
import { OFFERED, TALKING, ToldDesk } from "../told.ts";

test("a headset's buttons do what the agent would do on the screen", async () => {
  const ringing = new ToldDesk().hear(...OFFERED);
  await pressed("answer", ringing);
  await pressed("end", ringing);
  const talking = new ToldDesk().hear(...TALKING);
  await pressed("mute", talking);
  await pressed("end", talking);
  expect(ringing.acts).toEqual([["call.answer"], ["call.decline"]]);
  expect(talking.acts).toEqual([["call.mute", true], ["call.end"]]);
});
