import { runDesk } from "../../host/desk.ts";
import { BY_WORKER } from "../../host/store.ts";

void runDesk(BY_WORKER, () => close());
