using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Perilune.Simulation.Recording;

/// <summary>Reads a record back from its SQLite file.</summary>
public static class RecordReader
{
    /// <summary>The record in a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a record of this edition, or is damaged.</exception>
    public static RunRecord Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"{path}: no such file; run the scenario first");
        var name = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        try
        {
            using var connection = new SqliteConnection(name);
            connection.Open();
            var edition = Rows(connection, "PRAGMA user_version", r => r.GetInt32(0))[0];
            if (edition != RecordSchema.Version)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: a record of edition {edition}, not {RecordSchema.Version}; run the scenario again"
                    )
                );
            }
            return ReadAll(connection);
        }
        catch (SqliteException error)
        {
            throw new InvalidDataException($"{path}: not a record ({error.Message}); run the scenario again", error);
        }
    }

    private static RunRecord ReadAll(SqliteConnection connection)
    {
        var identity = Rows(connection, "SELECT key, value FROM identity", r => (r.GetString(0), r.GetString(1)))
            .ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
        var samples = Rows(
                connection,
                "SELECT series, time, value FROM sample ORDER BY series, ordinal",
                r => (Series: r.GetString(0), Time: r.GetDouble(1), Value: r.GetDouble(2))
            )
            .ToLookup(s => s.Series, StringComparer.Ordinal);
        var paths = Rows(
                connection,
                "SELECT object, time, x, y, z, vx, vy, vz FROM trajectory ORDER BY object, ordinal",
                r =>
                    (
                        Object: r.GetString(0),
                        Point: new TrajectoryPoint(D(r, 1), D(r, 2), D(r, 3), D(r, 4), D(r, 5), D(r, 6), D(r, 7))
                    )
            )
            .ToLookup(p => p.Object, p => p.Point, StringComparer.Ordinal);
        return new RunRecord
        {
            Identity = new RunIdentity(
                identity["scenario"],
                identity["title"],
                identity["start_utc"],
                identity["end_utc"],
                double.Parse(identity["start_tdb"], CultureInfo.InvariantCulture),
                double.Parse(identity["duration"], CultureInfo.InvariantCulture),
                long.Parse(identity["seed"], CultureInfo.InvariantCulture),
                identity["version"],
                identity["scenario_text"]
            ),
            Series = Rows(
                connection,
                "SELECT id, title, unit, kind FROM series ORDER BY ordinal",
                r => new Series(
                    r.GetString(0),
                    r.GetString(1),
                    r.GetString(2),
                    r.GetString(3) == "step" ? SeriesKind.Step : SeriesKind.Linear,
                    [.. samples[r.GetString(0)].Select(s => s.Time)],
                    [.. samples[r.GetString(0)].Select(s => s.Value)]
                )
            ),
            Events = Rows(
                connection,
                """SELECT time, "end", kind, subject, text FROM event ORDER BY id""",
                r => new RecordedEvent(D(r, 0), D(r, 1), r.GetString(2), r.GetString(3), r.GetString(4))
            ),
            Node = ReadNode(connection, [.. paths["node"]]),
            Site = ReadSite(connection),
            Flights = ReadFlights(connection, paths),
            Accounts = Rows(
                connection,
                "SELECT partner, resource, unit, entitled, used, borrowed FROM account ORDER BY ordinal",
                r => new AccountRecord(r.GetString(0), r.GetString(1), r.GetString(2), D(r, 3), D(r, 4), D(r, 5))
            ),
            Ledger = Rows(
                connection,
                "SELECT entry, time, account, resource, amount, memo FROM ledger ORDER BY ordinal",
                r => new LedgerRecord(
                    r.GetInt32(0),
                    D(r, 1),
                    r.GetString(2),
                    r.GetString(3),
                    r.GetInt64(4),
                    r.GetString(5)
                )
            ),
            Partners = ReadPartners(connection),
            Experiments = ReadExperiments(connection),
            Verdicts = Rows(
                connection,
                """SELECT id, title, pass, value, "limit", unit, at_most FROM verdict ORDER BY ordinal""",
                r => new Verdict(
                    r.GetString(0),
                    r.GetString(1),
                    r.GetBoolean(2),
                    D(r, 3),
                    D(r, 4),
                    r.GetString(5),
                    r.GetBoolean(6)
                )
            ),
            Figures = Rows(
                connection,
                "SELECT id, title, value, unit FROM figure ORDER BY ordinal",
                r => new Figure(r.GetString(0), r.GetString(1), D(r, 2), r.GetString(3))
            ),
            Remarks = Rows(connection, "SELECT text FROM remark ORDER BY ordinal", r => r.GetString(0)),
            Inputs = Rows(
                connection,
                "SELECT path, value, source, confidence, overridden FROM input ORDER BY ordinal",
                r => new InputRecord(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4))
            ),
            Files = Rows(
                connection,
                "SELECT path, bytes, sha256 FROM file ORDER BY path",
                r => new FileRecord(r.GetString(0), r.GetInt64(1), r.GetString(2))
            ),
        };
    }

    private static NodeRecord? ReadNode(SqliteConnection connection, TrajectoryPoint[] trajectory)
    {
        var orbit = Rows(connection, "SELECT value FROM node WHERE key = 'orbit'", r => r.GetString(0));
        if (orbit.Count == 0)
            return null;
        return new NodeRecord
        {
            Orbit = orbit[0],
            Trajectory = trajectory,
            Rotating = Rows(
                connection,
                "SELECT time, x, y, z FROM rotating ORDER BY ordinal",
                r => new RotatingPoint(D(r, 0), D(r, 1), D(r, 2), D(r, 3))
            ),
            Apsides = Rows(
                connection,
                "SELECT time, radius, perilune FROM apsis ORDER BY ordinal",
                r => new Apsis(D(r, 0), D(r, 1), r.GetBoolean(2))
            ),
            Burns = Rows(
                connection,
                "SELECT time, x, y, z FROM burn ORDER BY ordinal",
                r => new StationKeepingBurn(D(r, 0), D(r, 1), D(r, 2), D(r, 3))
            ),
        };
    }

    private static SiteRecord? ReadSite(SqliteConnection connection)
    {
        var values = Rows(connection, "SELECT key, value FROM site", r => (Key: r.GetString(0), Value: r.GetValue(1)))
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        if (values.Count == 0)
            return null;
        var horizon = Rows(
            connection,
            "SELECT elevation, distance FROM horizon ORDER BY ordinal",
            r => (Elevation: D(r, 0), Distance: D(r, 1))
        );
        return new SiteRecord
        {
            Name = (string)values["name"],
            Latitude = (double)values["latitude"],
            Longitude = (double)values["longitude"],
            GroundHeight = (double)values["ground_height"],
            MastHeight = (double)values["mast_height"],
            Terrain =
            [
                .. values
                    .Where(p => p.Key.StartsWith("terrain_", StringComparison.Ordinal))
                    .OrderBy(p => int.Parse(p.Key[8..], CultureInfo.InvariantCulture))
                    .Select(p => (string)p.Value),
            ],
            Horizon = [.. horizon.Select(h => h.Elevation)],
            HorizonDistance = [.. horizon.Select(h => h.Distance)],
            Sky = Rows(
                connection,
                "SELECT time, sun_azimuth, sun_elevation, earth_azimuth, earth_elevation FROM sky ORDER BY ordinal",
                r => new SkyPoint(D(r, 0), D(r, 1), D(r, 2), D(r, 3), D(r, 4))
            ),
            Relief = Rows(
                    connection,
                    """SELECT columns, rows, pixel_size, "left", top, site_x, site_y, sun_azimuth, grey FROM relief""",
                    r => new ReliefRecord(
                        r.GetInt32(0),
                        r.GetInt32(1),
                        D(r, 2),
                        D(r, 3),
                        D(r, 4),
                        D(r, 5),
                        D(r, 6),
                        D(r, 7),
                        (byte[])r.GetValue(8)
                    )
                )
                .FirstOrDefault(),
        };
    }

    private static List<FlightRecord> ReadFlights(SqliteConnection connection, ILookup<string, TrajectoryPoint> paths)
    {
        var cargo = Rows(
                connection,
                "SELECT flight, commodity, mass, owner FROM cargo ORDER BY flight, ordinal",
                r => (Flight: r.GetString(0), Item: new CargoRecord(r.GetString(1), D(r, 2), r.GetString(3)))
            )
            .ToLookup(c => c.Flight, c => c.Item, StringComparer.Ordinal);
        var manoeuvres = Rows(
                connection,
                "SELECT flight, name, time, delta_v, stage, propellant FROM manoeuvre ORDER BY flight, ordinal",
                r =>
                    (
                        Flight: r.GetString(0),
                        Item: new ManoeuvreRecord(r.GetString(1), D(r, 2), D(r, 3), r.GetString(4), D(r, 5))
                    )
            )
            .ToLookup(m => m.Flight, m => m.Item, StringComparer.Ordinal);
        var stages = Rows(
                connection,
                "SELECT flight, stage, needed, available FROM stage ORDER BY flight, ordinal",
                r => (Flight: r.GetString(0), Item: new StageBudgetRecord(r.GetString(1), D(r, 2), D(r, 3)))
            )
            .ToLookup(s => s.Flight, s => s.Item, StringComparer.Ordinal);
        return Rows(
            connection,
            """
            SELECT id, partner, vehicle, launch_vehicle, "from", "to", departure_utc, arrival_utc, departure, arrival,
                delta_v, closes, shortfall, crew FROM flight ORDER BY ordinal
            """,
            r => new FlightRecord
            {
                Id = r.GetString(0),
                Partner = r.GetString(1),
                Vehicle = r.GetString(2),
                LaunchVehicle = r.GetString(3),
                From = r.GetString(4),
                To = r.GetString(5),
                DepartureUtc = r.GetString(6),
                ArrivalUtc = r.GetString(7),
                Departure = D(r, 8),
                Arrival = D(r, 9),
                DeltaV = D(r, 10),
                Closes = r.GetBoolean(11),
                Shortfall = r.GetString(12),
                Crew = r.GetString(13).Split('\n', StringSplitOptions.RemoveEmptyEntries),
                Cargo = [.. cargo[r.GetString(0)]],
                Manoeuvres = [.. manoeuvres[r.GetString(0)]],
                Stages = [.. stages[r.GetString(0)]],
                Path = [.. paths["flight/" + r.GetString(0)]],
            }
        );
    }

    private static List<PartnerRecord> ReadPartners(SqliteConnection connection)
    {
        var shares = Rows(
                connection,
                "SELECT partner, resource, fraction FROM share ORDER BY partner, ordinal",
                r => (Partner: r.GetString(0), Share: new ShareRecord(r.GetString(1), D(r, 2)))
            )
            .ToLookup(s => s.Partner, s => s.Share, StringComparer.Ordinal);
        return Rows(
            connection,
            "SELECT id, name, status FROM partner ORDER BY ordinal",
            r => new PartnerRecord(r.GetString(0), r.GetString(1), r.GetString(2), [.. shares[r.GetString(0)]])
        );
    }

    private static List<ExperimentRecord> ReadExperiments(SqliteConnection connection)
    {
        var refusals = Rows(
                connection,
                "SELECT experiment, text FROM refusal ORDER BY experiment, ordinal",
                r => (Experiment: r.GetString(0), Text: r.GetString(1))
            )
            .ToLookup(x => x.Experiment, x => x.Text, StringComparer.Ordinal);
        return Rows(
            connection,
            """
            SELECT id, title, partner, place, sessions_requested, sessions_scheduled, sessions_done, crew_hours, energy,
                data FROM experiment ORDER BY ordinal
            """,
            r => new ExperimentRecord(
                r.GetString(0),
                r.GetString(1),
                r.GetString(2),
                r.GetString(3),
                r.GetInt32(4),
                r.GetInt32(5),
                r.GetInt32(6),
                D(r, 7),
                D(r, 8),
                D(r, 9),
                [.. refusals[r.GetString(0)]]
            )
        );
    }

    private static double D(SqliteDataReader reader, int column) => reader.GetDouble(column);

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }
}
