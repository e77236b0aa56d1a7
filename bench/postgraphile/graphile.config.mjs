import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";

export default {
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString: process.env.BENCH_DATABASE_URL, schemas: ["factories", "telemetry"] })],
  grafserv: { port: Number(process.env.BENCH_PORT), host: "127.0.0.1", graphiql: false, watch: false },
  grafast: { explain: false },
};
