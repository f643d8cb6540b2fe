// A Slack that remembers: `node emulator.mjs <port> <seed as JSON>`. Says "ready" when it listens.
import { createEmulator } from "emulate";

const [port, seed] = process.argv.slice(2);
await createEmulator({ service: "slack", port: Number(port), seed: JSON.parse(seed) });
console.log("ready");
