// Typed documents: writes gql/ from schema.graphql and every graphql(`...`) in the sources.
// With --check it writes nothing and fails if gql/ is not what it would write.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import { gqlPluckFromCodeString } from "@graphql-tools/graphql-tag-pluck";
import { parse, validate, buildASTSchema } from "graphql";

const ROOT = path.resolve(import.meta.dirname, "..");
const FOLDERS = ["app", "features", "lib", "ui"];

/** PostgreSQL's types as they travel in JSON. */
const SCALARS = {
  uuid: "string",
  timestamptz: "string",
  timestamp: "string",
  date: "string",
  time: "string",
  numeric: "number",
  bigint: "number",
  smallint: "number",
  float4: "number",
  float8: "number",
  _uuid: "string",
  jsonb: "unknown",
  json: "unknown",
  bytea: "string",
};

async function documents() {
  const found = [];
  for (const folder of FOLDERS) {
    const files = await readdir(path.join(ROOT, folder), { recursive: true });
    for (const file of files.filter((name) => /\.tsx?$/.test(name)).sort()) {
      const location = path.join(ROOT, folder, file);
      const code = await readFile(location, "utf8");
      if (!code.includes("graphql(`")) continue;
      const sources = await gqlPluckFromCodeString(location, code, {
        globalGqlIdentifierName: ["graphql"],
        skipIndent: true,
      });
      for (const source of sources) {
        found.push({ location, rawSDL: source.body, document: parse(source.body) });
      }
    }
  }
  return found;
}

function refuseInvalid(schema, files) {
  const definitions = files.flatMap((file) => file.document.definitions);
  const errors = validate(buildASTSchema(schema), { kind: "Document", definitions });
  if (errors.length > 0) {
    for (const error of errors) console.error(`${error.message}\n  in ${error.nodes?.[0]?.loc?.source.body.slice(0, 80)}`);
    process.exit(1);
  }
}

const schema = parse(await readFile(path.join(ROOT, "schema.graphql"), "utf8"));
const files = await documents();
refuseInvalid(schema, files);
const sections = await preset.buildGeneratesSection({
  baseOutputDir: "gql/",
  schema,
  documents: files,
  config: { scalars: SCALARS, useTypeImports: true, enumsAsTypes: true, defaultScalarType: "unknown", strictScalars: true },
  presetConfig: { fragmentMasking: false },
  plugins: [],
  pluginMap: {},
});
let stale = 0;
for (const section of sections) {
  const target = path.join(ROOT, section.filename);
  const wanted = await codegen(section);
  const present = await readFile(target, "utf8").catch(() => "");
  if (present === wanted) continue;
  if (process.argv.includes("--check")) {
    stale += 1;
    console.error(`${section.filename} is stale: run \`npm run codegen\``);
    continue;
  }
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, wanted);
  console.log(`wrote ${section.filename}`);
}
process.exitCode = stale > 0 ? 1 : 0;
