using Perilune.Flight.Transfers;

namespace Perilune.Flight.Tests.Transfers;

public sealed class HaloTransferTests
{
    [Theory]
    [InlineData(883699200)] // 2028-01-02
    [InlineData(884563200)] // 2028-01-12
    public void FromADateAlone_APoweredFlybyLeadsToTheHaloOrbit_ForWhatOrionsHalfBudgetPays(double departure)
    {
        var model = CislunarScene.PointMasses;
        var (transfer, orbit) = HaloTransfer.FromDate(model, departure, threads: 2);
        Assert.Equal(departure, transfer.Departure);
        // Orion's published 1,338 m/s must carry it there and back: under half of it one way.
        Assert.InRange(transfer.SpacecraftDeltaV, 300, 669);
        var end = model.Propagate(transfer.Arcs[^1].Start, transfer.Arrival);
        var (position, velocity) = orbit.Trajectory.At(transfer.Arrival);
        Assert.True((end.Position - position).Norm < 1);
        Assert.Equal(0, (end.Velocity + transfer.Manoeuvres[^1].DeltaV - velocity).Norm, 1e-6);
    }
}
