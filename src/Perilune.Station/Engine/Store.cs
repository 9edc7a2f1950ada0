using Perilune.Station.History;

namespace Perilune.Station.Engine;

/// <summary>A level that a store may cross, and what then happens.</summary>
internal sealed class LevelWatch(double level, Action? rising, Action? falling)
{
    public double Level { get; } = level;

    public Action? Rising { get; } = rising;

    public Action? Falling { get; } = falling;

    /// <summary>The side on which the store is.</summary>
    public bool IsAbove { get; set; }
}

/// <summary>
/// An amount with a rate that is known in closed form until it is set anew. The store knows the next level it crosses,
/// and only a change of its own rate moves that event. A bounded store that is full (or empty) and would go further is
/// held, and what it cannot take (or give) is counted as surplus (or shortfall).
/// </summary>
internal sealed class Store
{
    private readonly EventLoop loop;
    private readonly double capacity;
    private readonly bool isHeldAtZero;
    private readonly List<LevelWatch> watches = [];
    private readonly StationEvent crossing;
    private double setAt;
    private double amount;
    private RateFunction requested;
    private RateFunction rate;
    private LevelWatch? next;
    private double nextLevel;

    /// <summary>A store without bounds unless a capacity is given; one that counts its shortfall is held at zero.</summary>
    public Store(
        EventLoop loop,
        string name,
        double initial,
        double capacity = double.PositiveInfinity,
        bool isHeldAtZero = false
    )
    {
        this.loop = loop;
        this.capacity = capacity;
        this.isHeldAtZero = isHeldAtZero;
        Name = name;
        amount = initial;
        crossing = new(name, EventPriority.Level, Cross);
        Points = new(initial);
        if (double.IsFinite(capacity))
            Surplus = new(loop, name + " surplus", 0);
        if (isHeldAtZero)
            Shortfall = new(loop, name + " shortfall", 0);
    }

    public string Name { get; }

    /// <summary>What a full store could not take; null when there is no bound.</summary>
    public Store? Surplus { get; }

    /// <summary>What an empty store could not give; null when it is not held at zero.</summary>
    public Store? Shortfall { get; }

    public PointSeries Points { get; }

    public double Capacity => capacity;

    public double Amount => amount + rate.Integral(loop.Now - setAt);

    /// <summary>The rate as it was asked for, with its origin at the present.</summary>
    public RateFunction Requested => requested.After(loop.Now - setAt);

    /// <summary>Adds a watch.</summary>
    public void Watch(double level, Action? rising = null, Action? falling = null)
    {
        Settle();
        watches.Add(new(level, rising, falling) { IsAbove = amount > level });
        Apply();
    }

    /// <summary>Sets a constant rate; nothing happens when it is the present one.</summary>
    public void SetRate(double constant)
    {
        if (requested.IsConstant && requested.Constant == constant)
            return;
        SetRate(RateFunction.Of(constant));
    }

    /// <summary>Sets a rate that begins now.</summary>
    public void SetRate(in RateFunction function)
    {
        Settle();
        requested = function;
        Apply();
    }

    /// <summary>Sets amount and rate together, for a quantity that is the sum of others.</summary>
    public void Set(double value, in RateFunction function)
    {
        Settle();
        amount = value;
        requested = function;
        Apply();
        CrossByJump(0);
    }

    /// <summary>Adds an amount at once (negative takes it away); levels that are jumped over are crossed.</summary>
    public void Add(double change)
    {
        Settle();
        Jump(amount + change);
    }

    /// <summary>Fills it to its capacity, exactly.</summary>
    public void Fill()
    {
        Settle();
        Jump(capacity);
    }

    /// <summary>Makes the present the origin; the future stays what it was.</summary>
    public void Refresh()
    {
        Settle();
        Points.Add(loop.Now, amount);
        Apply();
        Surplus?.Refresh();
        Shortfall?.Refresh();
    }

    private void Jump(double value)
    {
        var direction = Math.Sign(value - amount);
        Points.Add(loop.Now, amount);
        amount = value;
        Points.Add(loop.Now, amount);
        Apply();
        CrossByJump(direction);
    }

    private void Settle()
    {
        var elapsed = loop.Now - setAt;
        if (elapsed == 0)
            return;
        if (!rate.IsConstant)
            NoteTurns(elapsed);
        amount += rate.Integral(elapsed);
        requested = requested.After(elapsed);
        rate = rate.After(elapsed);
        setAt = loop.Now;
    }

    private void NoteTurns(double elapsed)
    {
        Span<double> turns = stackalloc double[ExponentialRoots.MostRoots];
        var count = rate.SignChanges(elapsed, turns);
        for (var i = 0; i < count; i++)
            Points.Note(setAt + turns[i], amount + rate.Integral(turns[i]));
    }

    private void Apply()
    {
        var direction = requested.Direction();
        var isHeld = (amount >= capacity && direction > 0) || (isHeldAtZero && amount <= 0 && direction < 0);
        rate = isHeld ? default : requested;
        if (Surplus is not null)
            SetPart(Surplus, isHeld && direction > 0 ? requested : default);
        if (Shortfall is not null)
            SetPart(Shortfall, isHeld && direction < 0 ? Negative(requested) : default);
        Points.Add(loop.Now, amount);
        Reschedule(isHeld);
    }

    private static void SetPart(Store part, in RateFunction function)
    {
        if (part.requested.IsConstant && part.requested == function)
            return;
        part.SetRate(function);
    }

    private static RateFunction Negative(in RateFunction function) =>
        new(
            -function.Constant,
            -function.Slope,
            Negative(function.First),
            Negative(function.Second),
            Negative(function.Third)
        );

    private static ExponentialTerm Negative(ExponentialTerm term) => term with { Amplitude = -term.Amplitude };

    private void Reschedule(bool isHeld)
    {
        next = null;
        nextLevel = double.NaN;
        if (isHeld)
        {
            // A store held at its bound has reached every level there, though it does not go through.
            var isUpper = amount >= capacity;
            foreach (var watch in watches)
            {
                if (watch.Level == amount && watch.IsAbove != isUpper)
                {
                    (next, nextLevel) = (watch, watch.Level);
                    loop.Schedule(crossing, loop.Now);
                    return;
                }
            }
            Span<double> turns = stackalloc double[ExponentialRoots.MostRoots];
            if (!requested.IsConstant && requested.SignChanges(Crossings.Horizon, turns) > 0)
            {
                // A change that rounds to the present comes at the next instant that a double can tell from it.
                loop.Schedule(crossing, Math.Max(loop.Now + turns[0], Math.BitIncrement(loop.Now)));
            }
            else
            {
                loop.Cancel(crossing);
            }
            return;
        }
        if (watches.Count == 0 && double.IsPositiveInfinity(capacity) && !isHeldAtZero)
            return;
        var earliest = double.PositiveInfinity;
        foreach (var watch in watches)
        {
            var time = Crossings.Next(amount, rate, watch.Level, !watch.IsAbove);
            if (time < earliest)
                (earliest, next, nextLevel) = (time, watch, watch.Level);
        }
        if (double.IsFinite(capacity))
        {
            var time = Crossings.Next(amount, rate, capacity, isRising: true);
            if (time < earliest)
                (earliest, next, nextLevel) = (time, null, capacity);
        }
        if (isHeldAtZero)
        {
            var time = Crossings.Next(amount, rate, 0, isRising: false);
            if (time < earliest)
                (earliest, next, nextLevel) = (time, null, 0);
        }
        if (double.IsPositiveInfinity(earliest))
            loop.Cancel(crossing);
        else
            loop.Schedule(crossing, loop.Now + earliest);
    }

    private void Cross()
    {
        var (watch, level) = (next, nextLevel);
        Settle();
        // The instant is rounded to a double; the amount is the level itself.
        if (!double.IsNaN(level))
            amount = level;
        if (watch is not null)
            watch.IsAbove = !watch.IsAbove;
        Apply();
        if (watch is not null)
            (watch.IsAbove ? watch.Rising : watch.Falling)?.Invoke();
    }

    /// <summary>A jump that ends on a level has reached it.</summary>
    private void CrossByJump(int direction)
    {
        foreach (var watch in watches)
        {
            if (amount == watch.Level && direction == 0)
                continue;
            var isAbove = amount > watch.Level || (amount == watch.Level && direction > 0);
            if (isAbove == watch.IsAbove)
                continue;
            watch.IsAbove = isAbove;
            Apply();
            (isAbove ? watch.Rising : watch.Falling)?.Invoke();
        }
    }
}
