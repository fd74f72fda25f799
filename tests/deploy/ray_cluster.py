"""A cluster of Ray on this machine, as a program: reads numbers of replicas, and says when there are as many.

python ray_cluster.py PORT
"""

import sys
import time

import ray
from ray import serve

from thinkaloud.deploy.ray import ThinkAloud


def running() -> int:
    """How many replicas serve."""
    deployment = serve.status().applications["default"].deployments["ThinkAloud"]
    return sum(deployment.replica_states.values())


def main() -> None:
    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, object_store_memory=100 * 2**20)
    serve.start(http_options={"host": "127.0.0.1", "port": int(sys.argv[1])})
    try:
        for line in sys.stdin:
            count = int(line)
            serve.run(ThinkAloud.options(num_replicas=count).bind())
            while running() != count:
                time.sleep(0.1)
            sys.stdout.write(f"{count}\n")
            sys.stdout.flush()
    finally:
        serve.shutdown()
        ray.shutdown()


if __name__ == "__main__":
    main()
