using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Data;

public sealed class RecorderTests
{
    private static StationHistory Run(double capacity, params CommunicationPass[] passes)
    {
        var habitat = Habitat() with
        {
            Communication = new CommunicationModel { RecorderCapacity = capacity, HousekeepingRate = 1e4 },
        };
        return StationSimulation.Run(
            Model(habitat),
            new StationInputs
            {
                Start = Start,
                End = Start + 10_000,
                Passes = [.. passes],
                Tasks =
                [
                    new TaskActivity
                    {
                        Id = "camera",
                        Habitat = "base",
                        Start = Start + 1_000,
                        Duration = 1_000,
                        DataVolume = 9e7,
                    },
                ],
            }
        );
    }

    [Fact]
    public void FullRecorder_LosesWhatComesFurther()
    {
        // 10 kbit/s of housekeeping for 10 000 s and 90 Mbit of camera: 190 Mbit into 100 Mbit.
        var history = Run(1e8);
        Assert.Equal(1.9e8, history.TotalOf("base", TotalKind.DataRecorded), 1e-3);
        Assert.Equal(0.9e8, history.TotalOf("base", TotalKind.DataLost), 1e-3);
        Assert.Equal(0, history.TotalOf("base", TotalKind.DataSent), 1e-3);
    }

    [Fact]
    public void Pass_EmptiesTheRecorder_AndThenSendsWhatComes()
    {
        // 120 Mbit at 3000 s; 60 kbit/s net empty it in 2400 s; then 10 kbit/s go straight through to 8000 s.
        var history = Run(1e9, new CommunicationPass("base", Start + 3_000, Start + 8_000, 7e4));
        Assert.Equal(1.2e8 + (5_000 * 1e4), history.TotalOf("base", TotalKind.DataSent), 1e-3);
        var data = history.SeriesOf("base", Quantity.RecorderData);
        Assert.Equal(2_000 * 1e4, data.Values[^1], 1e-3);
        Assert.Contains(
            data.Times.Zip(data.Values),
            point => Math.Abs(point.First - Start - 5_000) < 1e-6 && point.Second == 0
        );
    }

    [Fact]
    public void OverlappingPasses_CountTheFastest()
    {
        var history = Run(
            1e9,
            new CommunicationPass("base", Start, Start + 10_000, 1e4),
            new CommunicationPass("base", Start + 4_000, Start + 5_000, 5e4)
        );
        // 10 kbit/s carry housekeeping; the fast pass takes 40 Mbit of the camera's 90.
        Assert.Equal(5e7, history.SeriesOf("base", Quantity.RecorderData).Values[^1], 1e-3);
    }
}
