"""Signs requests with botocore's own signers and prints them as JSON lines, for signers.test.ts.

Arguments: access key id, secret.
"""
import json
import sys

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

credentials = Credentials(sys.argv[1], sys.argv[2])
HOST = "http://localhost:4600"
META = {"x-amz-meta-note": "  two   spaces, a comma "}
CASES = [
    ("GET", "sagemaker", "/", {}, b""),
    ("POST", "sagemaker", "/human-loops", {"Content-Type": "application/json"}, b'{"HumanLoopName":"a"}'),
    ("DELETE", "sagemaker", "/human-loops/a%20b/./c//d/../e%2Ff/", {}, b""),
    ("GET", "sagemaker", "/human-loops?b=2&a=1&a-b=3&a=0&empty&CreationTimeAfter=2026-01-01T00%3A00%3A00%2B01%3A00", {}, b""),
    ("PUT", "s3", "/bucket/a%20b%2Bc//d/../e/%C3%A4%E6%97%A5", META, b"body"),
    ("GET", "s3", "/bucket?list-type=2&prefix=a%2Fb%20%2B&delimiter=%2F", {}, b""),
]
SIGNERS = {"sagemaker": (SigV4Auth, SigV4QueryAuth), "s3": (S3SigV4Auth, S3SigV4QueryAuth)}


def show(request, service, body):
    path = request.url[len(HOST):]
    print(json.dumps({
        "method": request.method, "url": path, "service": service, "body": body.decode(),
        "headers": {name.lower(): value for name, value in request.headers.items()} | {"host": "localhost:4600"},
    }))


for method, service, path, headers, body in CASES:
    by_header, by_query = SIGNERS[service]
    request = AWSRequest(method=method, url=HOST + path, headers=dict(headers), data=body)
    by_header(credentials, service, "eu-west-1").add_auth(request)
    show(request, service, body)
    request = AWSRequest(method=method, url=HOST + path, headers=dict(headers), data=b"")
    by_query(credentials, service, "eu-west-1", expires=60).add_auth(request)
    show(request, service, b"")
