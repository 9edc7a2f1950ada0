using Perilune.Station.History;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Whole;

public sealed class YearTests
{
    [Fact]
    public void AYearWithFailures_ClosesElementsAndEnergyWithin1e9()
    {
        var history = StationSimulation.Run(FullYear.Station(), FullYear.Inputs(365, 6 * Hour));
        Assert.InRange(history.WorstElementResidual, 0, 1e-9);
        Assert.InRange(history.WorstEnergyResidual, 0, 1e-9);
        // The claim is empty unless things went wrong and were mended.
        Assert.InRange(history.Events.Count(item => item.Kind == StationEventKind.UnitFailed), 10, 60);
        Assert.Contains(history.Events, item => item.Kind == StationEventKind.UnitRepaired);
        Assert.Contains(history.Events, item => item.Kind == StationEventKind.LoadShed);
        Assert.Contains(history.Events, item => item.Kind == StationEventKind.ActivityOutsideEnded);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(10, 60)]
    [InlineData(125, 21_600)]
    public void EventsInBetween_ChangeNothing_Within1e6(double days, double interval) =>
        CompareWithUndisturbed(days, interval);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(20, 60)]
    [InlineData(365, 3_600)]
    [InlineData(365, 21_600)]
    public void EventsInBetween_ChangeNothingInAYear_Within1e6(double days, double interval) =>
        CompareWithUndisturbed(days, interval);

    [Fact]
    public void TheSameSeed_GivesTheSameHistory_AndAnotherDoesNot()
    {
        var inputs = FullYear.Inputs(100, 6 * Hour);
        var first = StationSimulation.Run(FullYear.Station(), inputs);
        var second = StationSimulation.Run(FullYear.Station(), inputs);
        var other = StationSimulation.Run(FullYear.Station(), inputs with { Seed = 8 });
        Assert.Equal(first.Events, second.Events);
        for (var i = 0; i < first.Series.Length; i++)
        {
            Assert.Equal(first.Series[i].Times, second.Series[i].Times);
            Assert.Equal(first.Series[i].Values, second.Series[i].Values);
        }
        Assert.NotEqual(first.Events, other.Events);
    }

    private static void CompareWithUndisturbed(double days, double interval)
    {
        var alone = StationSimulation.Run(FullYear.Station(), FullYear.Inputs(days, 0));
        var disturbed = StationSimulation.Run(FullYear.Station(), FullYear.Inputs(days, interval));
        Assert.Equal(alone.Events.Length, disturbed.Events.Length);
        for (var i = 0; i < alone.Events.Length; i++)
        {
            Assert.Equal(alone.Events[i].Kind, disturbed.Events[i].Kind);
            Assert.Equal(alone.Events[i].Subject, disturbed.Events[i].Subject);
            Assert.True(
                Math.Abs(alone.Events[i].Time - disturbed.Events[i].Time) <= 1e-2,
                $"{alone.Events[i]} came {disturbed.Events[i].Time - alone.Events[i].Time} s later"
            );
        }
        for (var i = 0; i < alone.Series.Length; i++)
        {
            var (a, b) = (alone.Series[i], disturbed.Series[i]);
            var scale = Math.Max(Math.Abs(a.Maximum), Math.Abs(a.Minimum));
            Assert.True(
                Math.Abs(a.Values[^1] - b.Values[^1]) <= 1e-6 * scale
                    && Math.Abs(a.Maximum - b.Maximum) <= 1e-6 * scale
                    && Math.Abs(a.Minimum - b.Minimum) <= 1e-6 * scale,
                $"{a.Habitat} {a.Quantity}: {a.Values[^1]:R} {b.Values[^1]:R}, {a.Maximum:R} {b.Maximum:R}, {a.Minimum:R} {b.Minimum:R}"
            );
        }
        for (var i = 0; i < alone.Totals.Length; i++)
        {
            var (a, b) = (alone.Totals[i].Amount, disturbed.Totals[i].Amount);
            Assert.True(Math.Abs(a - b) <= 1e-6 * Math.Abs(a), $"{alone.Totals[i]} {b:R}");
        }
    }
}
