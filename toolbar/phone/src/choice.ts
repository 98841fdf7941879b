/** What an agent has chosen for their audio; it stays in this browser, for it is about this machine. */

export interface Choice {
  /** Ids of devices as this browser names them; empty is the one that the machine uses by itself. */
  readonly microphone: string;
  readonly speaker: string;
  readonly ringer: string;
  readonly echo: boolean;
  readonly noise: boolean;
  readonly gain: boolean;
  /** From 0 to 100. */
  readonly microphoneLevel: number;
  readonly speakerVolume: number;
}

const PLACE = "cordboard.phone.audio";
const FIRST: Choice = {
  microphone: "",
  speaker: "",
  ringer: "",
  echo: true,
  noise: true,
  gain: true,
  microphoneLevel: 100,
  speakerVolume: 100,
};

export function recall(): Choice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return { ...FIRST, ...(kept as Partial<Choice>) };
  } catch {
    return FIRST;
  }
}

export function remember(choice: Choice): void {
  localStorage.setItem(PLACE, JSON.stringify(choice));
}
