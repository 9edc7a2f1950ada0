using System.CommandLine;
using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune surface</c>.</summary>
internal static class SurfaceCommand
{
    private const double Degree = Math.PI / 180;
    private const string Mend = "give it as a column or an option";

    private static readonly string[] points = ["x_km", "y_km", "z_km", "lon_deg", "lat_deg", "trgepc"];
    private static readonly string[] angles = ["phase_deg", "solar_inc_deg", "emission_deg"];

    public static Command Make(CancellationToken cancellation)
    {
        var command = new Command("surface", "Points under the Sun and the observer, and angles of light.");
        var run = new QueryRun(
            command,
            series: true,
            echo: true,
            ("kind", "subsolar, or subobserver (subearth from the Earth)."),
            ("site_lon", "Instead of a kind: east longitude of a site, deg, whose angles of light are wanted."),
            ("site_lat", "Planetocentric latitude of the site, deg."),
            ("method", "NEAR POINT/ELLIPSOID (unless told) or INTERCEPT/ELLIPSOID."),
            ("target", "The body; that of the axes unless told."),
            ("fixref", "Body-fixed axes; those of the body unless told."),
            ("abcorr", "Correction; NONE unless told."),
            ("observer", "Who looks; EARTH unless told."),
            ("epoch", "Date, UTC unless it says so, or TDB seconds past J2000.")
        );
        var kernels = KernelOption.Add(command);
        command.SetAction(parsed =>
        {
            var sky = new Sky(parsed.GetValue(kernels) ?? []);
            var names = new Names(sky);
            var surface = new SurfaceObservation(sky.States);
            return run.Answer(
                parsed,
                "epoch",
                table => table.IndexOf("site_lon") >= 0 ? angles : points,
                given => names.Epoch(given).SecondsPastJ2000,
                query => [Answer(names, surface, query)],
                cancellation
            );
        });
        return command;
    }

    private static string[] Answer(Names names, SurfaceObservation surface, Query query)
    {
        var frame = query.Find("fixref") is { } axes ? names.Frame(axes) : null;
        var shape =
            query.Find("target") is { } target ? names.Shape(target, frame)
            : frame is { Center: { } center } ? names.Shape(query.Need(Mend, "fixref"), center, frame)
            : throw new Simulation.Language.InputException([query.Problem("has neither target nor fixref", Mend)]);
        var correction = Names.Correction(query.Find("abcorr", "correction"));
        var observer = query.Find("observer") is { } who ? names.Point(who) : MovingPoint.Body(NaifId.Earth);
        var tdb = names.Epoch(query.Need(Mend, "et", "epoch", "utc")).SecondsPastJ2000;
        if (query.Find("site_lon") is { } longitude)
        {
            Distinct(query, shape, NaifId.Sun, "the Sun");
            Distinct(query, shape, observer, "the observer");
            var latitude = query.Need(Mend, "site_lat");
            var north = latitude.Number("give degrees");
            if (!(Math.Abs(north) <= 90))
                throw latitude.Wrong("is no latitude", "give degrees from -90 to 90");
            var site = Site(shape, longitude.Number("give degrees"), north);
            var light = surface.Illumination(shape, site, NaifId.Sun, observer, correction, tdb);
            return
            [
                ResultTable.Text(light.Phase / Degree),
                ResultTable.Text(light.Incidence / Degree),
                ResultTable.Text(light.Emission / Degree),
            ];
        }
        var method = Method(query.Find("method"));
        var kind = query.Need("give subsolar or subobserver, or a site", "kind");
        var name = kind.Text.ToLowerInvariant();
        if (name == "subsolar")
            Distinct(query, shape, NaifId.Sun, "the Sun");
        else
            Distinct(query, shape, observer, "the observer");
        var sight = name switch
        {
            "subsolar" => surface.SubsolarPoint(shape, observer, method, correction, tdb),
            "subobserver" or "subearth" => surface.SubObserverPoint(shape, observer, method, correction, tdb),
            _ => throw kind.Wrong("is no kind of point", "give subsolar or subobserver"),
        };
        var p = sight.Point / 1000;
        return
        [
            ResultTable.Text(p.X),
            ResultTable.Text(p.Y),
            ResultTable.Text(p.Z),
            ResultTable.Text(Math.Atan2(p.Y, p.X) / Degree),
            ResultTable.Text(Math.Atan2(p.Z, Math.Sqrt(p.X * p.X + p.Y * p.Y)) / Degree),
            ResultTable.Text(sight.TargetTdb),
        ];
    }

    private static void Distinct(Query query, BodyShape shape, MovingPoint observer, string what)
    {
        if (observer.IsBody)
            Distinct(query, shape, observer.Center, what);
    }

    /// <summary>Complains where the body is itself what stands over its surface.</summary>
    private static void Distinct(Query query, BodyShape shape, int other, string what)
    {
        if (shape.Body == other)
        {
            throw new Simulation.Language.InputException([
                query.Problem($"the body is {what} itself", "name another body, or an observer outside of it"),
            ]);
        }
    }

    private static SubPointMethod Method(Given? given)
    {
        if (given is not { } name)
            return SubPointMethod.NearPoint;
        var words = name.Text.ToUpperInvariant().Split('/')[0].Trim();
        return words switch
        {
            "NEAR POINT" => SubPointMethod.NearPoint,
            "INTERCEPT" => SubPointMethod.Intercept,
            _ => throw name.Wrong("is no method", "give NEAR POINT/ELLIPSOID or INTERCEPT/ELLIPSOID"),
        };
    }

    /// <summary>The point of the surface at a longitude and a planetocentric latitude.</summary>
    private static Vector3 Site(BodyShape shape, double longitude, double latitude)
    {
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude * Degree);
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude * Degree);
        var up = new Vector3(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        return shape.Ellipsoid.Intercept(Vector3.Zero, up)!.Value;
    }
}
