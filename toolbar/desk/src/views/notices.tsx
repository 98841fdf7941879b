/** What the center has to say: to be read and accepted before work, or to be known. */

import { useState } from "preact/hooks";
import { missingIn, rulesIn } from "../features/notices.ts";
import { moment } from "../words/format.ts";
import type { Word } from "../words/index.ts";
import { ActButton, Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { TextField } from "./field.tsx";
import type { Parts } from "./parts.tsx";

function Notices() {
  const t = useWords();
  const { notices } = useDesk((state) => state.notices);
  return (
    <>
      {notices.map(({ id, title, text }) => (
        <section key={id} class="card stack" aria-labelledby={`desk-notice-${id}`}>
          <h2 id={`desk-notice-${id}`}>{title || t("notices.title")}</h2>
          <p class="said" dir="auto">
            {text}
          </p>
          <div class="row">
            <ActButton id={`desk-notice-accept-${id}`} act="notices.answer" given={[id, true]}>
              {t("notices.accept")}
            </ActButton>
            <ActButton id={`desk-notice-refuse-${id}`} kind="quiet" act="notices.answer" given={[id, false]}>
              {t("notices.refuse")}
            </ActButton>
          </div>
        </section>
      ))}
    </>
  );
}

function Password() {
  const t = useWords();
  const act = useAct();
  const required = useDesk((state) => state.notices.password);
  const [password, write] = useState("");
  const [again, repeat] = useState("");
  if (!required) return null;
  const { mandatory, cause, policy } = required;
  const missing = missingIn(password, policy)[0];
  const rule = missing && t(`password.${missing.aspect}` as Word, { count: Number(missing.count ?? 1) });
  const different = password !== again ? t("password.different") : "";
  return (
    <form
      id="desk-password-change"
      class="card stack"
      aria-labelledby="desk-password-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!rule && !different && password) void act("notices.changePassword", password);
      }}
    >
      <h2 id="desk-password-title">{t("password.title")}</h2>
      <p>{[t(mandatory ? "password.must" : "password.should"), cause].filter(Boolean).join(" ")}</p>
      <ul class="soft rules">
        {rulesIn(policy).map((one) => (
          <li key={one.aspect}>{t(`password.${one.aspect}` as Word, { count: Number(one.count ?? 1) })}</li>
        ))}
      </ul>
      <TextField
        id="desk-new-password"
        label={t("password.new")}
        type="password"
        autocomplete="new-password"
        value={password}
        onText={write}
      />
      <TextField
        id="desk-new-password-again"
        label={t("password.again")}
        type="password"
        autocomplete="new-password"
        value={again}
        onText={repeat}
      />
      <div class="row">
        <Button
          id="desk-password-save"
          type="submit"
          refused={password ? rule || different : t("value.required")}
        >
          {t("password.save")}
        </Button>
        {mandatory ? null : (
          <ActButton id="desk-password-later" kind="quiet" act="notices.passwordLater" given={[]}>
            {t("password.later")}
          </ActButton>
        )}
      </div>
      <p class="wrong" role="status">
        {password ? rule || (again ? different : "") : ""}
      </p>
    </form>
  );
}

/** In a call only a word of it: what has to be read waits until the agent is free. */
function Waiting() {
  const t = useWords();
  return <p id="desk-notice-waits">{t("notices.waits")}</p>;
}

function Maintenance() {
  const t = useWords();
  const { words, now } = useLooks();
  const maintenance = useDesk((state) => state.notices.maintenance);
  if (!maintenance) return null;
  const { phase, at } = maintenance;
  const time = at ? moment(at, now(), words.language) : "";
  return (
    <div id="desk-maintenance">
      <p class="grow">
        {t(`maintenance.${phase}` as Word, { time })}{" "}
        {phase === "running" && time ? t("maintenance.until", { time }) : ""}
      </p>
      <ActButton id="desk-maintenance-read" kind="quiet" act="notices.maintenanceRead" given={[]}>
        {t("action.close")}
      </ActButton>
    </div>
  );
}

export const parts: Parts = {
  works: [
    {
      name: "notices",
      View: Notices,
      shows: ({ notices, call }) => call.phase === "none" && notices.notices.length > 0,
    },
    {
      name: "password",
      View: Password,
      shows: ({ notices, call }) => call.phase === "none" && notices.password !== null,
    },
  ],
  banners: [
    {
      name: "notices",
      View: Waiting,
      shows: ({ notices, call }) =>
        call.phase !== "none" && (notices.notices.length > 0 || notices.password !== null),
    },
    { name: "maintenance", View: Maintenance, shows: (state) => state.notices.maintenance !== null },
  ],
};
