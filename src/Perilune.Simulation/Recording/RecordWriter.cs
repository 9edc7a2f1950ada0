using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Perilune.Simulation.Recording;

/// <summary>Writes a record as a SQLite file: the same record gives the same bytes.</summary>
public static class RecordWriter
{
    /// <summary>Writes a new file; nothing may be there yet. The caller moves it into place when all outputs are whole.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public static void Write(RunRecord record, string path)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (File.Exists(path))
            throw new IOException($"{path} is there already");
        var name = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        using var connection = new SqliteConnection(name);
        connection.Open();
        // No journal and no waiting for the disk: the file is new, and moved into place only when whole.
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;");
        Execute(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {RecordSchema.Version};")
        );
        using var transaction = connection.BeginTransaction();
        Execute(connection, RecordSchema.Tables);
        WriteIdentity(connection, record.Identity);
        WriteSeries(connection, record);
        if (record.Node is { } node)
            WriteNode(connection, node);
        if (record.Site is { } site)
            WriteSite(connection, site);
        WriteFlights(connection, record.Flights);
        WritePartnership(connection, record);
        WriteJudgement(connection, record);
        transaction.Commit();
    }

    private static void WriteIdentity(SqliteConnection connection, RunIdentity identity)
    {
        using var insert = new Insert(connection, "identity", 2);
        insert.Row("scenario", identity.Scenario);
        insert.Row("title", identity.Title);
        insert.Row("start_utc", identity.StartUtc);
        insert.Row("end_utc", identity.EndUtc);
        insert.Row("start_tdb", identity.StartTdb.ToString("R", CultureInfo.InvariantCulture));
        insert.Row("duration", identity.Duration.ToString("R", CultureInfo.InvariantCulture));
        insert.Row("seed", identity.Seed.ToString(CultureInfo.InvariantCulture));
        insert.Row("version", identity.Version);
        insert.Row("scenario_text", identity.ScenarioText);
    }

    private static void WriteSeries(SqliteConnection connection, RunRecord record)
    {
        using var series = new Insert(connection, "series", 5);
        using var sample = new Insert(connection, "sample", 4);
        foreach (var (i, s) in record.Series.Index())
        {
            series.Row(s.Id, s.Title, s.Unit, s.Kind == SeriesKind.Step ? "step" : "linear", i);
            for (var k = 0; k < s.Times.Count; k++)
                sample.Row(s.Id, k, s.Times[k], s.Values[k]);
        }
        using var @event = new Insert(connection, "event", 6);
        foreach (var (i, e) in record.Events.Index())
            @event.Row(i, e.Time, e.End, e.Kind, e.Subject, e.Text);
    }

    private static void WriteNode(SqliteConnection connection, NodeRecord node)
    {
        using (var insert = new Insert(connection, "node", 2))
            insert.Row("orbit", node.Orbit);
        WritePath(connection, "node", node.Trajectory);
        using var rotating = new Insert(connection, "rotating", 5);
        foreach (var (i, p) in node.Rotating.Index())
            rotating.Row(i, p.Time, p.X, p.Y, p.Z);
        using var apsis = new Insert(connection, "apsis", 4);
        foreach (var (i, a) in node.Apsides.Index())
            apsis.Row(i, a.Time, a.Radius, a.IsPerilune);
        using var burn = new Insert(connection, "burn", 5);
        foreach (var (i, b) in node.Burns.Index())
            burn.Row(i, b.Time, b.X, b.Y, b.Z);
    }

    private static void WritePath(SqliteConnection connection, string name, IReadOnlyList<TrajectoryPoint> points)
    {
        using var insert = new Insert(connection, "trajectory", 9);
        foreach (var (i, p) in points.Index())
            insert.Row(name, i, p.Time, p.X, p.Y, p.Z, p.VX, p.VY, p.VZ);
    }

    private static void WriteSite(SqliteConnection connection, SiteRecord site)
    {
        using (var insert = new Insert(connection, "site", 2))
        {
            insert.Row("name", site.Name);
            insert.Row("latitude", site.Latitude);
            insert.Row("longitude", site.Longitude);
            insert.Row("ground_height", site.GroundHeight);
            insert.Row("mast_height", site.MastHeight);
            foreach (var (i, t) in site.Terrain.Index())
                insert.Row(string.Create(CultureInfo.InvariantCulture, $"terrain_{i}"), t);
        }
        using (var insert = new Insert(connection, "horizon", 4))
        {
            var step = 2 * Math.PI / Math.Max(1, site.Horizon.Count);
            for (var i = 0; i < site.Horizon.Count; i++)
                insert.Row(i, i * step, site.Horizon[i], site.HorizonDistance[i]);
        }
        using (var insert = new Insert(connection, "sky", 6))
        {
            foreach (var (i, p) in site.Sky.Index())
                insert.Row(i, p.Time, p.SunAzimuth, p.SunElevation, p.EarthAzimuth, p.EarthElevation);
        }
        if (site.Relief is { } r)
        {
            using var insert = new Insert(connection, "relief", 9);
            insert.Row(r.Columns, r.Rows, r.PixelSize, r.Left, r.Top, r.SiteX, r.SiteY, r.SunAzimuth, r.Grey);
        }
    }

    private static void WriteFlights(SqliteConnection connection, IReadOnlyList<FlightRecord> flights)
    {
        using var flight = new Insert(connection, "flight", 15);
        using var cargo = new Insert(connection, "cargo", 5);
        using var manoeuvre = new Insert(connection, "manoeuvre", 7);
        using var stage = new Insert(connection, "stage", 5);
        foreach (var (i, f) in flights.Index())
        {
            flight.Row(
                f.Id,
                i,
                f.Partner,
                f.Vehicle,
                f.LaunchVehicle,
                f.From,
                f.To,
                f.DepartureUtc,
                f.ArrivalUtc,
                f.Departure,
                f.Arrival,
                f.DeltaV,
                f.Closes,
                f.Shortfall,
                string.Join('\n', f.Crew)
            );
            foreach (var (k, c) in f.Cargo.Index())
                cargo.Row(f.Id, k, c.Commodity, c.Mass, c.Owner);
            foreach (var (k, m) in f.Manoeuvres.Index())
                manoeuvre.Row(f.Id, k, m.Name, m.Time, m.DeltaV, m.Stage, m.Propellant);
            foreach (var (k, s) in f.Stages.Index())
                stage.Row(f.Id, k, s.Stage, s.Needed, s.Available);
            WritePath(connection, "flight/" + f.Id, f.Path);
        }
    }

    private static void WritePartnership(SqliteConnection connection, RunRecord record)
    {
        using var partner = new Insert(connection, "partner", 4);
        using var share = new Insert(connection, "share", 4);
        foreach (var (i, p) in record.Partners.Index())
        {
            partner.Row(p.Id, i, p.Name, p.Status);
            foreach (var (k, s) in p.Shares.Index())
                share.Row(p.Id, k, s.Resource, s.Fraction);
        }
        using var account = new Insert(connection, "account", 7);
        foreach (var (i, a) in record.Accounts.Index())
            account.Row(i, a.Partner, a.Resource, a.Unit, a.Entitled, a.Used, a.Borrowed);
        using var ledger = new Insert(connection, "ledger", 7);
        foreach (var (i, l) in record.Ledger.Index())
            ledger.Row(i, l.Entry, l.Time, l.Account, l.Resource, l.Amount, l.Memo);
        using var experiment = new Insert(connection, "experiment", 11);
        using var refusal = new Insert(connection, "refusal", 3);
        foreach (var (i, e) in record.Experiments.Index())
        {
            experiment.Row(
                e.Id,
                i,
                e.Title,
                e.Partner,
                e.Where,
                e.SessionsRequested,
                e.SessionsScheduled,
                e.SessionsDone,
                e.CrewHours,
                e.Energy,
                e.Data
            );
            foreach (var (k, text) in e.Refusals.Index())
                refusal.Row(e.Id, k, text);
        }
    }

    private static void WriteJudgement(SqliteConnection connection, RunRecord record)
    {
        using var verdict = new Insert(connection, "verdict", 8);
        foreach (var (i, v) in record.Verdicts.Index())
            verdict.Row(v.Id, i, v.Title, v.Pass, v.Value, v.Limit, v.Unit, v.AtMost);
        using var figure = new Insert(connection, "figure", 5);
        foreach (var (i, f) in record.Figures.Index())
            figure.Row(f.Id, i, f.Title, f.Value, f.Unit);
        using var remark = new Insert(connection, "remark", 2);
        foreach (var (i, text) in record.Remarks.Index())
            remark.Row(i, text);
        using var input = new Insert(connection, "input", 6);
        foreach (var (i, x) in record.Inputs.Index())
            input.Row(i, x.Path, x.Value, x.Source, x.Confidence, x.Overridden);
        using var file = new Insert(connection, "file", 3);
        foreach (var f in record.Files)
            file.Row(f.Path, f.Bytes, f.Sha256);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A prepared insertion: a year of samples is a hundred thousand rows.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand command;

        public Insert(SqliteConnection connection, string table, int columns)
        {
            command = connection.CreateCommand();
            var names = Enumerable
                .Range(0, columns)
                .Select(i => "$" + i.ToString(CultureInfo.InvariantCulture))
                .ToArray();
            command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(',', names)})";
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        public void Row(params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }
}
