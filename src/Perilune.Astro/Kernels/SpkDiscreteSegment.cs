using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>SPK type 9: position and velocity interpolated each by itself (Lagrange).</summary>
internal sealed class SpkLagrangeSegment(DafFile file, DafArray array, DiscreteStates states) : SpkSegment(file, array)
{
    public override void State(double et, out Vector3 position, out Vector3 velocity)
    {
        var start = states.FindWindow(et);
        var epochs = states.Epochs(start);
        var window = states.States(start);
        position = new(Value(epochs, window, 0, et), Value(epochs, window, 1, et), Value(epochs, window, 2, et));
        velocity = new(Value(epochs, window, 3, et), Value(epochs, window, 4, et), Value(epochs, window, 5, et));
    }

    public override Vector3 Position(double et)
    {
        var start = states.FindWindow(et);
        var epochs = states.Epochs(start);
        var window = states.States(start);
        return new(Value(epochs, window, 0, et), Value(epochs, window, 1, et), Value(epochs, window, 2, et));
    }

    private static double Value(ReadOnlySpan<double> epochs, ReadOnlySpan<double> window, int component, double et)
    {
        Span<double> values = stackalloc double[epochs.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = window[6 * i + component];
        return KernelInterpolation.Lagrange(epochs, values, et);
    }
}

/// <summary>SPK type 13: position and velocity interpolated together, velocity as the derivative of position (Hermite).</summary>
internal sealed class SpkHermiteSegment(DafFile file, DafArray array, DiscreteStates states) : SpkSegment(file, array)
{
    public override void State(double et, out Vector3 position, out Vector3 velocity)
    {
        var start = states.FindWindow(et);
        var epochs = states.Epochs(start);
        var window = states.States(start);
        Value(epochs, window, 0, et, out var x, out var vx);
        Value(epochs, window, 1, et, out var y, out var vy);
        Value(epochs, window, 2, et, out var z, out var vz);
        position = new(x, y, z);
        velocity = new(vx, vy, vz);
    }

    public override Vector3 Position(double et)
    {
        State(et, out var position, out _);
        return position;
    }

    private static void Value(
        ReadOnlySpan<double> epochs,
        ReadOnlySpan<double> window,
        int component,
        double et,
        out double value,
        out double rate
    )
    {
        Span<double> values = stackalloc double[2 * epochs.Length];
        for (var i = 0; i < epochs.Length; i++)
        {
            values[2 * i] = window[6 * i + component];
            values[2 * i + 1] = window[6 * i + 3 + component];
        }
        KernelInterpolation.Hermite(epochs, values, et, out value, out rate);
    }
}
