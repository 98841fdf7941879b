import "../../pages/page.css";
import { showWelcome } from "../../pages/welcome.tsx";

void showWelcome(document.body);
