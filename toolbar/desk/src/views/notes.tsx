/** What the agent writes down of a call: it stands in the comments at its end, wherever and whenever it was written. */

import { useEffect, useRef, useState } from "preact/hooks";
import { useAct, useDesk, useWords } from "./desk.tsx";
import { TextArea } from "./field.tsx";

/** The notes, and how to write others: the desk has them at once, so that they outlive this view, and this page. */
export function useNotes(): readonly [text: string, write: (text: string) => void] {
  const act = useAct();
  const noted = useDesk((state) => state.call.comments);
  const [text, write] = useState(noted);
  const mine = useRef(new Set<string>());
  // What comes back of one's own typing may be late; what others have noted is shown.
  useEffect(() => {
    if (!mine.current.has(noted)) write(noted);
  }, [noted]);
  const note = (typed: string) => {
    mine.current.add(typed);
    write(typed);
    void act("call.note", typed);
  };
  return [text, note];
}

/** Beside a call that goes on; once it is over, they are among what is said of it. */
export function Notes() {
  const { id, phase } = useDesk((state) => state.call);
  return phase === "talking" || phase === "held" ? <Field key={id} /> : null;
}

function Field() {
  const t = useWords();
  const [text, write] = useNotes();
  return <TextArea id="desk-notes" label={t("notes.label")} value={text} onText={write} />;
}
