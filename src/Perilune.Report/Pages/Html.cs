using System.Text;
using Perilune.Report.Drawing;

namespace Perilune.Report.Pages;

/// <summary>The page as it grows: sections, figures with captions, tables.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();
    private int figures;

    /// <summary>Adds markup as it is.</summary>
    public Html Raw(string markup)
    {
        text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Text made safe for markup.</summary>
    public static string Safe(string content) => Svg.Escape(content);

    /// <summary>A number with its unit for people, and exactly, for machines, in its attribute; a fraction is shown in per cent.</summary>
    public static string Data(double value, string unit) => Data(value, unit, IsFraction(value, unit));

    /// <summary>Whether a number without unit is a part of a whole rather than a count or a tiny residual.</summary>
    public static bool IsFraction(double value, string unit) =>
        unit == "1" && Math.Abs(value) is >= 1e-3 and < 1 || IsPartOf(unit);

    /// <summary>Whether a unit says of what its number is a part, such as "of lift".</summary>
    public static bool IsPartOf(string unit) => unit.StartsWith("of ", StringComparison.Ordinal);

    /// <summary>A number with its unit, shown in per cent when that is asked.</summary>
    public static string Data(double value, string unit, bool percent)
    {
        var (shown, symbol) = percent ? (value * 100, unit == "1" ? "%" : "% " + unit) : (value, unit);
        return $"<data value=\"{Number.Exact(value)}\">{Safe(Number.WithUnit(shown, symbol))}</data>";
    }

    /// <summary>A number with its unit, or a dash where there is nothing.</summary>
    public static string DataOrDash(double value, string unit) =>
        value == 0 ? "<data value=\"0\">–</data>" : Data(value, unit);

    /// <summary>Begins a section with a heading and a line below it.</summary>
    public Html Section(string id, string title, string lead) =>
        Raw($"<section id=\"{id}\"><h2>{Safe(title)}</h2>").Raw(lead.Length > 0 ? $"<p class=\"lead\">{lead}</p>" : "");

    /// <summary>Ends a section.</summary>
    public Html EndSection() => Raw("</section>");

    /// <summary>A numbered figure with what one sees in it.</summary>
    public Html Figure(string svg, string caption, string style = "") =>
        Raw($"<figure class=\"{style}\">{svg}<figcaption><b>Figure {++figures}.</b> {caption}</figcaption></figure>");

    /// <summary>A table; columns that begin with &gt; are numbers. Cells are markup.</summary>
    public Html Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string style = "")
    {
        text.Append($"<div class=\"scroll\"><table class=\"{style}\"><thead><tr>");
        foreach (var column in columns)
            text.Append(
                column.StartsWith('>') ? $"<th class=\"number\">{Safe(column[1..])}</th>" : $"<th>{Safe(column)}</th>"
            );
        text.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            text.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                text.Append(columns[i].StartsWith('>') ? $"<td class=\"number\">{row[i]}</td>" : $"<td>{row[i]}</td>");
            text.Append("</tr>\n");
        }

        text.Append("</tbody></table></div>\n");
        return this;
    }

    /// <summary>The page's markup.</summary>
    public override string ToString() => text.ToString();
}
