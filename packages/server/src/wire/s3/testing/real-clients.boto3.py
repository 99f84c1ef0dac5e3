"""boto3 with its defaults against the object store; run by real-clients.test.ts.

Arguments: endpoint, access key id, secret. Prints one line per check that passed.
"""
import io
import sys
import urllib.request

import boto3
from botocore.client import Config
from botocore.exceptions import ClientError

VERSION = tuple(int(part) for part in boto3.__version__.split(".")[:2])
ENDPOINT, KEY_ID, SECRET = sys.argv[1:4]
BUCKET = "boto-bucket"
session = boto3.Session(aws_access_key_id=KEY_ID, aws_secret_access_key=SECRET, region_name="us-east-1")
s3 = session.client("s3", endpoint_url=ENDPOINT)


def check(name, is_good):
    if not is_good:
        raise SystemExit(f"failed: {name}")
    print(f"ok: {name}")


def code_of(call, **arguments):
    try:
        call(**arguments)
        return "none"
    except ClientError as error:
        return error.response["Error"]["Code"]


def body_of(key, **arguments):
    return s3.get_object(Bucket=BUCKET, Key=key, **arguments)["Body"].read()


def fetched(url, method="GET", data=None, headers=None):
    request = urllib.request.Request(url, method=method, data=data, headers=headers or {})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


s3.create_bucket(Bucket=BUCKET)
check("bucket is listed", BUCKET in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]])

for key in ["plain", "with space + plus", "dir/ünï/日本", "../../etc/passwd", "a//b", "q?a=b&c#d%20", "trailing/"]:
    s3.put_object(Bucket=BUCKET, Key=key, Body=key.encode(), Metadata={"note": "a  b"})
    check(f"put and get {key}", body_of(key) == key.encode())
    check(f"head {key}", s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"] == len(key.encode()))
check("range", body_of("plain", Range="bytes=1-2") == b"la")

pages = s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, PaginationConfig={"PageSize": 2})
keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
check("list v2 in pages", len(keys) == 7 and keys == sorted(keys, key=str.encode))
pages = s3.get_paginator("list_objects").paginate(Bucket=BUCKET, Delimiter="/", PaginationConfig={"PageSize": 1})
found = [entry["Prefix"] for page in pages for entry in page.get("CommonPrefixes", [])]
check("list v1 by delimiter", found == ["../", "a/", "dir/", "trailing/"])

large = bytes(range(256)) * 4096 * 20
s3.upload_fileobj(io.BytesIO(large), BUCKET, "large")
target = io.BytesIO()
s3.download_fileobj(BUCKET, "large", target)
check("20 MB up in parts and down in ranges", target.getvalue() == large)

s3.copy({"Bucket": BUCKET, "Key": "with space + plus"}, BUCKET, "copied + copy")
check("copy", body_of("copied + copy") == b"with space + plus")
s3.copy({"Bucket": BUCKET, "Key": "large"}, BUCKET, "large copy")
check("copy in parts", body_of("large copy") == large)

for name, config in [("default", None), ("v4", Config(signature_version="s3v4"))]:
    client = session.client("s3", endpoint_url=ENDPOINT, config=config)
    url = client.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "with space + plus"})
    check(f"presigned get, {name}", fetched(url) == b"with space + plus")
    chosen = {"Bucket": BUCKET, "Key": "plain", "ResponseContentType": "text/x-chosen", "ResponseContentDisposition": 'attachment; filename="a b.txt"'}
    check(f"presigned get with overrides, {name}", fetched(client.generate_presigned_url("get_object", Params=chosen)) == b"plain")
    put = {"Bucket": BUCKET, "Key": "presigned + ü", "ContentType": "text/x-put", "Metadata": {"a": "b"}}
    url = client.generate_presigned_url("put_object", Params=put)
    fetched(url, "PUT", b"by url", {"Content-Type": "text/x-put", "x-amz-meta-a": "b"})
    head = s3.head_object(Bucket=BUCKET, Key="presigned + ü")
    check(f"presigned put, {name}", head["ContentType"] == "text/x-put" and head["Metadata"] == {"a": "b"})
    form = client.generate_presigned_post(BUCKET, "posted/${filename}", Conditions=[["content-length-range", 1, 100]])
    lines = []
    for field, value in form["fields"].items():
        lines.append(f'--xyz\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n')
    lines.append('--xyz\r\nContent-Disposition: form-data; name="file"; filename="f.txt"\r\n\r\nby form\r\n--xyz--\r\n')
    fetched(form["url"], "POST", "".join(lines).encode(), {"Content-Type": "multipart/form-data; boundary=xyz"})
    check(f"presigned post, {name}", body_of("posted/f.txt") == b"by form")

wrong = boto3.client("s3", endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id=KEY_ID, aws_secret_access_key="wrong")
check("wrong secret", code_of(wrong.list_buckets) == "SignatureDoesNotMatch")
unknown = boto3.client("s3", endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id="AKIANOBODY", aws_secret_access_key="wrong")
check("unknown key", code_of(unknown.list_buckets) == "InvalidAccessKeyId")
check("missing key", code_of(s3.get_object, Bucket=BUCKET, Key="nothing") == "NoSuchKey")
check("missing bucket", code_of(s3.list_objects_v2, Bucket="no-such-bucket") == "NoSuchBucket")
check("bad bucket name", code_of(s3.create_bucket, Bucket="10.0.0.1") == "InvalidBucketName")

s3.put_bucket_cors(Bucket=BUCKET, CORSConfiguration={"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]})
check("cors", s3.get_bucket_cors(Bucket=BUCKET)["CORSRules"][0]["AllowedOrigins"] == ["*"])

if VERSION >= (1, 36):
    summed = s3.put_object(Bucket=BUCKET, Key="summed", Body=b"summed")
    check("checksum by default", s3.get_object(Bucket=BUCKET, Key="summed", ChecksumMode="ENABLED")["ChecksumCRC32"] == summed["ChecksumCRC32"])
    # boto3 sends a body again for seconds when its checksum did not match.
    once = session.client("s3", endpoint_url=ENDPOINT, config=Config(retries={"max_attempts": 0}))
    check("wrong checksum", code_of(once.put_object, Bucket=BUCKET, Key="bad", Body=b"x", ChecksumCRC32="AAAAAA==") == "BadDigest")
    check("create only", code_of(s3.put_object, Bucket=BUCKET, Key="summed", Body=b"x", IfNoneMatch="*") == "PreconditionFailed")
else:
    print(f"boto3 {boto3.__version__} has no default checksums and no conditional writes; those need 1.36")

check("not empty", code_of(s3.delete_bucket, Bucket=BUCKET) == "BucketNotEmpty")
bucket = session.resource("s3", endpoint_url=ENDPOINT).Bucket(BUCKET)
bucket.objects.all().delete()
check("emptied", "Contents" not in s3.list_objects_v2(Bucket=BUCKET))
s3.delete_bucket(Bucket=BUCKET)
check("bucket is gone", code_of(s3.head_bucket, Bucket=BUCKET) == "404")
print("done")
