"""Extracts rows of reports under Apache Spark: each partition is piped through `onrecord extract`.

usage: spark-submit extract.py --program /usr/local/bin/onrecord --partitions 200 ROWS.jsonl OUTPUT
       python3 extract.py --master 'local[2,4]' …                     (without a cluster)

OUTPUT becomes a folder of part files; put together in their order they are what `onrecord extract` writes on one
machine. A task whose worker fails or is killed is run again by Spark, and only whole tasks are committed.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("rows", help="JSON Lines: a file, a folder or a pattern, on any file system Spark reads, also .gz")
arguments.add_argument("output", help="a folder that is not there yet")
arguments.add_argument("--program", default="onrecord", help="the executable, at the same place on every machine")
arguments.add_argument("--partitions", type=int, default=0, help="how many pieces the rows are cut into, at least")
arguments.add_argument("--with-text", action="store_true", help="keep the texts, for serve --records")
arguments.add_argument("--compress", action="store_true", help="write .gz")
arguments.add_argument("--master", help="where Spark runs, unless spark-submit says so")
options = arguments.parse_args()

builder = SparkSession.builder.appName("OnRecord")
if options.master:
    builder = builder.master(options.master)
spark = builder.getOrCreate()

# One thread a worker: Spark starts as many workers as there are cores.
command = [options.program, "extract", "-", "--input", "jsonl", "--jobs", "1"]
if options.with_text:
    command.append("--with-text")

rows = spark.sparkContext.textFile(options.rows, minPartitions=options.partitions or None)
records = rows.pipe(shlex.join(command), checkCode=True)
codec = "org.apache.hadoop.io.compress.GzipCodec" if options.compress else None
records.saveAsTextFile(options.output, compressionCodecClass=codec)
spark.stop()
