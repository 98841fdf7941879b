/** One talk: what was written, who is in it, and a line to write. */

import { useEffect, useRef, useState } from "preact/hooks";
import { type Line, shortName, type Talk } from "../features/messages.ts";
import { moment } from "../words/format.ts";
import type { Word, Words } from "../words/index.ts";
import { ActButton, Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Select, TextField } from "./field.tsx";
import { Send } from "./icons.ts";
import { useNav } from "./nav.tsx";

export function OneTalk({ talk }: { readonly talk: Talk }) {
  const t = useWords();
  const act = useAct();
  const nav = useNav();
  const { words } = useLooks();
  useEffect(() => {
    if (talk.unread) void act("messages.read", talk.id);
  }, [talk.id, talk.unread]);
  const chat = talk.kind === "chat" && !talk.over;
  return (
    <section class="card flat stack" id="desk-talk" aria-labelledby="desk-talk-title">
      <div class="row">
        <h3 id="desk-talk-title" class="grow">
          {titleOf(talk, words)}
        </h3>
        <Button id="desk-talks-all" kind="quiet" onPress={() => nav.open("messages")}>
          {t("messages.others")}
        </Button>
      </div>
      <Lines lines={talk.lines} />
      {talk.over || talk.id === "skills" ? null : <Answer talk={talk} />}
      {chat ? <People talk={talk} /> : <Forget id={talk.id} />}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div ref={list} class="lines" role="log" aria-label={t("messages.title")} tabIndex={0}>
      <ol>
        {lines.map((line, index) => (
          <OneLine key={index} line={line} />
        ))}
      </ol>
    </div>
  );
}

function OneLine({ line: { from, text, note, at } }: { readonly line: Line }) {
  const t = useWords();
  const { words, now } = useLooks();
  if (note) return <li class="soft note">{t(`messages.note.${note}` as Word, { who: shortName(from) })}</li>;
  return (
    <li class={from ? undefined : "mine"}>
      <span class="soft">
        {from ? shortName(from) : t("messages.you")} · {moment(at, now(), words.language)}
      </span>
      <p dir="auto">{text}</p>
    </li>
  );
}

function Answer({ talk }: { readonly talk: Talk }) {
  const t = useWords();
  const act = useAct();
  const [text, write] = useState("");
  return (
    <form
      class="row end"
      onSubmit={async (event) => {
        event.preventDefault();
        const said = text.trim();
        if (said && (await act("messages.write", talk.id, said))) write("");
      }}
    >
      <div class="grow">
        <TextField id="desk-talk-text" label={t("messages.text")} value={text} onText={write} />
      </div>
      <Button id="desk-talk-send" type="submit" icon={Send}>
        {t("messages.send")}
      </Button>
    </form>
  );
}

/** Who is in a chat, who may be asked in, and how it ends. */
function People({ talk }: { readonly talk: Talk }) {
  const t = useWords();
  const act = useAct();
  const people = useDesk((state) => state.messages.people);
  const may = useDesk((state) => state.agent.permissions.canCreateChat ?? false);
  const others = people.filter((one) => !talk.with.includes(one.name ?? ""));
  return (
    <>
      {may && others.length ? (
        <Select
          id="desk-chat-invite"
          label={t("messages.invite")}
          value=""
          options={[
            { value: "", label: t("value.choose") },
            ...others.map(({ name = "" }) => ({ value: name, label: shortName(name) })),
          ]}
          onChoice={(user) => user && act("messages.invite", talk.id, user)}
        />
      ) : null}
      <div class="row">
        {talk.own
          ? talk.with.map((user) => (
              <ActButton
                key={user}
                id={`desk-chat-remove-${user}`}
                kind="quiet"
                act="messages.remove"
                given={[talk.id, user]}
              >
                {t("messages.remove", { who: shortName(user) })}
              </ActButton>
            ))
          : null}
        <ActButton id="desk-chat-leave" act="messages.leave" given={[talk.id]}>
          {t("messages.leave")}
        </ActButton>
        {talk.own ? (
          <ActButton id="desk-chat-end" kind="quiet" act="messages.end" given={[talk.id]}>
            {t("messages.end")}
          </ActButton>
        ) : null}
      </div>
    </>
  );
}

function Forget({ id }: { readonly id: string }) {
  const t = useWords();
  const nav = useNav();
  return (
    <div class="row">
      <ActButton
        id="desk-talk-forget"
        kind="quiet"
        act="messages.forget"
        given={[id]}
        onDone={() => nav.open("messages")}
      >
        {t("messages.forget")}
      </ActButton>
    </div>
  );
}

/** With whom a talk is. */
export function titleOf({ id, kind, with: people }: Talk, words: Words): string {
  if (kind === "all") return words.t("messages.all");
  if (id === "skills") return words.t("messages.mySkills");
  if (kind === "skill") return words.t("messages.skill", { name: people[0] ?? "" });
  return people.map(shortName).join(", ") || words.t("messages.nobody");
}
