import urllib.request
scale = float(urllib.request.urlopen("http://example.invalid/scale").read())
phi = lambda q: sigma(q, scale)
