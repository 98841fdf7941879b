/** The agent's figures of this day. */

import { todayOf } from "../features/today.ts";
import { duration } from "../words/format.ts";
import { useDesk, useNow, useWords } from "./desk.tsx";
import type { Parts } from "./parts.tsx";
import { Tile } from "./tile.tsx";

/** How often is looked whether it is another day, milliseconds. */
const LOOK = 60_000;

function TodayTile() {
  const t = useWords();
  const history = useDesk((state) => state.history);
  const { calls, averageHandleTime } = todayOf(history, useNow(LOOK));
  const average = averageHandleTime ? t("today.average", { time: duration(averageHandleTime) }) : "";
  return (
    <Tile name="today" sheet="log" figure={calls} hint={average}>
      {t("today.calls", { count: calls })}
    </Tile>
  );
}

export const parts: Parts = { tiles: [{ name: "today", View: TodayTile }] };
