import { type Desk, NotDone } from "@cordboard/desk";

/** In a page that is approved for one user alone, nobody else stays logged in. */
export function only(desk: Pick<Desk, "state" | "subscribe" | "end" | "say">, seat: string | null): void {
  if (!seat) return;
  const wanted = seat.toLowerCase();
  const look = () => {
    const { user } = desk.state.session;
    if (!user || user === wanted || user.split("@")[0] === wanted) return;
    void desk.end().then(() => desk.say(new NotDone("NOT_THIS_SEAT")));
  };
  look();
  desk.subscribe(look);
}
