using Perilune.Flight.HaloOrbits;
using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Running;

/// <summary>What a run gives: its record, and the node's trajectory in full for the files that carry it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Node">The node's trajectory about the Moon's centre, ICRF axes; null without a node.</param>
/// <param name="Start">Start of the run, TDB seconds past J2000.</param>
/// <param name="End">End of the run, TDB seconds past J2000.</param>
public sealed record RunResult(RunRecord Record, PiecewiseTrajectory? Node, double Start, double End);
