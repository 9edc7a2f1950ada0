namespace Perilune.Report.Charts;

/// <summary>A quantity over a grid of departures and times of flight: a porkchop plot.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">What was asked, a line.</param>
/// <param name="Quantity">Name and unit of the quantity.</param>
/// <param name="XAxis">Name of the axis to the right.</param>
/// <param name="YAxis">Name and unit of the axis upwards.</param>
/// <param name="Columns">Labels of the columns' ends and middles: position from 0 to 1, and text.</param>
/// <param name="Rows">Values of the rows, upwards.</param>
/// <param name="Values">The quantity, a list for each column; not a number where there is none.</param>
/// <param name="Cap">Value at which the colours end, so that the valleys can be told apart.</param>
public sealed record GridPicture(
    string Title,
    string Subtitle,
    string Quantity,
    string XAxis,
    string YAxis,
    IReadOnlyList<(double Position, string Text)> Columns,
    IReadOnlyList<double> Rows,
    IReadOnlyList<IReadOnlyList<double>> Values,
    double Cap
);
