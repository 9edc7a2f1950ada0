namespace Perilune.Flight.Vehicles;

/// <summary>A manoeuvre with the propellant that it took.</summary>
/// <param name="Name">Name.</param>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="DeltaV">Change of velocity that the engine had to give, losses and reserve included, m/s.</param>
/// <param name="Stage">Stage that made it, or finished it.</param>
/// <param name="Propellant">kg, over all stages.</param>
public sealed record BudgetedManoeuvre(string Name, double Time, double DeltaV, string Stage, double Propellant);

/// <summary>A stage's tank.</summary>
/// <param name="Stage">Name.</param>
/// <param name="Needed">Propellant needed, kg; more than was there where the flight does not close.</param>
/// <param name="Available">Propellant loaded, kg.</param>
public sealed record TankBudget(string Stage, double Needed, double Available);

/// <summary>
/// Spends a spacecraft's propellant burn by burn with the rocket equation, stage after stage. A burn that the last stage
/// cannot make is still counted, so that the result says by how much the flight does not close.
/// </summary>
public sealed class PropellantBudget
{
    private readonly Spacecraft spacecraft;
    private readonly double[] loaded;
    private readonly double[] used;
    private readonly List<BudgetedManoeuvre> manoeuvres = [];
    private double payload;
    private int active;

    /// <summary>A spacecraft with its tanks filled as far as stated.</summary>
    /// <param name="spacecraft">The spacecraft.</param>
    /// <param name="payload">Crew and cargo on board, kg.</param>
    /// <param name="propellant">Propellant in each stage, kg; null for full tanks. A stage without mass is gone already.</param>
    public PropellantBudget(Spacecraft spacecraft, double payload, IReadOnlyList<double>? propellant = null)
    {
        ArgumentNullException.ThrowIfNull(spacecraft);
        this.spacecraft = spacecraft;
        this.payload = payload;
        loaded = [.. propellant ?? spacecraft.Stages.Select(s => s.Propellant)];
        used = new double[loaded.Length];
        if (loaded.Length != spacecraft.Stages.Count)
            throw new ArgumentException("one amount of propellant for each stage", nameof(propellant));
    }

    /// <summary>Mass now, kg.</summary>
    public double Mass =>
        payload
        + spacecraft
            .Stages.Index()
            .Skip(active)
            .Sum(s => s.Item.DryMass + Math.Max(0, loaded[s.Index] - used[s.Index]));

    /// <summary>The stage whose engine is next.</summary>
    public Stage ActiveStage => spacecraft.Stages[active];

    /// <summary>Index of the stage whose engine is next: all before it have been left behind.</summary>
    public int ActiveIndex => active;

    /// <summary>Manoeuvres made so far.</summary>
    public IReadOnlyList<BudgetedManoeuvre> Manoeuvres => manoeuvres;

    /// <summary>Tanks, stage by stage.</summary>
    public IReadOnlyList<TankBudget> Tanks =>
        [.. spacecraft.Stages.Index().Select(s => new TankBudget(s.Item.Name, used[s.Index], loaded[s.Index]))];

    /// <summary>Propellant left in each stage, kg; nothing in stages left behind.</summary>
    public IReadOnlyList<double> Remaining =>
        [.. loaded.Index().Select(p => p.Index < active ? 0 : Math.Max(0, p.Item - used[p.Index]))];

    /// <summary>Whether every manoeuvre had its propellant.</summary>
    public bool Closes => loaded.Index().All(p => used[p.Index] <= p.Item);

    /// <summary>Propellant that is missing, kg; zero where the flight closes.</summary>
    public double Missing => loaded.Index().Sum(p => Math.Max(0, used[p.Index] - p.Item));

    /// <summary>How long the active engine burns for a change of velocity, s.</summary>
    public double BurnTime(double deltaV)
    {
        var stage = ActiveStage;
        return Mass * (1 - Math.Exp(-deltaV / stage.ExhaustVelocity)) * stage.ExhaustVelocity / stage.Thrust;
    }

    /// <summary>What the propellant that is left can do, stage after stage, m/s.</summary>
    public double DeltaVLeft
    {
        get
        {
            var (sum, mass) = (0.0, Mass);
            for (var i = active; i < loaded.Length; i++)
            {
                var stage = spacecraft.Stages[i];
                var left = Math.Max(0, loaded[i] - used[i]);
                sum += stage.ExhaustVelocity * Math.Log(mass / (mass - left));
                mass -= left + stage.DryMass;
            }
            return sum;
        }
    }

    /// <summary>What the propellant of the active stage can do, m/s.</summary>
    public double StageDeltaVLeft =>
        ActiveStage.ExhaustVelocity * Math.Log(Mass / (Mass - Math.Max(0, loaded[active] - used[active])));

    /// <summary>Makes a manoeuvre; a stage that runs empty is left behind and the next one finishes it.</summary>
    /// <param name="name">Name of the manoeuvre.</param>
    /// <param name="time">TDB seconds past J2000.</param>
    /// <param name="deltaV">Change of velocity, m/s.</param>
    /// <param name="withinStage">Whether the active stage has to make all of it, with propellant that is then missing.</param>
    public void Burn(string name, double time, double deltaV, bool withinStage = false)
    {
        var rest = deltaV;
        var total = 0.0;
        while (true)
        {
            var stage = ActiveStage;
            var mass = Mass;
            var left = Math.Max(0, loaded[active] - used[active]);
            var last = withinStage || active == spacecraft.Stages.Count - 1;
            var wanted = mass * (1 - Math.Exp(-rest / stage.ExhaustVelocity));
            if (wanted <= left || last)
            {
                used[active] += wanted;
                total += wanted;
                break;
            }
            rest -= stage.ExhaustVelocity * Math.Log(mass / (mass - left));
            used[active] += left;
            total += left;
            active++;
        }
        manoeuvres.Add(new(name, time, deltaV, ActiveStage.Name, total));
    }

    /// <summary>Leaves the active stage behind with what is in it.</summary>
    /// <exception cref="InvalidOperationException">It is the last one.</exception>
    public void DropStage()
    {
        if (active == spacecraft.Stages.Count - 1)
            throw new InvalidOperationException($"{ActiveStage.Name} is the last stage of {spacecraft.Name}");
        active++;
    }

    /// <summary>
    /// Time passes without a burn: what evaporates in the stages that are still there is lost, as far as there is any. A
    /// stage's propellant can so be gone before its burn, which then does not close.
    /// </summary>
    /// <param name="duration">s, not negative.</param>
    /// <returns>What evaporated, kg.</returns>
    public double Coast(double duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(duration);
        var lost = 0.0;
        for (var i = active; i < loaded.Length; i++)
        {
            var evaporated = Math.Min(spacecraft.Stages[i].BoilOff * duration, Math.Max(0, loaded[i] - used[i]));
            loaded[i] -= evaporated;
            lost += evaporated;
        }
        return lost;
    }

    /// <summary>Fills a stage's tanks from another vehicle.</summary>
    /// <param name="stage">Index of the stage, not left behind.</param>
    /// <param name="propellant">kg, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stage is gone, or its tanks do not hold so much.</exception>
    public void Refuel(int stage, double propellant)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(propellant);
        ArgumentOutOfRangeException.ThrowIfLessThan(stage, active);
        var room = spacecraft.Stages[stage].Propellant - (loaded[stage] - used[stage]);
        // Rounding of a transfer to the brim is no overflow.
        if (propellant > room * (1 + 1e-12) + 1e-9)
            throw new ArgumentOutOfRangeException(
                nameof(propellant),
                FormattableString.Invariant(
                    $"{spacecraft.Stages[stage].Name} has room for {room:0.#} kg, not for {propellant:0.#} kg"
                )
            );
        loaded[stage] += propellant;
    }

    /// <summary>Takes crew and cargo on board, or off where negative, kg.</summary>
    public void Load(double mass) => payload += mass;
}
