using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;

namespace Perilune.Station.Power;

/// <summary>
/// Power of one habitat. Generation runs straight between its changes and loads are constant, so that the battery's energy
/// is a parabola at most, and the instants at which it is full, empty or at a shedding level are solved for.
/// </summary>
internal sealed class PowerSystem
{
    /// <summary>A power balance that changes sign within this time has changed sign, s.</summary>
    private const double TimeResolution = 1e-6;

    private readonly EventLoop loop;
    private readonly BatteryModel model;
    private readonly ArrayOutput output;
    private readonly Action markDirty;
    private readonly Action<Load> report;
    private readonly List<Load> loads = [];
    private readonly HashSet<double> watchedLevels = [];
    private readonly StationEvent light;
    private readonly StationEvent balance;

    public PowerSystem(
        EventLoop loop,
        string habitat,
        PowerModel power,
        SunlightProfile? sunlight,
        (double Start, double Duration) span,
        Action markDirty,
        Action<Load> report
    )
    {
        this.loop = loop;
        this.markDirty = markDirty;
        this.report = report;
        model = power.Battery;
        output = new(power, sunlight, span.Start, span.Duration);
        Battery = new(loop, habitat + " battery", model.Capacity * model.InitialStateOfCharge);
        Battery.Watch(model.Capacity, markDirty, markDirty);
        watchedLevels.Add(model.Capacity);
        Generated = new(loop, habitat + " energy generated", 0);
        Used = new(loop, habitat + " energy used", 0);
        Lost = new(loop, habitat + " energy lost", 0);
        Curtailed = new(loop, habitat + " energy curtailed", 0);
        GeneratedPower = new(output.At(0).Power);
        UsedPower = new(0);
        light = new(habitat + " light", EventPriority.Light, OnLight);
        balance = new(habitat + " power balance", EventPriority.Level, markDirty);
        if (double.IsFinite(output.NextChange))
            loop.Schedule(light, output.NextChange);
    }

    /// <summary>Energy stored, J.</summary>
    public Store Battery { get; }

    /// <summary>Energy that the sources offered, J.</summary>
    public Store Generated { get; }

    /// <summary>Energy that the loads drew, J.</summary>
    public Store Used { get; }

    /// <summary>Energy lost in charging and discharging, J.</summary>
    public Store Lost { get; }

    /// <summary>Energy offered that nobody took, J.</summary>
    public Store Curtailed { get; }

    public PointSeries GeneratedPower { get; }

    public PointSeries UsedPower { get; }

    public double InitialEnergy => model.Capacity * model.InitialStateOfCharge;

    /// <summary>Adds a load; it draws nothing until its power is set.</summary>
    public Load Connect(string id, int priority, double shedAt)
    {
        var shedLevel = priority == 0 ? 0 : Math.Max(shedAt, model.Floor) * model.Capacity;
        var restoreLevel = Math.Min(shedLevel + (model.RestoreHysteresis * model.Capacity), model.Capacity);
        var load = new Load(id, priority, shedLevel, restoreLevel);
        loads.Add(load);
        if (watchedLevels.Add(shedLevel))
            Battery.Watch(shedLevel, null, markDirty);
        if (watchedLevels.Add(restoreLevel))
            Battery.Watch(restoreLevel, markDirty, null);
        return load;
    }

    public void Disconnect(Load load) => loads.Remove(load);

    /// <summary>Whether something at least as important as that rank is shed at present.</summary>
    public bool IsShedding(int priority) => loads.Exists(load => load.IsShed && load.Priority <= priority);

    /// <summary>Sheds and restores loads and sets the battery's rate.</summary>
    /// <returns>Whether a load was shed or restored.</returns>
    public bool Settle()
    {
        var (generation, slope) = output.At(loop.Now);
        var changed = Shed(generation, slope) | Restore(generation, slope);
        SetRates(generation, slope);
        return changed;
    }

    /// <summary>Makes the present the origin of the stores of energy.</summary>
    public void Refresh()
    {
        Battery.Refresh();
        Generated.Refresh();
        Used.Refresh();
        Lost.Refresh();
        Curtailed.Refresh();
    }

    private void OnLight()
    {
        GeneratedPower.Add(loop.Now, output.At(loop.Now).Power);
        output.Advance();
        if (double.IsFinite(output.NextChange))
            loop.Schedule(light, output.NextChange);
        markDirty();
    }

    private double Demand()
    {
        var sum = 0.0;
        foreach (var load in loads)
            sum += load.Drawn;
        return sum;
    }

    /// <summary>Whether the battery cannot give what the loads draw beyond generation.</summary>
    private bool IsOverloaded(double generation, double slope)
    {
        var demand = Demand();
        var deficit = demand - generation;
        return deficit > 0 && Sign(deficit - model.MaximumDischargePower, -slope, demand) > 0;
    }

    private bool Shed(double generation, double slope)
    {
        var changed = false;
        var energy = Battery.Amount;
        while (true)
        {
            var demand = Demand();
            var net = generation - demand;
            var isOverloaded = IsOverloaded(generation, slope);
            var isDraining = Sign(net, slope, demand) < 0;
            Load? worst = null;
            foreach (var load in loads)
            {
                if (load.Drawn > 0 && (isOverloaded || (isDraining && energy <= load.ShedLevel)))
                    worst = worst is null || load.Priority >= worst.Priority ? load : worst;
            }
            if (worst is null)
                return changed;
            worst.IsShed = changed = true;
            report(worst);
        }
    }

    /// <summary>The inverse of shedding: what it restores, shedding by the same measure leaves alone.</summary>
    private bool Restore(double generation, double slope)
    {
        var energy = Battery.Amount;
        var changed = false;
        while (true)
        {
            Load? best = null;
            foreach (var load in loads)
            {
                if (!load.IsShed || energy < load.RestoreLevel || load.Priority >= best?.Priority)
                    continue;
                load.IsShed = false;
                if (!IsOverloaded(generation, slope))
                    best = load;
                load.IsShed = true;
            }
            if (best is null)
                return changed;
            best.IsShed = false;
            changed = true;
            report(best);
        }
    }

    private void SetRates(double generation, double slope)
    {
        var demand = Demand();
        var net = generation - demand;
        Set(Generated, generation, slope);
        Set(Used, demand, 0);
        GeneratedPower.Add(loop.Now, generation);
        if (UsedPower.Values is [.., var last])
            UsedPower.Add(loop.Now, last);
        UsedPower.Add(loop.Now, demand);
        if (Sign(net, slope, demand) < 0)
        {
            Set(Battery, net / model.DischargeEfficiency, slope / model.DischargeEfficiency);
            var loss = 1 - (1 / model.DischargeEfficiency);
            Set(Lost, net * loss, slope * loss);
            Set(Curtailed, 0, 0);
        }
        else if (Battery.Amount >= model.Capacity)
        {
            Set(Battery, 0, 0);
            Set(Lost, 0, 0);
            Set(Curtailed, net, slope);
        }
        else if (Sign(net - model.MaximumChargePower, slope, demand) > 0)
        {
            Set(Battery, model.MaximumChargePower * model.ChargeEfficiency, 0);
            Set(Lost, model.MaximumChargePower * (1 - model.ChargeEfficiency), 0);
            Set(Curtailed, net - model.MaximumChargePower, slope);
        }
        else
        {
            Set(Battery, net * model.ChargeEfficiency, slope * model.ChargeEfficiency);
            Set(Lost, net * (1 - model.ChargeEfficiency), slope * (1 - model.ChargeEfficiency));
            Set(Curtailed, 0, 0);
        }
        ScheduleBalance(net, slope);
    }

    private void ScheduleBalance(double net, double slope)
    {
        var earliest = double.PositiveInfinity;
        ReadOnlySpan<double> limits = [0, model.MaximumChargePower, -model.MaximumDischargePower];
        foreach (var limit in limits)
        {
            var time = (limit - net) / slope;
            if (time > TimeResolution && time < earliest)
                earliest = time;
        }
        if (double.IsFinite(earliest) && loop.Now + earliest < output.NextChange)
            loop.Schedule(balance, loop.Now + earliest);
        else
            loop.Cancel(balance);
    }

    /// <summary>Sign of a balance; where it is zero to the resolution of time, the sign it is about to have.</summary>
    private static int Sign(double net, double slope, double scale)
    {
        var zero = (1e-12 * scale) + (Math.Abs(slope) * TimeResolution);
        return Math.Abs(net) > zero ? Math.Sign(net) : Math.Sign(slope);
    }

    private static void Set(Store store, double rate, double slope)
    {
        if (slope == 0)
            store.SetRate(rate);
        else if (store.Requested is var present && (present.Slope != slope || present.Constant != rate))
            store.SetRate(RateFunction.Linear(rate, slope));
    }
}
