namespace Perilune.Simulation.Recording;

/// <summary>Tables of <c>record.sqlite</c>; docs/record.md explains them.</summary>
internal static class RecordSchema
{
    /// <summary>Edition of the tables, kept in SQLite's <c>user_version</c>.</summary>
    public const int Version = 1;

    public const string Tables = """
        CREATE TABLE identity (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE series (id TEXT PRIMARY KEY, title TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, ordinal INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE sample (series TEXT NOT NULL, ordinal INTEGER NOT NULL, time REAL NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, ordinal)) WITHOUT ROWID;
        CREATE TABLE event (id INTEGER PRIMARY KEY, time REAL NOT NULL, "end" REAL NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE node (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE trajectory (object TEXT NOT NULL, ordinal INTEGER NOT NULL, time REAL NOT NULL, x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL, vx REAL NOT NULL, vy REAL NOT NULL, vz REAL NOT NULL, PRIMARY KEY (object, ordinal)) WITHOUT ROWID;
        CREATE TABLE rotating (ordinal INTEGER PRIMARY KEY, time REAL NOT NULL, x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL);
        CREATE TABLE apsis (ordinal INTEGER PRIMARY KEY, time REAL NOT NULL, radius REAL NOT NULL, perilune INTEGER NOT NULL);
        CREATE TABLE burn (ordinal INTEGER PRIMARY KEY, time REAL NOT NULL, x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL);
        CREATE TABLE site (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
        CREATE TABLE horizon (ordinal INTEGER PRIMARY KEY, azimuth REAL NOT NULL, elevation REAL NOT NULL, distance REAL NOT NULL);
        CREATE TABLE sky (ordinal INTEGER PRIMARY KEY, time REAL NOT NULL, sun_azimuth REAL NOT NULL, sun_elevation REAL NOT NULL, earth_azimuth REAL NOT NULL, earth_elevation REAL NOT NULL);
        CREATE TABLE relief (columns INTEGER NOT NULL, rows INTEGER NOT NULL, pixel_size REAL NOT NULL, "left" REAL NOT NULL, top REAL NOT NULL, site_x REAL NOT NULL, site_y REAL NOT NULL, sun_azimuth REAL NOT NULL, grey BLOB NOT NULL);
        CREATE TABLE flight (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, partner TEXT NOT NULL, vehicle TEXT NOT NULL, launch_vehicle TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, departure_utc TEXT NOT NULL, arrival_utc TEXT NOT NULL, departure REAL NOT NULL, arrival REAL NOT NULL, delta_v REAL NOT NULL, closes INTEGER NOT NULL, shortfall TEXT NOT NULL, crew TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE cargo (flight TEXT NOT NULL, ordinal INTEGER NOT NULL, commodity TEXT NOT NULL, mass REAL NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (flight, ordinal)) WITHOUT ROWID;
        CREATE TABLE manoeuvre (flight TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, time REAL NOT NULL, delta_v REAL NOT NULL, stage TEXT NOT NULL, propellant REAL NOT NULL, PRIMARY KEY (flight, ordinal)) WITHOUT ROWID;
        CREATE TABLE stage (flight TEXT NOT NULL, ordinal INTEGER NOT NULL, stage TEXT NOT NULL, needed REAL NOT NULL, available REAL NOT NULL, PRIMARY KEY (flight, ordinal)) WITHOUT ROWID;
        CREATE TABLE partner (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE share (partner TEXT NOT NULL, ordinal INTEGER NOT NULL, resource TEXT NOT NULL, fraction REAL NOT NULL, PRIMARY KEY (partner, ordinal)) WITHOUT ROWID;
        CREATE TABLE account (ordinal INTEGER PRIMARY KEY, partner TEXT NOT NULL, resource TEXT NOT NULL, unit TEXT NOT NULL, entitled REAL NOT NULL, used REAL NOT NULL, borrowed REAL NOT NULL);
        CREATE TABLE ledger (ordinal INTEGER PRIMARY KEY, entry INTEGER NOT NULL, time REAL NOT NULL, account TEXT NOT NULL, resource TEXT NOT NULL, amount INTEGER NOT NULL, memo TEXT NOT NULL);
        CREATE TABLE experiment (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, title TEXT NOT NULL, partner TEXT NOT NULL, place TEXT NOT NULL, sessions_requested INTEGER NOT NULL, sessions_scheduled INTEGER NOT NULL, sessions_done INTEGER NOT NULL, crew_hours REAL NOT NULL, energy REAL NOT NULL, data REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE refusal (experiment TEXT NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (experiment, ordinal)) WITHOUT ROWID;
        CREATE TABLE verdict (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, title TEXT NOT NULL, pass INTEGER NOT NULL, value REAL NOT NULL, "limit" REAL NOT NULL, unit TEXT NOT NULL, at_most INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE figure (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, title TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE remark (ordinal INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE input (ordinal INTEGER PRIMARY KEY, path TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL, overridden INTEGER NOT NULL);
        CREATE TABLE file (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
        """;
}
