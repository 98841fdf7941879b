/** The agent's figures of this day. */

import { duration } from "../words/format.ts";
import { useDesk, useWords } from "./desk.tsx";
import type { Parts } from "./parts.tsx";
import { Tile } from "./tile.tsx";

function TodayTile() {
  const t = useWords();
  const { calls, averageHandleTime } = useDesk((state) => state.today);
  const average = averageHandleTime ? t("today.average", { time: duration(averageHandleTime) }) : "";
  return (
    <Tile name="today" sheet="log" figure={calls} hint={average}>
      {t("today.calls", { count: calls })}
    </Tile>
  );
}

export const parts: Parts = { tiles: [{ name: "today", View: TodayTile }] };
