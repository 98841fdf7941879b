/** Phone numbers as people write them, once the tables for that are there; until then as they are. */

import { useEffect, useState } from "preact/hooks";

type Numbers = typeof import("../numbers.ts");

let numbers: Numbers | undefined;

/** The tables, fetched when they are needed first. */
export function useNumbers(): Numbers | undefined {
  const [, draw] = useState(false);
  useEffect(() => {
    if (numbers) return;
    let gone = false;
    void import("../numbers.ts").then((loaded) => {
      numbers = loaded;
      if (!gone) draw(true);
    });
    return () => {
      gone = true;
    };
  }, []);
  return numbers;
}

/** Writes numbers as people do. */
export function useWritten(): (number: string) => string {
  const loaded = useNumbers();
  return (number) => loaded?.written(number) ?? number;
}
