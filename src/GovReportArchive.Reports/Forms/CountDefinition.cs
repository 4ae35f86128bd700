namespace GovReportArchive.Reports.Forms;

/// <summary>What one count key means: the metadata that page, API, CSV headers and count filters are made from.</summary>
/// <param name="Key">Dotted key, such as <c>applications.received.total</c>.</param>
/// <param name="Label">Short Chinese label, unambiguous on its own: 本年新收·总计.</param>
/// <param name="Unit">件, 条, 次, 万元, 元, 人 … ; the key's numbers are always in it.</param>
/// <param name="Forms">The forms whose tables have the cell.</param>
/// <param name="Article">Article of the regulation the row rests on, where known.</param>
/// <param name="AllowsFraction">True where the number may have a fraction (amounts).</param>
public sealed record CountDefinition(string Key, string Label, string Unit, IReadOnlyList<string> Forms, string? Article, bool AllowsFraction);
