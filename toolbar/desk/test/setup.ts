import { cleanup, configure } from "@testing-library/preact";
import { afterEach, vi } from "vitest";

/** Milliseconds that a test may wait for what it means: on a machine with much to do a module takes seconds to load. */
const PATIENCE = 10_000;

configure({ asyncUtilTimeout: PATIENCE });
vi.setConfig({ testTimeout: 3 * PATIENCE });
afterEach(cleanup);
