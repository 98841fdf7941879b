import "../../pages/page.css";
import { showOptions } from "../../pages/options.tsx";

void showOptions(document.body);
