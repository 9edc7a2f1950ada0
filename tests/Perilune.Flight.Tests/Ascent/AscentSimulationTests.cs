using Perilune.Flight.Ascent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Ascent;

public sealed class AscentSimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        var planet = LaunchPlanet.Earth;
        var pad = planet.Pad(SaturnFive.Pad).Position;
        var az = 72.058 * Math.PI / 180;
        var i = 32.521 * Math.PI / 180;
        // plane through the pad
        var z = Vector3.UnitZ; var u = pad.Unit;
        var e = (z - u * Vector3.Dot(z, u)); 
        var cosi = Math.Cos(i);
        var a = cosi * 1.0; // n = alpha e^ + beta (u x e^)
        var eh = e.Unit; var w = Vector3.Cross(u, eh);
        var alpha = cosi / Vector3.Dot(z, eh);
        var n1 = eh * alpha + w * Math.Sqrt(1 - alpha * alpha);
        var n2 = eh * alpha - w * Math.Sqrt(1 - alpha * alpha);
        foreach (var n in new[] { n1, n2 })
            output.WriteLine($"{n} heading north {Vector3.Dot(Vector3.Cross(n, u), z)}");
        var normal = Vector3.Dot(Vector3.Cross(n1, u), z) > 0 ? n1 : n2;
        var target = InsertionTarget.AtPeriapsis(planet, 185.9e3, 186e3, normal);
        var sim = new AscentSimulation(planet, SaturnFive.Rocket, SaturnFive.Pad, target);
        {
            var run = new AscentRun(planet, SaturnFive.Rocket, planet.Pad(SaturnFive.Pad), SaturnFive.Rocket.Mass + SaturnFive.Payload);
            run.Ignite(new(SaturnFive.Rocket.Stages[0], 0));
            for (var k = 0; k < 16; k++)
            {
                run.Advance(k * 5 + 1);
                var f = run.Forces;
                output.WriteLine($"{run.Time} h {run.Height:F1} v {planet.GroundVelocity(run.State).Norm:F2} m {run.Mass:F0} T {f.Thrust.Norm:F0} D {f.Drag.Norm:F0} flow {f.FirstFlow:F1} thr {f.Throttle}");
            }
        }
        foreach (var kick in new[] { 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.6, 2, 3 })
        {
            try
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var f = sim.Fly(SaturnFive.Payload, new(az, kick * Math.PI / 180));
                var l = f.Losses;
                output.WriteLine($"{kick} {watch.ElapsedMilliseconds} ms t {f.CutoffTime:F2} left {f.PropellantLeft:F0} mass {f.Mass:F0} q {f.GreatestDynamicPressure} a {f.GreatestAcceleration:F1} ideal {l.Ideal:F1} g {l.Gravity:F1} d {l.Drag:F1} p {l.Pressure:F1} s {l.Steering:F1} sum {l.Ideal - l.Gravity - l.Drag - l.Pressure - l.Steering - planet.GroundVelocity(f.Insertion).Norm:E2} dr {f.Insertion.Position.Norm - target.Radius:F2} dv {f.Insertion.Velocity.Norm - target.Speed:F4} fpa {Vector3.Dot(f.Insertion.Position.Unit, f.Insertion.Velocity.Unit):E2} plane {Vector3.Dot(f.Insertion.Position.Unit, normal):E2} {Vector3.Dot(f.Insertion.Velocity.Unit, normal):E2}");
                if (kick == 0.9) foreach (var ev in f.Events) output.WriteLine(ev.ToString());
            }
            catch (AscentException x) { output.WriteLine($"{kick} {x.Message}"); }
        }
    }
}
