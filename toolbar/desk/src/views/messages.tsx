/** What colleagues write: all talks, one of them, and whom to write to. */

import { useEffect, useState } from "preact/hooks";
import { shortName, unreadOf } from "../features/messages.ts";
import { ActButton, Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Select, TextArea } from "./field.tsx";
import { LifeBuoy, Send } from "./icons.ts";
import { useNav } from "./nav.tsx";
import type { Parts } from "./parts.tsx";
import { OneTalk, titleOf } from "./talk.tsx";
import { Tile } from "./tile.tsx";

function MessagesTile() {
  const t = useWords();
  const unread = useDesk(unreadOf);
  const newest = useDesk(({ messages }) => messages.talks.find((one) => one.unread > 0));
  const from = newest?.lines.at(-1)?.from ?? "";
  return (
    <Tile
      name="messages"
      figure={unread}
      alert={unread > 0}
      hint={from ? t("messages.from", { who: shortName(from) }) : ""}
    >
      {t("messages.unread", { count: unread })}
    </Tile>
  );
}

function Messages() {
  const nav = useNav();
  const act = useAct();
  const open = useDesk(({ messages }) => messages.talks.find((one) => one.id === nav.with));
  useEffect(() => void act("messages.look"), []);
  return open ? <OneTalk talk={open} /> : <All />;
}

function All() {
  const t = useWords();
  const nav = useNav();
  const { words } = useLooks();
  const { talks, invitations } = useDesk((state) => state.messages);
  return (
    <>
      {invitations.map((one) => (
        <Invited key={one.chatId} chatId={one.chatId} where="list" />
      ))}
      <Write />
      {talks.length ? null : <p class="card flat soft">{t("messages.none")}</p>}
      <ul class="list" id="desk-talks">
        {talks.map((one) => (
          <li key={one.id}>
            <button type="button" class="entry press" onClick={() => nav.open("messages", one.id)}>
              <span class="grow">
                <strong>{titleOf(one, words)}</strong>
                <span class="soft line">{one.lines.findLast((line) => line.text)?.text}</span>
              </span>
              {one.unread ? (
                <span class="badge">
                  {one.unread} <span class="unseen">{words.t("messages.unread", { count: one.unread })}</span>
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** To one, to a skill or to all: a message; to one, a chat as well, others being asked in later. */
function Write() {
  const t = useWords();
  const act = useAct();
  const nav = useNav();
  const { people, skills } = useDesk((state) => state.messages);
  const permissions = useDesk((state) => state.agent.permissions);
  const [to, choose] = useState("");
  const [text, write] = useState("");
  const whom = [
    { value: "", label: t("value.choose") },
    ...people.map(({ name = "" }) => ({ value: `user ${name}`, label: shortName(name) })),
    ...skills.map(({ skillId = "", name = "" }) => ({
      value: `skill ${skillId}`,
      label: t("messages.skill", { name }),
    })),
    { value: "all", label: t("messages.all") },
  ];
  const send = async () => {
    if (!(await act("messages.write", to, text.trim()))) return;
    write("");
    nav.open("messages", to);
  };
  const missing = to && text.trim() ? "" : t("messages.missing");
  const user = to.startsWith("user ") ? to.slice("user ".length) : "";
  return (
    <form
      class="card flat stack"
      aria-label={t("messages.write")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void send();
      }}
    >
      <Select id="desk-message-to" label={t("messages.to")} value={to} options={whom} onChoice={choose} />
      <TextArea id="desk-message-text" label={t("messages.text")} value={text} onText={write} />
      <div class="row">
        <Button
          id="desk-message-send"
          type="submit"
          icon={Send}
          refused={permissions.canSendMessages ? missing : t("refused.permission")}
        >
          {t("messages.send")}
        </Button>
        <ActButton
          id="desk-chat-open"
          act="messages.chat"
          given={[user ? [user] : []]}
          refused={permissions.canCreateChat ? "" : t("refused.permission")}
        >
          {t("messages.chat")}
        </ActButton>
        <ActButton id="desk-help" kind="quiet" icon={LifeBuoy} act="messages.help" given={[]}>
          {t("messages.help")}
        </ActButton>
      </div>
    </form>
  );
}

function Invited({ chatId, where }: { readonly chatId: string; readonly where: string }) {
  const t = useWords();
  const nav = useNav();
  const invitation = useDesk(({ messages }) => messages.invitations.find((one) => one.chatId === chatId));
  if (!invitation) return null;
  const { who, help } = invitation;
  return (
    <div class={where === "list" ? "card row" : undefined} id={`desk-invited-${where}`}>
      <strong class="grow">{t(help ? "messages.asked" : "messages.invited", { who: shortName(who) })}</strong>
      <ActButton
        id={`desk-chat-accept-${where}`}
        act="messages.answer"
        given={[chatId, true]}
        onDone={() => nav.open("messages", chatId)}
      >
        {t("messages.accept")}
      </ActButton>
      <ActButton id={`desk-chat-decline-${where}`} kind="quiet" act="messages.answer" given={[chatId, false]}>
        {t("messages.decline")}
      </ActButton>
    </div>
  );
}

/** At the foot of the panel: who asks the agent in, or has written. */
function News() {
  const t = useWords();
  const nav = useNav();
  const invitation = useDesk(({ messages }) => messages.invitations[0]);
  const talk = useDesk(({ messages }) => messages.talks.find((one) => one.unread > 0));
  if (nav.sheet === "messages") return null;
  if (invitation) return <Invited chatId={invitation.chatId} where="news" />;
  const line = talk?.lines.at(-1);
  if (!talk || !line) return null;
  return (
    <div id="desk-message-news">
      <p class="grow line">
        <strong>{shortName(line.from)}</strong> {line.text}
      </p>
      <Button id="desk-message-open" onPress={() => nav.open("messages", talk.id)}>
        {t("messages.open")}
      </Button>
      <ActButton id="desk-message-later" kind="quiet" act="messages.read" given={[talk.id]}>
        {t("messages.seen")}
      </ActButton>
    </div>
  );
}

export const parts: Parts = {
  tiles: [{ name: "messages", View: MessagesTile }],
  sheets: [{ name: "messages", title: "messages.title", View: Messages }],
  banners: [{ name: "messages", View: News, shows: (state) => unreadOf(state) > 0 }],
};
