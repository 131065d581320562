# %%
import asyncio
async def half():
    await asyncio.sleep(0)
    return 0.5
# %%
scale = await half()
# %%
phi = lambda q: sigma(q, scale)
