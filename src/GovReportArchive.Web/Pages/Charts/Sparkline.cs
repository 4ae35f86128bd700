using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages.Charts;

/// <summary>Small pictures that stand beside a number.</summary>
internal static class Sparkline
{
    private const double Width = 120, Height = 30, Margin = 4;

    /// <summary>How a number came about over the years, from 0; what may not be joined is not. Empty where fewer than two years have one.</summary>
    public static IHtmlContent Draw(ChartSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        IReadOnlyList<(int At, decimal Value)>[] runs = [.. series.Runs()];
        if (runs.Sum(run => run.Count) < 2) return HtmlString.Empty;
        decimal most = Math.Max(runs.Max(run => run.Max(entry => entry.Value)), 1);
        (double X, double Y) At((int At, decimal Value) entry) => (
            Margin + ((Width - (2 * Margin)) * entry.At / Math.Max(series.Points.Count - 1, 1)),
            Height - Margin - ((Height - (2 * Margin)) * (double)(entry.Value / most)));
        (double x, double y) = At(runs[^1][^1]);
        return Svg.Html(Svg.Element(
            "svg",
            [("class", "sparkline"), ("viewBox", $"0 0 {Width} {Height}"), ("width", Width), ("height", Height), ("role", "img"), ("aria-label", series.Title + "历年走势")],
            Svg.Element("line", [("class", "axis"), ("x1", Margin), ("x2", Width - Margin), ("y1", Height - Margin), ("y2", Height - Margin)]),
            runs.Select(run => run is [var only]
                ? Svg.Element("circle", [("class", "dot"), ("cx", At(only).X), ("cy", At(only).Y), ("r", 1.5)])
                : Svg.Line("polyline", "line", run.Select(At))),
            Svg.Element("circle", [("class", "dot"), ("cx", x), ("cy", y), ("r", 2.5)])));
    }

    /// <summary>A number as a bar from 0 to the greatest. The number itself stands beside it in words.</summary>
    public static IHtmlContent Bar(decimal value, decimal most) => Svg.Html(Svg.Element(
        "svg",
        [("class", "bar"), ("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")],
        Svg.Element("rect", [("width", most <= 0 ? 0.0 : 100 * (double)(Math.Clamp(value, 0, most) / most)), ("height", 8.0)])));
}
