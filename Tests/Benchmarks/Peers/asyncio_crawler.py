"""A crawler as many would write it: aiohttp, lxml and SQLite. Usage: URL DATABASE"""

import asyncio
import sqlite3
import sys
from urllib.parse import urldefrag, urljoin, urlsplit

import aiohttp
import lxml.html


async def main(seed: str, path: str) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE pages (url TEXT PRIMARY KEY, status INTEGER, body BLOB)")
    database.execute("CREATE TABLE links (source TEXT, target TEXT)")
    origin = urlsplit(seed).netloc
    queue: asyncio.Queue[str] = asyncio.Queue()
    seen = {seed}
    queue.put_nowait(seed)

    async def work(session: aiohttp.ClientSession) -> None:
        while True:
            url = await queue.get()
            try:
                async with session.get(url) as answer:
                    body = await answer.read()
                    kind = answer.content_type
                database.execute("INSERT INTO pages VALUES (?, ?, ?)", (url, answer.status, body))
                if answer.status == 200 and kind == "text/html" and body:
                    targets = []
                    for anchor in lxml.html.fromstring(body).iter("a"):
                        href = anchor.get("href")
                        if href is None:
                            continue
                        target = urldefrag(urljoin(url, href)).url
                        targets.append(target)
                        if target in seen or urlsplit(target).netloc != origin:
                            continue
                        if not urlsplit(target).path.endswith(".html"):
                            continue
                        seen.add(target)
                        queue.put_nowait(target)
                    rows = ((url, target) for target in targets)
                    database.executemany("INSERT INTO links VALUES (?, ?)", rows)
            finally:
                queue.task_done()

    connector = aiohttp.TCPConnector(limit=32)
    async with aiohttp.ClientSession(connector=connector) as session:
        workers = [asyncio.create_task(work(session)) for _ in range(32)]
        await queue.join()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    database.commit()
    print(database.execute("SELECT count(*) FROM pages WHERE status = 200").fetchone()[0])


asyncio.run(main(*sys.argv[1:]))
