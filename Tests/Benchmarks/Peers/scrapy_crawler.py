"""A Scrapy spider with an SQLite pipeline, without what it needs not. Usage: URL DATABASE"""

import sqlite3
import sys
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor

SEED, PATH = sys.argv[1:]


class Pipeline:
    def open_spider(self, spider):
        self.database = sqlite3.connect(PATH)
        self.database.execute("CREATE TABLE pages (url TEXT PRIMARY KEY, status INTEGER, body BLOB)")
        self.database.execute("CREATE TABLE links (source TEXT, target TEXT)")

    def process_item(self, item, spider):
        page = (item["url"], item["status"], item["body"])
        self.database.execute("INSERT OR IGNORE INTO pages VALUES (?, ?, ?)", page)
        rows = ((item["url"], target) for target in item["links"])
        self.database.executemany("INSERT INTO links VALUES (?, ?)", rows)
        return item

    def close_spider(self, spider):
        self.database.commit()
        print(self.database.execute("SELECT count(*) FROM pages").fetchone()[0])


class Spider(scrapy.Spider):
    name = "peer"
    start_urls = [SEED]
    allowed_domains = [urlsplit(SEED).hostname]
    extractor = LinkExtractor(allow=r"\.html$", unique=False)

    def parse(self, response):
        links = [link.url for link in self.extractor.extract_links(response)]
        yield {
            "url": response.url,
            "status": response.status,
            "body": response.body,
            "links": links,
        }
        for url in dict.fromkeys(links):
            yield scrapy.Request(url)


process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "COOKIES_ENABLED": False,
        "ITEM_PIPELINES": {Pipeline: 1},
        "LOG_ENABLED": False,
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
    }
)
process.crawl(Spider)
process.start()
