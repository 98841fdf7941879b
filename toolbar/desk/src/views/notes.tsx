/** What the agent writes down of a call: it stands in the comments at its end, wherever and whenever it was written. */

import { useEffect, useRef, useState } from "preact/hooks";
import { useAct, useDesk, useWords } from "./desk.tsx";
import { TextArea } from "./field.tsx";

/** A field for the notes: the desk has them at once and the center soon, so that they outlive this view and this page. */
export function useNotes(): { readonly value: string; onText(text: string): void; onLeft(): void } {
  const act = useAct();
  const noted = useDesk((state) => state.call.comments);
  const [text, write] = useState(noted);
  const mine = useRef(new Set<string>());
  // What comes back of one's own typing may be late; what others have noted is shown.
  useEffect(() => {
    if (!mine.current.has(noted)) write(noted);
  }, [noted]);
  return {
    value: text,
    onText: (typed) => {
      mine.current.add(typed);
      write(typed);
      void act("call.note", typed);
    },
    onLeft: () => void act("notes.send"),
  };
}

/** Beside a call that goes on; once it is over, they are among what is said of it. */
export function Notes() {
  const { id, phase } = useDesk((state) => state.call);
  return phase === "talking" || phase === "held" ? <Field key={id} /> : null;
}

function Field() {
  const t = useWords();
  return <TextArea id="desk-notes" label={t("notes.label")} {...useNotes()} />;
}
