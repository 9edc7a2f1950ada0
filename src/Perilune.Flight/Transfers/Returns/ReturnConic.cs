using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>
/// First guess of a flight home: the Earth's conic from a distance down to an entry, with the Moon's own pull left out.
/// </summary>
/// <param name="EntrySpeed">m/s.</param>
/// <param name="Sweep">Angle at the Earth's centre from departure to entry, rad.</param>
/// <param name="Inward">Velocity at the start towards the Earth, m/s.</param>
/// <param name="Across">Velocity at the start across it, m/s.</param>
internal readonly record struct ReturnConic(double EntrySpeed, double Sweep, double Inward, double Across)
{
    /// <summary>The conic, or null where the time is too short or too long for one that only comes down.</summary>
    /// <param name="distance">From which, m.</param>
    /// <param name="radius">Of entry, m.</param>
    /// <param name="angle">Flight-path angle of entry, rad, negative.</param>
    /// <param name="seconds">Time of flight.</param>
    /// <param name="gm">GM of the Earth, m3/s2.</param>
    public static ReturnConic? To(double distance, double radius, double angle, double seconds, double gm)
    {
        // The slowest starts at its apogee: H = r V cos(angle) gives V there.
        var c = Math.Cos(angle) * radius / distance;
        var slow = Math.Sqrt(2 * gm * (1 / radius - 1 / distance) / (1 - c * c));
        var fast = 1.1 * Math.Sqrt(2 * gm / radius);
        slow *= 1 + 1e-12;
        if (!(Time(slow) > seconds && Time(fast) < seconds))
            return null;
        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (slow + fast);
            if (Time(middle) > seconds)
                slow = middle;
            else
                fast = middle;
        }
        var speed = 0.5 * (slow + fast);
        var h = radius * speed * Math.Cos(angle);
        var (e, p) = Shape(speed);
        var across = h / distance;
        var total = speed * speed - 2 * gm / radius + 2 * gm / distance;
        return new(
            speed,
            Anomaly(distance, e, p) - Anomaly(radius, e, p),
            Math.Sqrt(Math.Max(0, total - across * across)),
            across
        );

        (double E, double P) Shape(double v)
        {
            var momentum = radius * v * Math.Cos(angle);
            var parameter = momentum * momentum / gm;
            var energy = v * v - 2 * gm / radius;
            return (Math.Sqrt(Math.Max(0, 1 + energy * parameter / gm)), parameter);
        }

        double Time(double v)
        {
            var (eccentricity, parameter) = Shape(v);
            return FromPerigee(distance, eccentricity, parameter) - FromPerigee(radius, eccentricity, parameter);
        }

        double FromPerigee(double r, double eccentricity, double parameter)
        {
            // Near the parabola by its own equation (Battin 1999, section 4.2): entries from the Moon lie beside it.
            var half = Math.Tan(Anomaly(r, eccentricity, parameter) / 2);
            if (Math.Abs(eccentricity - 1) < 1e-7)
                return Math.Sqrt(parameter * parameter * parameter / gm) / 2 * (half + half * half * half / 3);
            if (eccentricity < 1)
            {
                var a = parameter / (1 - eccentricity * eccentricity);
                var anomaly = 2 * Math.Atan(Math.Sqrt((1 - eccentricity) / (1 + eccentricity)) * half);
                return Math.Sqrt(a * a * a / gm) * (anomaly - eccentricity * Math.Sin(anomaly));
            }
            var b = parameter / (eccentricity * eccentricity - 1);
            var hyperbolic = 2 * Math.Atanh(Math.Sqrt((eccentricity - 1) / (eccentricity + 1)) * half);
            return Math.Sqrt(b * b * b / gm) * (eccentricity * Math.Sinh(hyperbolic) - hyperbolic);
        }
    }

    private static double Anomaly(double r, double e, double p) => Math.Acos(Math.Clamp((p / r - 1) / e, -1, 1));
}
