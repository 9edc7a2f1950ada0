namespace Perilune.Numerics.Integration;

/// <summary>One solution of an ordinary differential equation, as far as it has been integrated.</summary>
public interface IIntegration
{
    /// <summary>Number of components of the state.</summary>
    int Dimension { get; }

    /// <summary>Where the integration is: the end of the last accepted step.</summary>
    double Time { get; }

    /// <summary>The state there, valid until the next step.</summary>
    ReadOnlySpan<double> State { get; }

    /// <summary>Evaluations of the right-hand side so far.</summary>
    long Evaluations { get; }

    /// <summary>Steps accepted so far.</summary>
    long AcceptedSteps { get; }

    /// <summary>The last accepted step as polynomials, valid until the next step.</summary>
    /// <exception cref="InvalidOperationException">No step was taken since the start.</exception>
    DenseStep LastStep { get; }

    /// <summary>Starts, or starts again, at a time and a state.</summary>
    /// <exception cref="ArgumentException">The state has another dimension, or holds what is not a finite number.</exception>
    void Start(double time, ReadOnlySpan<double> initialState);
}
