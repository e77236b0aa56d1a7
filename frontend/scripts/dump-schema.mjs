// Writes schema.graphql: what the running engine offers to the role `owner`.
// Address and secret come from $MILLWRIGHT_HOME/demo.json (default ../.millwright/demo.json), or from
// MILLWRIGHT_GRAPHQL_URL and HASURA_GRAPHQL_ADMIN_SECRET.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";

const ROOT = path.resolve(import.meta.dirname, "..");
const ROLE = "owner";

async function target() {
  const { MILLWRIGHT_GRAPHQL_URL: url, HASURA_GRAPHQL_ADMIN_SECRET: secret } = process.env;
  if (url && secret) return { url, secret };
  const home = process.env.MILLWRIGHT_HOME ?? path.join(ROOT, "..", ".millwright");
  const demo = JSON.parse(await readFile(path.join(home, "demo.json"), "utf8"));
  return { url: demo.graphql_url, secret: demo.admin_secret };
}

const { url, secret } = await target();
const answer = await fetch(url, {
  method: "POST",
  headers: { "Content-Type": "application/json", "X-Hasura-Admin-Secret": secret, "X-Hasura-Role": ROLE },
  body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: false }) }),
});
const { data, errors } = await answer.json();
if (errors) throw new Error(`${url}: ${errors[0].message}`);
const schema = lexicographicSortSchema(buildClientSchema(data));
await writeFile(path.join(ROOT, "schema.graphql"), `${printSchema(schema)}\n`);
console.log(`schema.graphql: ${Object.keys(schema.getTypeMap()).length} types of role ${ROLE} from ${url}`);
