import "../../pages/page.css";
import { showPanel } from "../../pages/panel.tsx";

void showPanel(document.body);
