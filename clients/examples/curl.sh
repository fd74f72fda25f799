#!/usr/bin/env bash
# Watch the bundled thinking model think: the trace in `reasoning_content`, then the answer in `content`.
#   BASE_URL=http://127.0.0.1:8000 MODEL=tiny-rl bash clients/examples/curl.sh "A pen costs 3 dollars. How much do 4 pens cost?"
set -euo pipefail

base_url=${BASE_URL:-http://127.0.0.1:8000}
model=${MODEL:-tiny-rl}
prompt=${1:-"Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. The total cost of all the fruit is 13 dollars. What is the cost of apples?"}
prompt=${prompt//\\/\\\\} prompt=${prompt//\"/\\\"} prompt=${prompt//$'\n'/\\n} # as JSON wants it

curl --fail-with-body --silent --show-error --no-buffer "$base_url/v1/chat/completions" \
  --header 'content-type: application/json' \
  --data "{\"model\": \"$model\", \"stream\": true, \"temperature\": 0, \"messages\": [{\"role\": \"user\", \"content\": \"$prompt\"}]}"
