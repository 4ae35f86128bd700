using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Citations for programs that keep literature.</summary>
internal static class CitationFile
{
    private const int KeyLength = 8;

    /// <summary>What BibTeX takes for its own inside braces, and how it is written to stand for itself. Braces are counted even behind a backslash.</summary>
    private static readonly Dictionary<char, string> Escapes = new()
    {
        ['\\'] = "\\textbackslash{}",
        ['{'] = "\\textbraceleft{}",
        ['}'] = "\\textbraceright{}",
        ['%'] = "\\%",
        ['#'] = "\\#",
        ['$'] = "\\$",
        ['&'] = "\\&",
        ['_'] = "\\_",
        ['~'] = "\\textasciitilde{}",
        ['^'] = "\\textasciicircum{}",
    };

    /// <summary>An entry for BibTeX and BibLaTeX. Its key is made of the permanent address: the same thing always has the same.</summary>
    public static string BibTex(Cited cited, string site, DateOnly accessed)
    {
        string archived = Address(site + cited.Page);
        // A second brace keeps names and titles as they are: no surname is looked for, no letter made small.
        IEnumerable<(string Name, string? Value)> fields =
        [
            ("author", cited.Author.Length > 0 ? $"{{{Text(cited.Author)}}}" : null),
            ("title", $"{{{Text(cited.Title)}}}"),
            ("institution", cited.Author.Length > 0 ? $"{{{Text(cited.Author)}}}" : null),
            ("year", cited.Published?[..4]),
            ("date", cited.Published),
            ("url", cited.Source is { } source ? Address(source) : archived),
            ("urldate", Day(accessed)),
            ("note", Note(cited.Place is { } place ? Text(place) : null, cited.Source is null ? null : $"存档：\\url{{{archived}}}")),
        ];
        StringBuilder entry = new($"@techreport{{{Key(cited)},\n");
        foreach ((string name, string? value) in fields)
            if (value is not null) entry.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
        return entry.Append("}\n").ToString();
    }

    /// <summary>An entry in the format of RIS, whose lines end with CR and LF.</summary>
    public static string Ris(Cited cited, string site, DateOnly accessed)
    {
        string archived = site + cited.Page;
        IEnumerable<(string Tag, string? Value)> fields =
        [
            ("TY", "RPRT"),
            // A comma would part surname and given name.
            ("AU", cited.Author.Length > 0 ? cited.Author.Replace(',', '，') : null),
            ("TI", cited.Title),
            ("PB", cited.Author.Length > 0 ? cited.Author : null),
            ("PY", cited.Published?[..4]),
            ("DA", cited.Published?.Replace('-', '/')),
            ("UR", cited.Source ?? archived),
            ("L2", cited.Source is null ? null : archived),
            ("Y2", Day(accessed).Replace('-', '/')),
            ("N1", Note(cited.Place, cited.Source is null ? null : $"存档：{archived}")),
            ("LA", "zh"),
            ("ER", ""),
        ];
        return string.Concat(fields.Where(field => field.Value is not null).Select(field => $"{field.Tag}  - {OneLine(field.Value!)}\r\n"));
    }

    private static string Key(Cited cited) =>
        string.Create(CultureInfo.InvariantCulture, $"govreport{cited.Year}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cited.Page)))[..KeyLength]}");

    private static string? Note(params string?[] parts) => string.Join("；", parts.OfType<string>()) is { Length: > 0 } note ? note : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string text) => string.Concat(OneLine(text).Select(c => Escapes.GetValueOrDefault(c) ?? c.ToString()));

    // Addresses are printed as they stand; only what would end the field, or the entry, is written as addresses write it.
    private static string Address(string address) =>
        address.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
