using Perilune.Station.Engine;

namespace Perilune.Station.Tests.Engine;

public sealed class StoreTests
{
    [Fact]
    public void StraightLine_RunsOutAtTheInstantThatDivisionGives()
    {
        var loop = new EventLoop();
        var store = new Store(loop, "water", 10);
        var emptyAt = double.NaN;
        store.Watch(
            0,
            null,
            () =>
            {
                emptyAt = loop.Now;
                store.SetRate(0);
            }
        );
        loop.Run(100, () => store.SetRate(loop.Now == 0 ? -0.3 : 0), CancellationToken.None);
        Assert.Equal(10 / 0.3, emptyAt, 1e-12);
        Assert.Equal(0, store.Amount);
    }

    [Fact]
    public void Parabola_ThatTurnsBeforeTheLevel_NeverCrosses_AndOneThatReachesIt_CrossesTwice()
    {
        // 10 − τ + τ²/40: least 0 at τ = 20. Level 1 is crossed at 20 ± √40; level −1 never.
        var loop = new EventLoop();
        var store = new Store(loop, "battery", 10);
        var falls = new List<double>();
        var rises = new List<double>();
        store.Watch(1, () => rises.Add(loop.Now), () => falls.Add(loop.Now));
        store.Watch(-1, () => rises.Add(-1), () => falls.Add(-1));
        store.SetRate(RateFunction.Linear(-1, 0.05));
        loop.Run(100, () => { }, CancellationToken.None);
        Assert.Equal(20 - Math.Sqrt(40), Assert.Single(falls), 1e-8);
        Assert.Equal(20 + Math.Sqrt(40), Assert.Single(rises), 1e-8);
    }

    [Fact]
    public void FullStore_IsHeld_CountsTheSurplus_AndLeavesWhenTheInflowHasDecayed()
    {
        // Rate 2 exp(−τ/10) − 1 into room for 3: full after a while, held until τ = 10 ln 2, then falling.
        var loop = new EventLoop();
        var store = new Store(loop, "accumulator", 7, capacity: 10);
        store.SetRate(RateFunction.Exponential(-1, 2, 0.1));
        loop.Run(20, () => { }, CancellationToken.None);
        double Integral(double t) => (20 * (1 - Math.Exp(-t / 10))) - t;
        var leaves = 10 * Math.Log(2);
        Assert.Equal(7 + Integral(20), store.Amount + store.Surplus!.Amount, 1e-12);
        Assert.Equal(10 + Integral(20) - Integral(leaves), store.Amount, 1e-8);
        Assert.Equal(10, store.Points.Maximum);
    }

    [Fact]
    public void FullStore_ThatDipsAndReturns_IsHeldAgain()
    {
        // 1 − 2 exp(−τ/10): falls first, returns to full at the root of τ = 20 (1 − exp(−τ/10)).
        var loop = new EventLoop();
        var store = new Store(loop, "accumulator", 10, capacity: 10);
        store.SetRate(RateFunction.Exponential(1, -2, 0.1));
        loop.Run(40, () => { }, CancellationToken.None);
        Assert.Equal(10, store.Amount);
        Assert.Equal(40 - (20 * (1 - Math.Exp(-4))), store.Surplus!.Amount, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e5)]
    [InlineData(86_425_911.5)]
    public void FullStore_WhoseInflowBeginsAtZeroLessRounding_IsHeldAtOnce(double start)
    {
        // A (1 − exp(−k τ)), as condensate begins; its sum at τ = 0 is −1.7e-18, its zero under the resolution of time.
        var inflow = RateFunction.Exponential(0.007570244751406519, -0.007570244751406521, 0.00015042245370370372);
        var loop = new EventLoop();
        var store = new Store(loop, "waste water", 5550, capacity: 5550);
        loop.Schedule(new("begins", EventPriority.Light, () => store.SetRate(inflow)), start);
        loop.Run(start + 1e5, () => { }, CancellationToken.None);
        Assert.Equal(5550, store.Amount);
        Assert.Equal(inflow.Integral(1e5), store.Surplus!.Amount, 1e-9 * inflow.Integral(1e5));
        Assert.InRange(loop.Taken, 1, 2);
    }

    [Fact]
    public void FullStore_WhoseInflowEndsWithinTheResolutionOfTime_LeavesAtTheNextInstant()
    {
        // The rate changes sign 1e-10 s after an instant that a double tells from the next by 1.5e-8 s.
        const double Start = 86_425_911.5;
        var loop = new EventLoop();
        var store = new Store(loop, "waste water", 10, capacity: 10);
        var outflow = RateFunction.Linear(1e-10, -1);
        loop.Schedule(new("begins", EventPriority.Light, () => store.SetRate(outflow)), Start);
        loop.Run(Start + 2, () => { }, CancellationToken.None);
        Assert.Equal(8, store.Amount, 1e-7);
    }

    [Fact]
    public void EmptyRecorder_CountsWhatTheLinkCouldHaveSent()
    {
        var loop = new EventLoop();
        var store = new Store(loop, "recorder", 6, capacity: 100, isHeldAtZero: true);
        store.SetRate(-2);
        loop.Run(10, () => { }, CancellationToken.None);
        Assert.Equal(0, store.Amount);
        Assert.Equal(14, store.Shortfall!.Amount, 1e-12);
    }

    [Fact]
    public void EventsOfOneInstant_ComeByPriorityThenInsertion()
    {
        var loop = new EventLoop();
        var order = new List<string>();
        void Add(string name, EventPriority priority) => loop.Schedule(new(name, priority, () => order.Add(name)), 5);
        Add("start b", EventPriority.ActivityStart);
        Add("start a", EventPriority.ActivityStart);
        Add("failure", EventPriority.Health);
        Add("light", EventPriority.Light);
        loop.Run(5, () => { }, CancellationToken.None);
        Assert.Equal(["failure", "light", "start b", "start a"], order);
    }

    [Fact]
    public void EventsThatChaseEachOther_AreNamedBoth()
    {
        var loop = new EventLoop();
        var upper = new Store(loop, "upper tank", 1e-9);
        var lower = new Store(loop, "lower tank", 1e-9);
        // Each, when empty, takes back at once what the other has: a billionth, again and again.
        void Flow(double rate)
        {
            upper.SetRate(rate);
            lower.SetRate(-rate);
        }
        upper.Watch(0, null, () => Flow(1));
        lower.Watch(0, null, () => Flow(-1));
        Flow(-1);
        var error = Assert.Throws<ChasingEventsException>(() => loop.Run(10, () => { }, CancellationToken.None));
        Assert.Equal(["lower tank", "upper tank"], new[] { error.First, error.Second }.Distinct().Order());
    }
}
