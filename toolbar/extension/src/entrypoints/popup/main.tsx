import "../../pages/page.css";
import { showPopup } from "../../pages/popup.tsx";

void showPopup(document.body);
