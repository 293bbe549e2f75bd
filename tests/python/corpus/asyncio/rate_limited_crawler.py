# A crawler over a graph in memory: semaphore, seen, order by name.
import asyncio

pages = {"home": ["about", "news"], "about": ["home", "team"], "news": ["archive"], "team": [], "archive": ["news", "missing"]}


async def fetch(name, limit):
    async with limit:
        await asyncio.sleep(0)
        if name not in pages:
            raise LookupError(name)
        return pages[name]


async def crawl(start):
    seen, failed, level = {start}, [], [start]
    limit = asyncio.Semaphore(2)
    depth = 0
    while level:
        print(depth, level)
        results = await asyncio.gather(*(fetch(p, limit) for p in level), return_exceptions=True)
        following = []
        for page, links in zip(level, results):
            if isinstance(links, Exception):
                failed.append(page)
                continue
            for link in links:
                if link not in seen:
                    seen.add(link)
                    following.append(link)
        level, depth = following, depth + 1
    return sorted(seen), failed


print(asyncio.run(crawl("home")))
