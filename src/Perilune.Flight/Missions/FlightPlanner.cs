using System.Globalization;
using Perilune.Flight.PoweredFlight;
using Perilune.Flight.Transfers;
using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Missions;

/// <summary>
/// Finds a flight's transfer on the ephemeris, adds descent or ascent, finite-burn losses and reserves, and spends the
/// vehicle's propellant on it. A flight that cannot close is still planned as far as it goes and says what it lacks.
/// </summary>
/// <param name="model">Dynamics of the transfers.</param>
/// <param name="allowances">What is allowed for.</param>
/// <param name="station">The node; null where there is none.</param>
/// <param name="site">Direction of the base; null where there is none.</param>
/// <param name="siteRadius">Distance of the base from the Moon's centre, m.</param>
/// <param name="moonRadius">Mean radius of the Moon, m.</param>
/// <param name="earthRadius">Equatorial radius of the Earth, m.</param>
public sealed class FlightPlanner(
    CislunarModel model,
    FlightAllowances allowances,
    StationState? station,
    SiteDirection? site,
    double siteRadius,
    double moonRadius,
    double earthRadius
)
{
    /// <summary>Plans one flight.</summary>
    /// <exception cref="ArgumentException">The order names a place that the model has not, or two that no flight joins.</exception>
    public FlightPlan Plan(FlightOrder order, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var budget = Budget(order);
        var startMass = budget.Mass;
        var transfer = FindTransfer(order, cancellation);
        if (transfer is null)
            return Unplanned(order, "no transfer was found in the window; widen it");
        var shortfalls = new List<string>();
        var launcher = LauncherBudget(order, transfer, startMass, shortfalls);
        var (departure, arrival) = (transfer.Departure, transfer.Arrival);
        if (order.From == Place.Base)
        {
            departure = transfer.Departure - allowances.LowOrbitCoast;
            Ascend(budget, departure, shortfalls);
        }
        foreach (var manoeuvre in transfer.Manoeuvres)
        {
            if (!manoeuvre.ByLauncher)
                Burn(budget, manoeuvre.Name, manoeuvre.Time, manoeuvre.DeltaV.Norm, manoeuvre.Radius);
            if (manoeuvre == transfer.Manoeuvres[0])
                Burn(
                    budget,
                    "trajectory corrections",
                    manoeuvre.Time + 0.25 * (arrival - manoeuvre.Time),
                    allowances.Corrections,
                    null
                );
        }
        if (order.To == Place.Base)
            arrival = Land(budget, transfer.Arrival + allowances.LowOrbitCoast, shortfalls);
        foreach (var tank in budget.Tanks.Where(t => t.Needed > t.Available))
        {
            shortfalls.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tank.Stage} lacks {tank.Needed - tank.Available:F0} kg of propellant ({tank.Needed:F0} kg needed, {tank.Available:F0} kg there)"
                )
            );
        }
        var byLauncher = transfer
            .Manoeuvres.Where(m => m.ByLauncher)
            .Select(m => new BudgetedManoeuvre(m.Name, m.Time, m.DeltaV.Norm, order.LaunchVehicle?.Name ?? "", 0));
        return new()
        {
            Order = order,
            Transfer = transfer,
            Departure = departure,
            Arrival = arrival,
            Manoeuvres = [.. byLauncher, .. budget.Manoeuvres],
            DeltaV = budget.Manoeuvres.Sum(m => m.DeltaV),
            Budget = [.. launcher, .. budget.Tanks],
            Remaining = budget.Remaining,
            FirstStage = budget.ActiveIndex,
            Shortfalls = shortfalls,
        };
    }

    /// <summary>The plan of a flight that does not take place: nothing is flown, nothing is spent.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reason">Why not.</param>
    public static FlightPlan Unplanned(FlightOrder order, string reason)
    {
        ArgumentNullException.ThrowIfNull(order);
        var budget = Budget(order);
        return new()
        {
            Order = order,
            Transfer = null,
            Departure = order.Earliest,
            Arrival = order.Earliest,
            Manoeuvres = [],
            DeltaV = 0,
            Budget = budget.Tanks,
            Remaining = budget.Remaining,
            FirstStage = budget.ActiveIndex,
            Shortfalls = [reason],
        };
    }

    private static PropellantBudget Budget(FlightOrder order)
    {
        var budget = new PropellantBudget(order.Spacecraft, order.CrewMass + order.Cargo, order.Propellant);
        for (var i = 0; i < order.FirstStage; i++)
            budget.DropStage();
        // What brought a staged lander down stays behind as its launch platform.
        if (order.From == Place.Base && budget.ActiveIndex < order.Spacecraft.Stages.Count - 1)
            budget.DropStage();
        return budget;
    }

    private Transfer? FindTransfer(FlightOrder order, CancellationToken cancellation)
    {
        var low = moonRadius + allowances.LowOrbitAltitude;
        var parking = earthRadius + (order.LaunchVehicle?.ParkingAltitude ?? 185e3);
        var entry = earthRadius + allowances.EntryPerigee;
        var inclination = order.LaunchVehicle?.ParkingInclination ?? 0;
        return (order.From, order.To) switch
        {
            (Place.Earth, Place.Node) => new NodeTransfer(model, Station()).Find(
                new(LegSense.Outbound, order.Earliest, order.Latest, parking, inclination, low),
                cancellation
            ),
            (Place.Node, Place.Earth) => new NodeTransfer(model, Station()).Find(
                new(LegSense.Inbound, order.Earliest, order.Latest, entry, allowances.EntryInclination, low),
                cancellation
            ),
            (Place.Earth, Place.Base) => new SurfaceTransfer(model, Site()).Find(
                new(
                    LegSense.Outbound,
                    order.Earliest,
                    order.Latest,
                    parking,
                    inclination,
                    low,
                    allowances.LowOrbitCoast
                ),
                cancellation
            ),
            (Place.Base, Place.Earth) => new SurfaceTransfer(model, Site()).Find(
                new(
                    LegSense.Inbound,
                    order.Earliest,
                    order.Latest,
                    entry,
                    allowances.EntryInclination,
                    low,
                    allowances.LowOrbitCoast
                ),
                cancellation
            ),
            (Place.Node, Place.Base) => new OrbitTransfer(model, Station(), Site()).Find(
                new(SurfaceSense.Descending, order.Earliest, order.Latest, low, allowances.LowOrbitCoast),
                cancellation
            ),
            (Place.Base, Place.Node) => new OrbitTransfer(model, Station(), Site()).Find(
                new(SurfaceSense.Ascending, order.Earliest, order.Latest, low, allowances.LowOrbitCoast),
                cancellation
            ),
            _ => throw new ArgumentException(
                $"flight '{order.Id}' goes from {order.From} to {order.To}: nothing to fly"
            ),
        };
    }

    private StationState Station() =>
        station ?? throw new ArgumentException("a flight to or from the node needs a node");

    private SiteDirection Site() => site ?? throw new ArgumentException("a flight to or from the base needs a base");

    private static IReadOnlyList<TankBudget> LauncherBudget(
        FlightOrder order,
        Transfer transfer,
        double startMass,
        List<string> shortfalls
    )
    {
        if (order.LaunchVehicle is not { } launcher || transfer.EarthLeg is not { } leg)
            return [];
        if (!launcher.Covers(leg.LaunchEnergy))
        {
            shortfalls.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no figures of {launcher.Name} reach to this injection, C3 {leg.LaunchEnergy / 1e6:F2} km2/s2"
                )
            );
            return [];
        }
        var lift = launcher.InjectedMass(leg.LaunchEnergy);
        if (startMass > lift)
        {
            shortfalls.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{launcher.Name} lifts {lift:F0} kg to this injection, the flight weighs {startMass:F0} kg: {startMass - lift:F0} kg too much"
                )
            );
        }
        return [new(launcher.Name, startMass, lift)];
    }

    /// <summary>A burn with its gravity loss, where it is made near the Moon, and its reserve.</summary>
    private void Burn(PropellantBudget budget, string name, double time, double deltaV, double? radius)
    {
        var loss = radius is { } r ? FiniteBurn.GravityLoss(deltaV, budget.BurnTime(deltaV), model.MoonGM, r) : 0;
        budget.Burn(name, time, (deltaV + loss) * (1 + allowances.Reserve));
    }

    private double Land(PropellantBudget budget, double time, List<string> shortfalls)
    {
        var orbit = moonRadius + allowances.LowOrbitAltitude;
        var perilune = siteRadius + allowances.BrakingAltitude;
        var circular = Math.Sqrt(model.MoonGM / orbit);
        var lowered = Math.Sqrt(2 * model.MoonGM * perilune / (orbit * (orbit + perilune)));
        Burn(budget, "descent orbit insertion", time, circular - lowered, orbit);
        var half = 0.5 * (orbit + perilune);
        var braking = time + Math.PI * Math.Sqrt(half * half * half / model.MoonGM);
        var stage = budget.ActiveStage;
        var arc = new LunarPoweredFlight(model.MoonGM).Descend(
            new(stage.Thrust, stage.ExhaustVelocity, budget.Mass),
            perilune,
            orbit,
            siteRadius + allowances.GateHeight,
            allowances.GateSinkRate
        );
        if (arc is not { } a)
        {
            shortfalls.Add(TooWeak(stage, budget.Mass, "brake"));
            return braking;
        }
        budget.Burn("powered descent", braking, a.DeltaV * (1 + allowances.Reserve));
        // A steady slowing from the gate to the ground, then the hover: the engine holds the weight all that time.
        var last = 2 * allowances.GateHeight / allowances.GateSinkRate + allowances.Hover;
        var weight = model.MoonGM / (siteRadius * siteRadius) * last + allowances.GateSinkRate;
        budget.Burn("approach and landing", braking + a.BurnTime, weight * (1 + allowances.Reserve));
        return braking + a.BurnTime + last;
    }

    private void Ascend(PropellantBudget budget, double time, List<string> shortfalls)
    {
        var orbit = moonRadius + allowances.LowOrbitAltitude;
        var perilune = siteRadius + allowances.BrakingAltitude;
        var stage = budget.ActiveStage;
        var arc = new LunarPoweredFlight(model.MoonGM).Ascend(
            new(stage.Thrust, stage.ExhaustVelocity, budget.Mass),
            siteRadius,
            perilune,
            orbit,
            verticalRise: 10
        );
        if (arc is not { } a)
        {
            shortfalls.Add(TooWeak(stage, budget.Mass, "lift"));
            return;
        }
        budget.Burn("powered ascent", time, a.DeltaV * (1 + allowances.Reserve));
        var arriving = Math.Sqrt(2 * model.MoonGM * perilune / (orbit * (orbit + perilune)));
        var half = 0.5 * (orbit + perilune);
        var apolune = time + a.BurnTime + Math.PI * Math.Sqrt(half * half * half / model.MoonGM);
        Burn(budget, "circularisation", apolune, Math.Sqrt(model.MoonGM / orbit) - arriving, orbit);
    }

    private string TooWeak(Stage stage, double mass, string verb) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Name} with {stage.Thrust / 1e3:F1} kN cannot {verb} {mass:F0} kg ({stage.Thrust / (mass * model.MoonGM / (siteRadius * siteRadius)):F2} of its lunar weight)"
        );
}
