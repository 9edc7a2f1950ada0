using Perilune.Astro.Atmospheres;
using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Entry;

public sealed class EntryDynamicsTests
{
    private const double Degree = Math.PI / 180;

    // H. J. Allen and A. J. Eggers, NACA TR 1381, 1958: a ballistic entry into an exponential atmosphere at a steep angle, gravity
    // and curvature left out, feels at most V^2 sin(gamma) / (2 e H), at the altitude where the density is
    // m sin(gamma) / (CD A H), whatever it weighs. Without gravity; the curvature of the ground changes the angle by 0.5 degrees.
    [Fact]
    public void SteepBallisticEntry_PeaksWhereAllenAndEggersSay()
    {
        const double scale = 7000;
        var body = EntryBody.Earth with
        {
            Atmosphere = new Exponential(1.225, scale),
            RotationRate = 0,
            Oblateness = 0,
            GravitationalParameter = 0,
        };
        var vehicle = new EntryVehicle("cone", 1000, 1, 0.3, new AerodynamicTable(new AerodynamicTable.Row(0, 1, 0)));
        var start = EntryState.FromAirRelative(
            body,
            Geodetic.FromDegrees(0, 0, 120_000),
            7000,
            -60 * Degree,
            90 * Degree,
            1000
        );
        var flown = EntryFlight.Fly(body, vehicle, start, new EntryPlan { TimeStep = 0.02, LongestTime = 60 });
        var peak = 7000.0 * 7000 * Math.Sin(60 * Degree) / (2 * Math.E * scale) / 9.80665;
        Assert.Equal(1, flown.Load.Value / peak, 0.006);
        var altitude = scale * Math.Log(1.225 / (1000 * Math.Sin(60 * Degree) / (1.0 * scale)));
        Assert.Equal(altitude, flown.Load.Altitude, 300.0);
    }

    // In a vacuum the space-fixed energy, the axial angular momentum and so the energy in the turning axes are constant. With
    // steps of 2 s an orbit is kept to 1e-11 of its energy.
    [Fact]
    public void OrbitAboveTheAir_KeepsItsEnergyInTheTurningAxes()
    {
        var body = EntryBody.Earth with { Atmosphere = new Exponential(0, 7000) };
        var start = EntryState.FromSpaceFixed(body, Geodetic.FromDegrees(30, 40, 300_000), 7730, 0, 50 * Degree, 1000);
        var plan = new EntryPlan { LongestTime = 5400 };
        var flown = EntryFlight.Fly(body, EntryVehicles.Vostok, start, plan);
        Assert.Equal(EntryFate.TimedOut, flown.Fate);
        Assert.Equal(1, Energy(flown.End) / Energy(start), 1e-11);

        double Energy(EntryState s)
        {
            var potential =
                -body.GravitationalParameter
                / s.Position.Norm
                * (
                    1
                    - body.Oblateness
                        * Math.Pow(body.GravityRadius / s.Position.Norm, 2)
                        * (1.5 * Math.Pow(s.Position.Z / s.Position.Norm, 2) - 0.5)
                );
            var spin = body.Rotation(s.Position);
            return 0.5 * s.Velocity.NormSquared + potential - 0.5 * spin.NormSquared;
        }
    }

    // m g = 1/2 rho v^2 CdA at the ground: 100 kg under 50 m2 at sea level, 5.65 m/s (gravity 9.798 with the spin at 30 degrees).
    [Fact]
    public void Parachute_EndsAtItsTerminalVelocity()
    {
        var body = EntryBody.Earth;
        var vehicle = new EntryVehicle("load", 100, 0.5, 0.3, new AerodynamicTable(new AerodynamicTable.Row(0, 1, 0)));
        var start = EntryState.FromAirRelative(
            body,
            Geodetic.FromDegrees(30, 0, 2000),
            80,
            -89 * Degree,
            90 * Degree,
            100
        );
        var plan = new EntryPlan { Steps = [new("canopy", DescentTrigger.After(1)) { Opens = new("round", 50, 1.5) }] };
        var flown = EntryFlight.Fly(body, vehicle, start, plan);
        var expected = Math.Sqrt(2 * 100 * 9.793 / (1.225 * 50.5));
        Assert.Equal(expected, flown.Event(EntryFlight.Touchdown).Conditions.Speed, 0.01);
        Assert.Equal(1, flown.Event("canopy").State.Time, 0.002);
    }

    [Fact]
    public void Steps_OfAQuarterSecond_AreFineEnough()
    {
        var start = EntryState.FromSpaceFixed(
            EntryBody.Earth,
            Geodetic.FromDegrees(-3.19, 171.96, 121_920),
            11_032,
            -6.48 * Degree,
            50.18 * Degree,
            5486
        );
        var plan = new EntryPlan { Steps = [new("low", DescentTrigger.Below(7000)) { Ends = true }] };
        var bank = new ConstantBank(60 * Degree);
        var coarse = EntryFlight.Fly(EntryBody.Earth, EntryVehicles.ApolloCommandModule, start, plan, bank);
        var fine = EntryFlight.Fly(
            EntryBody.Earth,
            EntryVehicles.ApolloCommandModule,
            start,
            plan with
            {
                TimeStep = 0.05,
                CoastStep = 0.2,
            },
            bank
        );
        Assert.Equal(EntryFate.Ended, coarse.Fate);
        Assert.True(Vector3.Distance(coarse.End.Position, fine.End.Position) < 10);
        Assert.Equal(fine.Load.Value, coarse.Load.Value, 0.01);
    }

    // Sutton and Graves: 1.7415e-4 sqrt(rho / r) V^3: 1e-4 kg/m3, 1 m, 7.5 km/s gives 73.5 W/cm2.
    [Fact]
    public void Heating_IsThePublishedFormulas()
    {
        Assert.Equal(73.47e4, StagnationHeating.Earth.Convective(1e-4, 7500, 1), 100.0);
        // Tauber and Sutton at 10 km/s: f = 35, exponent of a radius of 1 m without effect: 4.736e4 x 1e-4^1.22 x 35 W/cm2.
        Assert.Equal(
            4.736e4 * Math.Pow(1e-4, 1.22) * 35 * 1e4,
            StagnationHeating.Earth.Radiative(1e-4, 10_000, 1),
            1.0
        );
        Assert.Equal(0, StagnationHeating.Earth.Radiative(1e-4, 8_999, 1));
    }

    [Fact]
    public void Entry_ThatStartsUnderground_IsRefused()
    {
        var start = EntryState.FromAirRelative(EntryBody.Mars, Geodetic.FromDegrees(0, 0, -100), 10, 0, 0, 10);
        var error = Assert.Throws<ArgumentException>(() =>
            EntryFlight.Fly(EntryBody.Mars, EntryVehicles.Mars2020Capsule, start, new EntryPlan())
        );
        Assert.Contains("under the ground", error.Message, StringComparison.Ordinal);
    }

    private sealed class Exponential(double density, double scale) : AtmosphericProfile
    {
        public override double Top => 1e6;

        public override AirState At(double altitude) => new(density * Math.Exp(-altitude / scale), 0, 250, 300);
    }
}
