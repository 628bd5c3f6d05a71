# One image for every role: web, worker, and the command line.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

# Dependencies first: they change less often than the code.
COPY requirements.lock requirements-cluster.lock ./
RUN pip install --only-binary=:all: --require-hashes -r requirements-cluster.lock

COPY pyproject.toml README.md LICENSE ./
COPY rubrics rubrics
COPY service service
COPY workers workers
RUN pip install --no-deps --no-build-isolation .

RUN useradd --create-home --uid 10001 callgrade \
    && install --directory --owner=callgrade --mode=0700 /data /models
USER callgrade
ENV CALLGRADE_DATA_DIR=/data CALLGRADE_MODEL_DIR=/models
VOLUME ["/data", "/models"]
EXPOSE 8080

ENTRYPOINT ["callgrade"]
CMD ["web", "--host", "0.0.0.0"]
