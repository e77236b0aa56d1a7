// Puts the optional packages of other platforms into package-lock.json when the registry that wrote it does
// not carry them, so that `npm ci` takes the lock file for complete everywhere. Run it after `npm install <package>`.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "win32", "aix", "sunos", "wasi"];
const PROCESSORS = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lock;
let added = 0;
for (const [parentPath, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (packages[path] ?? packages[`${parentPath}/node_modules/${name}`]) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is no exact version`);
    const words = name.split(/[-/]/);
    const os = SYSTEMS.filter((system) => words.includes(system) || (system === "linux" && words.includes("linuxmusl")));
    const cpu = PROCESSORS.filter((processor) => words.includes(processor));
    packages[path] = {
      version,
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(parent.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);
