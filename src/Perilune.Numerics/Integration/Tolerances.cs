namespace Perilune.Numerics.Integration;

/// <summary>
/// What local error an integrator may make in a step: for each group of components, absolute + relative x |group|, where
/// |group| is the Euclidean norm. A position or a velocity is one group, so that the control does not depend on how the
/// axes are turned.
/// </summary>
public sealed class Tolerances
{
    private readonly Group[] groups;

    private Tolerances(Group[] groups)
    {
        foreach (var group in groups)
        {
            if (group.Length < 1)
                throw new ArgumentException("a group of components is empty", nameof(groups));
            if (!(group.Absolute >= 0 && group.Relative >= 0 && group.Absolute + group.Relative > 0))
                throw new ArgumentException(
                    $"tolerances {group.Absolute} and {group.Relative} allow no error at all",
                    nameof(groups)
                );
        }
        this.groups = groups;
        Dimension = groups.Sum(group => group.Length);
        Controlled = groups.Where(group => double.IsFinite(group.Absolute)).Sum(group => group.Length);
        if (Controlled == 0)
            throw new ArgumentException("no component is controlled", nameof(groups));
    }

    /// <summary>Number of components of the state.</summary>
    public int Dimension { get; }

    internal ReadOnlySpan<Group> Groups => groups;

    /// <summary>Number of components whose error is limited.</summary>
    internal int Controlled { get; }

    /// <summary>Every component by itself, all with the same tolerances.</summary>
    /// <exception cref="ArgumentException">The tolerances are negative, not numbers, or both zero.</exception>
    public static Tolerances Uniform(int dimension, double absolute, double relative) =>
        new([.. Enumerable.Repeat(new Group(1, absolute, relative), dimension)]);

    /// <summary>Groups of successive components, each with its tolerances, in the order of the state.</summary>
    /// <exception cref="ArgumentException">A group is empty, or its tolerances are negative, not numbers, or both zero.</exception>
    public static Tolerances ByGroup(params ReadOnlySpan<Group> groups) => new(groups.ToArray());

    /// <summary>An error over what is allowed: the root of the mean square over all controlled components.</summary>
    internal double Size(ReadOnlySpan<double> error, ReadOnlySpan<double> state)
    {
        var total = 0.0;
        var start = 0;
        foreach (ref readonly var group in Groups)
        {
            double square = 0,
                size = 0;
            for (var i = start; i < start + group.Length; i++)
            {
                square += error[i] * error[i];
                size += state[i] * state[i];
            }
            var scale = group.Absolute + group.Relative * Math.Sqrt(size);
            // A purely relative tolerance has no scale where the state is zero; such a group does not vote.
            total += scale > 0 ? square / (scale * scale) : 0;
            start += group.Length;
        }
        return Math.Sqrt(total / Controlled);
    }

    /// <summary>A run of components that are measured together.</summary>
    /// <param name="Length">Number of components.</param>
    /// <param name="Absolute">
    /// Absolute tolerance, in the unit of the components; infinite for components that are only carried along.
    /// </param>
    /// <param name="Relative">Tolerance relative to the norm of the group.</param>
    public readonly record struct Group(int Length, double Absolute, double Relative);
}
