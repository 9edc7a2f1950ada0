namespace Perilune.Flight.Vehicles;

/// <summary>Flights of tankers that fill a vehicle in orbit while its propellant evaporates.</summary>
/// <param name="Needed">Propellant wanted on board at the end, kg, positive.</param>
/// <param name="PerFlight">What one tanker hands over, kg, positive.</param>
/// <param name="Interval">Between two tankers, s, not negative.</param>
/// <param name="BoilOff">What evaporates from the waiting vehicle, kg/s, not negative.</param>
public sealed record RefuellingCampaign(double Needed, double PerFlight, double Interval, double BoilOff)
{
    /// <summary>
    /// How many tankers it takes: the least n for which n deliveries, less what evaporates in the n - 1 intervals between them,
    /// are enough; null where more evaporates between two than one brings.
    /// </summary>
    public int? Flights
    {
        get
        {
            if (Needed <= PerFlight)
                return 1;
            var gain = PerFlight - BoilOff * Interval;
            return gain > 0 ? 1 + (int)Math.Ceiling((Needed - PerFlight) / gain * (1 - 1e-12)) : null;
        }
    }

    /// <summary>From the first tanker to the last, s; null where there is no number of them.</summary>
    public double? Duration => Flights is { } flights ? (flights - 1) * Interval : null;
}
