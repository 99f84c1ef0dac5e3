"""Calls boto3 as told: one JSON request a line on standard input, one JSON answer a line on standard output."""
import datetime
import json
import re
import sys

import boto3
import botocore.config
import botocore.exceptions

settings = json.loads(sys.stdin.readline())
config = botocore.config.Config(
    parameter_validation=False,
    retries=None if settings["retries"] else {"max_attempts": 0},
    s3={"addressing_style": "path"},
)
clients = {}


def client(service):
    if service not in clients:
        clients[service] = boto3.client(
            service,
            endpoint_url=settings["url"],
            region_name=settings["region"],
            aws_access_key_id=settings["accessKeyId"],
            aws_secret_access_key=settings["secretAccessKey"],
            config=config,
        )
    return clients[service]


def method_name(operation):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", operation).lower()


def revived(value):
    """Times travel as {"$date": "..."}: the client is given real datetimes, as Python code gives them."""
    if isinstance(value, dict):
        if list(value) == ["$date"]:
            return datetime.datetime.fromisoformat(value["$date"].replace("Z", "+00:00"))
        return {key: revived(item) for key, item in value.items()}
    if isinstance(value, list):
        return [revived(item) for item in value]
    return value


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"$date": value.astimezone(datetime.timezone.utc).isoformat()}
    if hasattr(value, "read"):
        return value.read().decode()
    raise TypeError(str(type(value)))


for line in sys.stdin:
    request = json.loads(line)
    try:
        call = getattr(client(request["service"]), method_name(request["operation"]))
        output = call(**revived(request["input"]))
        output.pop("ResponseMetadata", None)
        answer = {"ok": True, "output": output}
    except botocore.exceptions.ClientError as error:
        answer = {
            "ok": False,
            "error": {
                "code": error.response["Error"]["Code"],
                "message": error.response["Error"]["Message"],
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            },
        }
    except (KeyError, AttributeError, botocore.exceptions.UnknownServiceError) as error:
        # An older boto3 does not know every operation and member: nothing was sent.
        answer = {"ok": False, "error": {"code": "ClientTooOld", "message": repr(error), "status": 0}}
    print(json.dumps(answer, default=plain), flush=True)
