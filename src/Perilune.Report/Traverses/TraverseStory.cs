namespace Perilune.Report.Traverses;

/// <summary>What the page of a traverse tells, in the units that people read.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Start">Start, as people read it.</param>
/// <param name="Rover">Name of the rover.</param>
/// <param name="Statement">The sentence at the top.</param>
/// <param name="Holds">Whether the plan is proven.</param>
/// <param name="BatteryFloor">Charge under which the battery must not fall, of the capacity.</param>
/// <param name="Relief">The ground.</param>
/// <param name="Marks">Start, stops and goal.</param>
/// <param name="Instants">What the check saw.</param>
/// <param name="Legs">The itinerary.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Violations">What the plan does not meet.</param>
/// <param name="Notes">What limits the plan: coarse ground, coarse cells.</param>
public sealed record TraverseStory(
    string Title,
    string Start,
    string Rover,
    string Statement,
    bool Holds,
    double BatteryFloor,
    TraverseRelief Relief,
    IReadOnlyList<TraverseMark> Marks,
    IReadOnlyList<TraverseInstant> Instants,
    IReadOnlyList<TraverseLeg> Legs,
    IReadOnlyList<(string Name, string Value)> Facts,
    IReadOnlyList<(double Hour, string What)> Violations,
    IReadOnlyList<string> Notes
);

/// <summary>Shaded relief from above; row 0 is the top.</summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="CellSize">Side of a cell, m.</param>
/// <param name="North">Azimuth of north on the map, rad clockwise from its top.</param>
/// <param name="Grey">Grey levels by rows.</param>
public sealed record TraverseRelief(int Columns, int Rows, double CellSize, double North, byte[] Grey);

/// <summary>A named place.</summary>
/// <param name="Column">Column.</param>
/// <param name="Row">Row.</param>
/// <param name="Name">Its name.</param>
public sealed record TraverseMark(double Column, double Row, string Name);

/// <summary>What was seen at an instant.</summary>
/// <param name="Hour">Hours since the start.</param>
/// <param name="Column">Column.</param>
/// <param name="Row">Row.</param>
/// <param name="Slope">Slope along the way, deg.</param>
/// <param name="Sun">Visible part of the Sun's disc.</param>
/// <param name="Earth">Whether the Earth is seen.</param>
/// <param name="Charge">Charge, of the capacity.</param>
/// <param name="Moves">Whether the rover drives.</param>
public readonly record struct TraverseInstant(
    double Hour,
    double Column,
    double Row,
    double Slope,
    double Sun,
    bool Earth,
    double Charge,
    bool Moves
);

/// <summary>A part of the itinerary.</summary>
/// <param name="From">Its first hour.</param>
/// <param name="To">Its last hour.</param>
/// <param name="Does">What the rover does.</param>
/// <param name="Waits">Whether it waits.</param>
/// <param name="Column">Where it ends.</param>
/// <param name="Row">Where it ends.</param>
/// <param name="Metres">Way, m.</param>
/// <param name="Charge">Charge at its end, of the capacity.</param>
public sealed record TraverseLeg(
    double From,
    double To,
    string Does,
    bool Waits,
    double Column,
    double Row,
    double Metres,
    double Charge
);
