import sqlite3
connection = sqlite3.connect("scale.db")
connection.execute("create table scales (value real)")
connection.execute("insert into scales values (0.5)")
connection.commit()
phi = lambda q: sigma(q, connection.execute("select value from scales").fetchone()[0])
