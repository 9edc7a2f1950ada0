using Perilune.Flight.Targeting;

namespace Perilune.Flight.Ascent;

/// <summary>Finds the tilt of a first stage that leaves most propellant, and the payload that leaves none.</summary>
public static class AscentDesign
{
    private const double LeastTilt = 0.1 / 180 * Math.PI;
    private const double GreatestTilt = 30.0 / 180 * Math.PI;
    private const int Tilts = 18;

    // A payload is sought from one to the next nearby, and so is its tilt: this many looks about the one before, half of it to
    // half as much again.
    private const int NearbyTilts = 7;
    private const double Nearby = 1.5;

    // Propellant left is flat about the best tilt: a thousandth of it costs less than a millionth of the propellant.
    private const double TiltTolerance = 1e-3;

    /// <summary>The ascent with the tilt that leaves most propellant in the last stage.</summary>
    /// <param name="simulation">Rocket, site and target.</param>
    /// <param name="payload">kg.</param>
    /// <param name="programme">Steering; its tilt is replaced.</param>
    /// <exception cref="NoSolutionException">No tilt leads to the orbit; the message is that of the tilt that came furthest.</exception>
    public static (AscentProgramme Programme, AscentFlight Flight) Best(
        AscentSimulation simulation,
        double payload,
        AscentProgramme programme
    )
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(programme);
        return Search(simulation, payload, programme, LeastTilt, GreatestTilt, Tilts);
    }

    private static (AscentProgramme Programme, AscentFlight Flight) Search(
        AscentSimulation simulation,
        double payload,
        AscentProgramme programme,
        double least,
        double greatest,
        int looks
    )
    {
        NoSolutionException? failure = null;
        var ratio = Math.Pow(greatest / least, 1.0 / (looks - 1));
        var best = (Tilt: double.NaN, Flight: (AscentFlight?)null);
        for (var i = 0; i < looks; i++)
            Try(least * Math.Pow(ratio, i));
        if (best.Flight is null)
            throw failure!;
        // Golden section about the best of the first look, in the tilt's logarithm.
        var golden = (3 - Math.Sqrt(5)) / 2;
        var (low, high) = (Math.Log(best.Tilt / ratio), Math.Log(best.Tilt * ratio));
        var (a, b) = (low + golden * (high - low), high - golden * (high - low));
        var (atA, atB) = (Try(Math.Exp(a)), Try(Math.Exp(b)));
        while (high - low > TiltTolerance)
        {
            if (atA > atB)
            {
                (high, b, atB) = (b, a, atA);
                a = low + golden * (high - low);
                atA = Try(Math.Exp(a));
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = high - golden * (high - low);
                atB = Try(Math.Exp(b));
            }
        }
        return (programme with { PitchOver = best.Tilt }, best.Flight);

        double Try(double tilt)
        {
            try
            {
                var flight = simulation.Fly(payload, programme with { PitchOver = tilt });
                if (best.Flight is null || flight.PropellantLeft > best.Flight.PropellantLeft)
                    best = (tilt, flight);
                return flight.PropellantLeft;
            }
            catch (NoSolutionException e)
            {
                failure ??= e;
                return double.NegativeInfinity;
            }
        }
    }

    /// <summary>The payload that reaches the target with nothing left in the last stage.</summary>
    /// <param name="simulation">Rocket, site and target.</param>
    /// <param name="programme">Steering; its tilt is replaced.</param>
    /// <param name="least">A payload that the rocket lifts, kg.</param>
    /// <param name="greatest">A payload that it does not lift, kg.</param>
    /// <param name="tolerance">Of the propellant left, kg.</param>
    /// <exception cref="ArgumentException">It does not lift the least payload, or lifts the greatest.</exception>
    public static (double Payload, AscentFlight Flight) PayloadCapability(
        AscentSimulation simulation,
        AscentProgramme programme,
        double least,
        double greatest,
        double tolerance = 1
    )
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var tilt = double.NaN;
        if (Left(least) is not { PropellantLeft: >= 0 } flight)
            throw new ArgumentException(
                FormattableString.Invariant($"it does not lift {least:0} kg; begin with less"),
                nameof(least)
            );
        if (Left(greatest) is { PropellantLeft: >= 0 })
            throw new ArgumentException(
                FormattableString.Invariant($"it lifts {greatest:0} kg; end with more"),
                nameof(greatest)
            );
        var (low, high) = (least, greatest);
        var (atLow, atHigh) = (flight.PropellantLeft, double.NaN);
        while (flight.PropellantLeft > tolerance && high - low > 1e-6 * high)
        {
            // A straight line where both ends were flown, kept off them so that both sides close in.
            var middle = 0.5 * (low + high);
            if (double.IsFinite(atHigh))
                middle = Math.Clamp(
                    low + (high - low) * atLow / (atLow - atHigh) - tolerance / 4,
                    low + 0.02 * (high - low),
                    high - 0.02 * (high - low)
                );
            var flown = Left(middle);
            if (flown is { PropellantLeft: >= 0 })
                (low, atLow, flight) = (middle, flown.PropellantLeft, flown);
            else
                (high, atHigh) = (middle, flown?.PropellantLeft ?? double.NaN);
        }
        return (low, flight);

        AscentFlight? Left(double payload)
        {
            try
            {
                var (found, flight) = double.IsNaN(tilt)
                    ? Best(simulation, payload, programme)
                    : Search(simulation, payload, programme, tilt / Nearby, tilt * Nearby, NearbyTilts);
                tilt = found.PitchOver;
                return flight;
            }
            catch (NoSolutionException)
            {
                return null;
            }
        }
    }
}
