import {
  type SoftphoneState as Answer,
  pause,
  Refused,
  type SeatAudio,
  type SoftphoneChange,
  type SoftphoneDetached,
  type SoftphoneQuestion,
} from "@cordboard/client";

/** Who knows the answers. */
export interface Knows {
  /** How everything is set, once it is changed as asked. Throws an error in words for people where it cannot be. */
  answer(change: SoftphoneChange | undefined): Promise<Answer>;
  /** The last that is heard: the seat has this audio no more. */
  detached(why: SoftphoneDetached): void;
}

const AGAIN = 1000;
/** Nobody waits for the answer any more; the next question may come all the same. */
const TOO_LATE = "UNKNOWN_QUESTION";

/** Answer what the center asks of an attached softphone, until it is detached or `signal` says that it is enough. */
export async function answerQuestions(
  audio: SeatAudio,
  attachment: string,
  signal: AbortSignal,
  knows: Knows,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const one of audio.questions(attachment, signal)) {
        if (signal.aborted) return;
        if (one.kind === "detached") return knows.detached(one.detached);
        await reply(audio, attachment, one.question, knows);
      }
    } catch (error) {
      if (error instanceof Refused && !error.passes) return;
    }
    await pause(AGAIN, signal);
  }
}

async function reply(
  audio: SeatAudio,
  attachment: string,
  { id = "", change }: SoftphoneQuestion,
  knows: Knows,
): Promise<void> {
  const said = await knows.answer(change).then(
    (state) => ({ state }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  );
  await audio.reply(attachment, id, said).catch((error: unknown) => {
    if (!(error instanceof Refused && error.code === TOO_LATE)) throw error;
  });
}
