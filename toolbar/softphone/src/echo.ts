import type { Choice } from "./choice.ts";
import { Ear } from "./ear.ts";
import type { Trouble } from "./line.ts";
import { NoMicrophone } from "./microphone.ts";
import { Speaker } from "./speaker.ts";

/** How a test stands, in which agents hear themselves, without any center. */
export type EchoTest =
  | { readonly phase: "recording" }
  /**
   * `peak`: how loud it was at most, from 0 to 1; a microphone that hears nothing stays below 0.01. Null where the
   * browser does not let it be measured.
   */
  | { readonly phase: "playing"; readonly peak: number | null }
  | { readonly phase: "done"; readonly peak: number | null }
  | { readonly phase: "failed"; readonly trouble: Trouble };

const RECORDED = 3000;
const LOOK = 50;

/** Record three seconds with the chosen microphone, and play them on the chosen speaker. */
export async function echoTest(choice: Choice, tell: (test: EchoTest) => void): Promise<void> {
  tell({ phase: "recording" });
  try {
    const { sound, peak } = await record(choice);
    tell({ phase: "playing", peak });
    await play(sound, choice);
    tell({ phase: "done", peak });
  } catch (error) {
    tell({ phase: "failed", trouble: error instanceof NoMicrophone ? error.trouble : "unknown" });
  }
}

async function record(choice: Choice): Promise<{ sound: Blob; peak: number | null }> {
  const ear = await Ear.open(choice);
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, ear.level());
  }, LOOK);
  try {
    const sound = await recorded(ear.track);
    return { sound, peak: ear.measures ? peak : null };
  } finally {
    clearInterval(looking);
    ear.close();
  }
}

function recorded(track: MediaStreamTrack): Promise<Blob> {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.start();
  setTimeout(() => recorder.stop(), RECORDED);
  return new Promise((resolve) => {
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
  });
}

async function play(sound: Blob, choice: Choice): Promise<void> {
  const speaker = new Speaker();
  const url = URL.createObjectURL(sound);
  await speaker.use(choice.speaker.id, choice.speakerVolume);
  await speaker.once(url, RECORDED);
  URL.revokeObjectURL(url);
}
