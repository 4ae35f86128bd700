using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages.Charts;

/// <summary>Draws numbers over years, for a column as wide as a phone, so that its labels are as large there as elsewhere. The table beside it is the page's.</summary>
/// <remarks>Law: the axis begins at 0; no line joins what is counted otherwise, nor crosses a year without a number.</remarks>
internal static class SeriesChart
{
    private const double Width = 360, Height = 196, Top = 12, Base = 150, Square = 8, LabelWidth = 40, DigitWidth = 6.6;
    private static readonly decimal[] Steps = [1, 2, 5];

    /// <summary>The picture; an empty one where there is no year.</summary>
    public static IHtmlContent Draw(ChartSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        IReadOnlyList<decimal> ticks = Ticks(series.Most);
        double left = 10 + (ticks.Max(tick => Numbers.Of(tick).Length) * DigitWidth);
        // The newest number stands behind its point, where no line can cross it.
        (int At, decimal Value)? last = series.Runs().LastOrDefault() is [.., var end] ? end : null;
        double right = Width - (last is { } told ? 4 + (Numbers.Of(told.Value).Length * (DigitWidth + 1)) : 8);
        double step = (right - left) / Math.Max(series.Points.Count, 1);
        double X(int at) => left + ((at + 0.5) * step);
        double Y(decimal value) => Base - ((double)(value / ticks[^1]) * (Base - Top));

        List<XElement> drawn = [];
        foreach (decimal tick in ticks)
        {
            drawn.Add(Svg.Element("line", [("class", tick == 0 ? "axis" : "grid"), ("x1", left), ("x2", right), ("y1", Y(tick)), ("y2", Y(tick))]));
            drawn.Add(Svg.Element("text", [("class", "tick end"), ("x", left - 6), ("y", Y(tick) + 4)], Numbers.Of(tick)));
        }

        foreach (var band in series.BandRuns()) drawn.AddRange(Band(band, X, Y, step));
        int every = (int)Math.Ceiling(LabelWidth / step);
        for (int at = 0; at < series.Points.Count; at++)
        {
            ChartPoint point = series.Points[at];
            // Counted from the end, so that the newest year has its label.
            if ((series.Points.Count - 1 - at) % every == 0) drawn.Add(Svg.Element("text", [("class", "tick middle"), ("x", X(at)), ("y", Height - 10)], point.Year));
            if (point.Breaks) drawn.Add(Svg.Element("line", [("class", "break"), ("x1", X(at) - (step / 2)), ("x2", X(at) - (step / 2)), ("y1", Top), ("y2", Base)]));
            if (point.Value is null) drawn.Add(Missing(point, X(at), Math.Min(Square, step - 2)));
        }

        drawn.AddRange(series.Runs().Where(run => run.Count > 1).Select(run => Svg.Line("polyline", "line", run.Select(entry => (X(entry.At), Y(entry.Value))))));
        drawn.AddRange(series.Points.Select((point, at) => (point, at)).Where(entry => entry.point.Value is not null).Select(entry => Dot(entry.point, X(entry.at), Y(entry.point.Value!.Value))));
        if (last is (int newest, decimal value)) drawn.Add(Svg.Element("text", [("class", "value"), ("x", X(newest) + 7), ("y", Y(value) + 4)], Numbers.Of(value)));

        // A group, since an image may hold no links; the numbers are reached by keyboard in the table.
        return Svg.Html(Svg.Element("svg", [("class", "chart"), ("viewBox", $"0 0 {Width} {Height}"), ("role", "group"), ("aria-label", Told(series))], drawn));
    }

    private static string Told(ChartSeries series) => series.Points.Count == 0
        ? series.Title
        : $"{series.Title}，{series.Points[0].Year}—{series.Points[^1].Year} 年度，{series.Points.Count(point => point.Value is not null)} 个年度有数字；数字见所附的表";

    private static IEnumerable<XElement> Band(IReadOnlyList<(int At, ChartBand Band)> run, Func<int, double> x, Func<decimal, double> y, double step)
    {
        // A single year has no slope, but a width.
        (double X, ChartBand Band)[] places = run is [var only]
            ? [(x(only.At) - (step / 3), only.Band), (x(only.At) + (step / 3), only.Band)]
            : [.. run.Select(entry => (x(entry.At), entry.Band))];
        yield return Svg.Line("polygon", "band", places.Select(place => (place.X, y(place.Band.High))).Concat(places.Reverse().Select(place => (place.X, y(place.Band.Low)))));
        yield return Svg.Line("polyline", "band-middle", places.Select(place => (place.X, y(place.Band.Middle))));
    }

    private static XElement Missing(ChartPoint point, double x, double size) => Svg.Element(
        "rect",
        [("class", point.IsHeld ? "unprinted" : "unheld"), ("x", x - (size / 2)), ("y", Base + 5), ("width", size), ("height", size)],
        Title(point));

    private static XElement Dot(ChartPoint point, double x, double y)
    {
        // The wider circle is for fingers.
        XElement[] dot = [Svg.Element("circle", [("class", "reach"), ("cx", x), ("cy", y), ("r", 10.0)]), Svg.Element("circle", [("class", "dot"), ("cx", x), ("cy", y), ("r", 3.5)])];
        return point.Address is null
            ? Svg.Element("g", [], Title(point), dot)
            : Svg.Element("a", [("href", point.Address), ("tabindex", -1), ("aria-label", Words(point))], Title(point), dot);
    }

    private static XElement Title(ChartPoint point) => Svg.Element("title", [], Words(point));

    private static string Words(ChartPoint point) => $"{point.Year} 年度：{point.Words}";

    /// <summary>0 and up to four round numbers above it, the last no less than the greatest.</summary>
    internal static IReadOnlyList<decimal> Ticks(decimal most)
    {
        decimal unit = 1;
        while (unit * 20 < most) unit *= 10;
        decimal step = Steps.Select(part => part * unit).First(part => part * 4 >= most);
        int count = Math.Max(1, (int)Math.Ceiling(most / step));
        return [.. Enumerable.Range(0, count + 1).Select(n => n * step)];
    }
}
