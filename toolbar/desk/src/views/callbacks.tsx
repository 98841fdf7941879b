/** Promises to call: what is due, what lies ahead, and a form for a new one. */

import type { CallbackInfo } from "@cordboard/client";
import { useState } from "preact/hooks";
import { type CallbackDraft, dueOf, reminding, whoOf } from "../features/callbacks.ts";
import { moment } from "../words/format.ts";
import { ActButton, Button } from "./button.tsx";
import { Where } from "./caller.tsx";
import { useAct, useDesk, useLooks, useNow, useWords } from "./desk.tsx";
import { Check, Select, TextArea, TextField } from "./field.tsx";
import { AlarmClock, Pencil, Phone, Plus, Trash } from "./icons.ts";
import { useNav } from "./nav.tsx";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Tile } from "./tile.tsx";

const MINUTE = 60_000;
/** Minutes for which a reminder is put off. */
const SNOOZES = [10, 60];
/** Looks at what is due once in so many milliseconds. */
const STEP = 15_000;

function useMoment(): (at: number) => string {
  const { words, now } = useLooks();
  return (at) => moment(at, now(), words.language);
}

function CallbacksTile() {
  const t = useWords();
  const at = useMoment();
  const now = useNow(STEP);
  const { all } = useDesk((state) => state.callbacks);
  const due = all.filter((one) => dueOf(one) <= now).length;
  const next = all.find((one) => dueOf(one) > now);
  const hint = due
    ? t("callbacks.dueCount", { count: due })
    : next && t("callbacks.next", { time: at(dueOf(next)) });
  return (
    <Tile name="callbacks" figure={all.length} hint={hint} alert={due > 0}>
      {t("callbacks.count", { count: all.length })}
    </Tile>
  );
}

function Callbacks() {
  const t = useWords();
  const nav = useNav();
  const { all } = useDesk((state) => state.callbacks);
  const may = useDesk((state) => state.agent.permissions.canCreateCallbacks ?? false);
  const [editing, edit] = useState(nav.with ? "new" : "");
  const close = () => edit("");
  if (editing) return <Form callback={all.find((one) => one.id === editing)} onClose={close} />;
  return (
    <>
      <div class="card flat row">
        <Button
          id="desk-callback-new"
          icon={Plus}
          refused={may ? "" : t("refused.permission")}
          onPress={() => edit("new")}
        >
          {t("callbacks.new")}
        </Button>
      </div>
      {all.length ? null : <p class="card flat soft">{t("callbacks.none")}</p>}
      <ul class="list" id="desk-callbacks">
        {all.map((one) => (
          <li key={one.id}>
            <Entry callback={one} onEdit={may ? () => edit(one.id ?? "") : undefined} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Entry({ callback, onEdit }: { callback: CallbackInfo; onEdit: (() => void) | undefined }) {
  const t = useWords();
  const written = useWritten();
  const at = useMoment();
  const now = useNow(STEP);
  const callbacks = useDesk((state) => state.callbacks);
  const campaigns = useDesk((state) => state.campaigns.all);
  const { id = "", number = "", comments, userGroup = "0", campaignId } = callback;
  const who = whoOf(callbacks, callback);
  const due = dueOf(callback) <= now;
  const about = [
    campaigns.find((one) => one.id === campaignId)?.name,
    userGroup === "0" ? "" : t("callbacks.group"),
  ].filter(Boolean);
  return (
    <article class="entry" aria-label={written(who)}>
      <div class="grow">
        <strong dir="auto">{written(who)}</strong>
        <p class="soft">
          <Where number={number} shown={who !== number} />
        </p>
        <p class={due ? "late" : "soft"}>
          {due ? `${t("callbacks.due")} · ` : ""}
          {at(dueOf(callback))}
        </p>
        {about.length ? <p class="soft">{about.join(" · ")}</p> : null}
        {comments ? <p dir="auto">{comments}</p> : null}
      </div>
      <div class="row">
        <CallIt id={id} where="entry" />
        {onEdit ? (
          <>
            <Button id={`desk-callback-edit-${id}`} kind="quiet" icon={Pencil} onPress={onEdit}>
              {t("callbacks.edit")}
            </Button>
            <Remove id={id} />
          </>
        ) : null}
      </div>
    </article>
  );
}

function CallIt({ id, where }: { readonly id: string; readonly where: string }) {
  const t = useWords();
  const nav = useNav();
  return (
    <ActButton
      id={`desk-callback-call-${where}-${id}`}
      icon={Phone}
      act="callbacks.call"
      given={[id]}
      operation="makeCall"
      onDone={nav.close}
    >
      {t("callbacks.call")}
    </ActButton>
  );
}

/** Pressed twice: what is gone is gone. */
function Remove({ id }: { readonly id: string }) {
  const t = useWords();
  const [asked, ask] = useState(false);
  return asked ? (
    <ActButton id={`desk-callback-remove-${id}`} kind="stop" act="callbacks.remove" given={[id]}>
      {t("action.removeNow")}
    </ActButton>
  ) : (
    <Button id={`desk-callback-ask-${id}`} kind="quiet" icon={Trash} onPress={() => ask(true)}>
      {t("action.remove")}
    </Button>
  );
}

function Form({ callback, onClose }: { callback: CallbackInfo | undefined; onClose: () => void }) {
  const t = useWords();
  const act = useAct();
  const { now } = useLooks();
  const nav = useNav();
  const call = useDesk((state) => state.call);
  const campaigns = useDesk((state) => state.campaigns.all);
  const [draft, write] = useState<CallbackDraft>({
    number: callback?.number ?? (nav.with || call.number),
    due: callback ? dueOf(callback) : nextHour(now()),
    comments: callback?.comments ?? "",
    campaignId: callback?.campaignId ?? call.campaignId,
    withCustomer: callback === undefined && call.id !== "",
  });
  const change = (more: Partial<CallbackDraft>) => write((before) => ({ ...before, ...more }));
  const save = async () => {
    const done = callback
      ? await act("callbacks.change", callback.id ?? "", draft)
      : await act("callbacks.add", draft);
    if (done) onClose();
  };
  return (
    <form
      id="desk-callback"
      class="card flat stack"
      aria-label={t(callback ? "callbacks.edit" : "callbacks.new")}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        id="desk-callback-number"
        label={t("callbacks.number")}
        type="tel"
        required
        value={draft.number}
        onText={(number) => change({ number })}
      />
      <When value={draft.due} onValue={(due) => change({ due })} />
      <Select
        id="desk-callback-campaign"
        label={t("callbacks.campaign")}
        value={draft.campaignId}
        options={[
          { value: "0", label: t("value.none") },
          ...campaigns.map(({ id = "", name = "" }) => ({ value: id, label: name })),
        ]}
        onChoice={(campaignId) => change({ campaignId })}
      />
      <TextArea
        id="desk-callback-comments"
        label={t("callbacks.comments")}
        value={draft.comments}
        onText={(comments) => change({ comments })}
      />
      {callback === undefined && call.id ? (
        <Check
          id="desk-callback-customer"
          checked={draft.withCustomer}
          onCheck={(withCustomer) => change({ withCustomer })}
        >
          {t("callbacks.customer")}
        </Check>
      ) : null}
      <div class="row">
        <Button id="desk-callback-save" kind="key" type="submit">
          {t("action.save")}
        </Button>
        <Button id="desk-callback-cancel" kind="quiet" onPress={onClose}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}

function When({ value, onValue }: { readonly value: number; readonly onValue: (at: number) => void }) {
  const t = useWords();
  return (
    <div class="field">
      <label for="desk-callback-due">{t("callbacks.when")}</label>
      <input
        id="desk-callback-due"
        type="datetime-local"
        required
        value={localText(value)}
        onInput={(event) => {
          const at = new Date(event.currentTarget.value).getTime();
          if (!Number.isNaN(at)) onValue(at);
        }}
      />
    </div>
  );
}

/** `2026-11-27T14:30`, in the time zone of this machine. */
function localText(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

function nextHour(now: number): number {
  return new Date(now + 60 * MINUTE).setMinutes(0, 0, 0);
}

/** The reminder itself. It waits at the foot of the panel, also during a call. */
function Reminder() {
  const t = useWords();
  const at = useMoment();
  const { now } = useLooks();
  const callbacks = useDesk((state) => state.callbacks);
  const callback = useDesk(reminding);
  const written = useWritten();
  if (!callback) return null;
  const { id = "", comments } = callback;
  return (
    <div id="desk-reminder">
      <div class="grow">
        <strong>
          {t("callbacks.reminder", { who: written(whoOf(callbacks, callback)), time: at(dueOf(callback)) })}
        </strong>
        {comments ? <p class="soft">{comments}</p> : null}
      </div>
      <CallIt id={id} where="reminder" />
      {SNOOZES.map((minutes) => (
        <ActButton
          key={minutes}
          id={`desk-callback-snooze-${minutes}`}
          icon={AlarmClock}
          act="callbacks.snooze"
          given={[id, now() + minutes * MINUTE]}
        >
          {t("callbacks.snooze", { count: minutes })}
        </ActButton>
      ))}
      <ActButton id="desk-callback-dismiss" kind="quiet" act="callbacks.dismiss" given={[id]}>
        {t("callbacks.dismiss")}
      </ActButton>
    </div>
  );
}

export const parts: Parts = {
  tiles: [{ name: "callbacks", View: CallbacksTile }],
  sheets: [{ name: "callbacks", title: "callbacks.title", View: Callbacks }],
  banners: [{ name: "callbacks", View: Reminder, shows: (state) => reminding(state) !== undefined }],
};
