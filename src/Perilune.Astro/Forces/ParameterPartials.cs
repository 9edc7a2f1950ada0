using Perilune.Astro.Bodies;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;
using static Perilune.Astro.Forces.ForceParameter;

namespace Perilune.Astro.Forces;

/// <summary>
/// Partial derivatives of the acceleration by the numbers of a force model, exact: most forces are linear in theirs, so
/// that the derivative is the force itself over the number; dual numbers give the others.
/// </summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of the propagation, set to the epoch.</param>
internal readonly struct ParameterPartials(ForceModel model, ForceEnvironment<Dual3> environment)
{
    /// <summary>The derivative of the acceleration, ICRF axes, m/s2 by the unit of the parameter.</summary>
    internal Vector3 Of(ForceParameter parameter, Vector3 position, Vector3 velocity)
    {
        var (r, v) = (Vector3<Dual3>.FromVector(position), Vector3<Dual3>.FromVector(velocity));
        return parameter.Kind switch
        {
            Quantity.RadiationFactor => Radiation(r, v),
            Quantity.DragFactor => Drag(r, v),
            Quantity.GravitationalParameter => Gravity(parameter.Index, r, v),
            Quantity.InitialMass => OfMass(1, r, v),
            Quantity.BurnThrust => OfThrust(parameter.Index, r, v),
            Quantity.BurnDirection => OfDirection(parameter.Index, parameter.Axis, r, v),
            // Elapsed is what the mass has lost, until and after the end: a later start leaves more, a later stop less.
            Quantity.BurnStart => OfMass(HasStarted(parameter.Index) ? MassFlow(parameter.Index) : 0, r, v),
            _ => OfMass(HasStopped(parameter.Index) ? -MassFlow(parameter.Index) : 0, r, v),
        };
    }

    /// <summary>Refuses a parameter that the model does not have.</summary>
    /// <exception cref="ArgumentException">The parameter, and why not.</exception>
    internal static void Require(ForceModel model, ForceParameter parameter)
    {
        var missing = parameter.Kind switch
        {
            Quantity.RadiationFactor => model.RadiationPressure is null ? "no radiation pressure" : null,
            Quantity.DragFactor => model.Drag is null ? "no drag" : null,
            Quantity.GravitationalParameter => model
                .Others.Append(model.Central)
                .Any(body => body.Body == parameter.Index)
                ? null
                : $"no attracting body {parameter.Index}",
            Quantity.InitialMass => model.Thrust is null ? "no mass" : null,
            _ => model.Thrust is null || (uint)parameter.Index >= model.Thrust.Burns.Length
                ? $"no burn {parameter.Index}"
                : null,
        };
        if (missing is not null)
            throw new ArgumentException($"{parameter.Kind}: the force model has {missing}", nameof(parameter));
    }

    private Vector3 Radiation(Vector3<Dual3> r, Vector3<Dual3> v) =>
        model.RadiationPressure is null ? Vector3.Zero : model.Radiation(environment, r, v).Lane(0);

    private Vector3 Drag(Vector3<Dual3> r, Vector3<Dual3> v) =>
        model.Drag is null ? Vector3.Zero : model.OfDrag(environment, r, v).Lane(0);

    private Vector3 Gravity(int body, Vector3<Dual3> r, Vector3<Dual3> v)
    {
        var sum = Vector3.Zero;
        if (model.Relativity is { } relativity)
        {
            if (body == model.Central.Body)
            {
                var gm = new Dual3(model.Central.GravitationalParameter, Vector3.UnitX);
                if (relativity.Schwarzschild)
                    sum += Dual3.Jacobian(SchwarzschildCorrection.Acceleration(gm, r, v)) * Vector3.UnitX;
                if (relativity.Spin is { } spin)
                    sum += LenseThirringCorrection.Acceleration(1, spin, r, v).Lane(0);
            }
            if (relativity.DeSitter && body == NaifId.Sun)
                sum += DeSitterCorrection.Acceleration(1, environment.Sun, environment.SunVelocity, v).Lane(0);
        }
        foreach (var tide in environment.Tides)
            sum += tide.PartOf(body, environment, r).Lane(0) / GravitationalParameter(body);
        if (body == model.Central.Body)
            return sum + model.AttractionOfCentral(environment, r).Lane(0) / model.Central.GravitationalParameter;
        for (var i = 0; i < model.Others.Length; i++)
        {
            if (model.Others[i].Body == body)
                sum += model.AttractionOfOther(i, environment, r).Lane(0) / model.Others[i].GravitationalParameter;
        }
        return sum;
    }

    private double GravitationalParameter(int body) =>
        body == model.Central.Body
            ? model.Central.GravitationalParameter
            : model.Others.Single(other => other.Body == body).GravitationalParameter;

    /// <summary>Forces on surfaces and thrust go with the inverse of mass.</summary>
    private Vector3 OfMass(double massByParameter, Vector3<Dual3> r, Vector3<Dual3> v)
    {
        if (massByParameter == 0)
            return Vector3.Zero;
        var thrust = environment.Thrust!;
        var sum = Radiation(r, v) + Drag(r, v);
        for (var burn = 0; burn < model.Thrust!.Burns.Length; burn++)
            sum += Burn(burn, r, v);
        return sum * (-massByParameter / thrust.Mass.Value);
    }

    private Vector3 OfThrust(int burn, Vector3<Dual3> r, Vector3<Dual3> v)
    {
        var thrust = model.Thrust!.Burns[burn].Thrust;
        var burned = MassFlow(burn) * environment.Thrust!.Elapsed[burn];
        return Burn(burn, r, v) / thrust + OfMass(-burned / thrust, r, v);
    }

    private Vector3 OfDirection(int burn, int axis, Vector3<Dual3> r, Vector3<Dual3> v)
    {
        if (!environment.Thrust!.IsBurning(burn))
            return Vector3.Zero;
        var about =
            axis == 0 ? Vector3.UnitX
            : axis == 1 ? Vector3.UnitY
            : Vector3.UnitZ;
        var turned = Vector3.Cross(about, environment.Thrust.Components[burn].Lane(0));
        return model.OfBurn(burn, Vector3<Dual3>.FromVector(turned), environment, r, v).Lane(0);
    }

    private Vector3 Burn(int burn, Vector3<Dual3> r, Vector3<Dual3> v) =>
        environment.Thrust!.IsBurning(burn)
            ? model.OfBurn(burn, environment.Thrust.Components[burn], environment, r, v).Lane(0)
            : Vector3.Zero;

    private double MassFlow(int burn) => model.Thrust!.Burns[burn].MassFlow;

    private bool HasStarted(int burn) => environment.Thrust!.IsBurning(burn) || HasStopped(burn);

    private bool HasStopped(int burn) => !environment.Thrust!.IsBurning(burn) && environment.Thrust.Elapsed[burn] > 0;
}
