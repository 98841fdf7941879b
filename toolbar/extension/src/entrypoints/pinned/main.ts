import { runDesk } from "../../host/desk.ts";

void runDesk(() => close());
