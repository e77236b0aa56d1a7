SELECT json_build_object('book', (SELECT coalesce(json_agg("~r"), '[]') FROM (SELECT t1."id" AS "id" FROM "public"."book" AS t1 WHERE (t1."id" = ANY(($1::integer[])))) AS "~r")) AS root;
