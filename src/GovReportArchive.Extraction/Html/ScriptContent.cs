using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>Finds the text of pages that only a browser's script would show: in string literals, templates and form fields.</summary>
/// <remarks>No script is run. What is found is markup to be read like any page; only asked where the page itself shows no report.</remarks>
internal static partial class ScriptContent
{
    /// <summary>Shorter strings are messages and settings, not reports.</summary>
    private const int Shortest = 120;

    /// <summary>The longest piece of markup or text in the page's scripts, templates and fields that speaks of disclosure; null where none does.</summary>
    public static string? Find(IParentNode document)
    {
        string? best = null;
        foreach (IElement element in document.QuerySelectorAll("script,template,textarea,input[value]"))
        {
            foreach (string text in Texts(element).Where(text => text.Length >= Shortest && text.Length > (best?.Length ?? 0)))
            {
                if (text.Contains("信息公开", StringComparison.Ordinal)) best = text;
            }
        }

        return best;
    }

    private static IEnumerable<string> Texts(IElement element) => element.LocalName switch
    {
        "script" => Literals(element.TextContent).Select(Unescaped),
        "template" => [((IHtmlTemplateElement)element).Content.ToHtml()],
        "input" => [element.GetAttribute("value") ?? ""],
        _ => [WebUtility.HtmlDecode(element.TextContent)],
    };

    /// <summary>What stands between quotation marks. A mark without its partner ends the line that it stands in, so that every character is
    /// looked at twice at most.</summary>
    private static IEnumerable<string> Literals(string script)
    {
        for (int i = 0; (i = script.AsSpan(i).IndexOfAny('"', '\'', '`') is >= 0 and int step ? i + step : -1) >= 0; i++)
        {
            char quote = script[i];
            int end = i + 1;
            while (end < script.Length && script[end] != quote && (quote == '`' || script[end] != '\n')) end += script[end] == '\\' ? 2 : 1;
            if (end < script.Length && script[end] == quote && end - i > Shortest) yield return script[(i + 1)..end];
            i = Math.Min(end, script.Length - 1);
        }
    }

    /// <summary>The value of a string literal; markup that was escaped once more for the page is markup again.</summary>
    private static string Unescaped(string literal)
    {
        string text = literal.Contains('\\', StringComparison.Ordinal) ? Escape().Replace(literal, Character) : literal;
        if (Percent().IsMatch(text)) text = WebUtility.UrlDecode(text.Replace("+", "%2B", StringComparison.Ordinal));
        return text.Contains("&lt;", StringComparison.Ordinal) && !text.Contains('<', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }

    private static string Character(Match m)
    {
        string escape = m.Value[1..];
        return escape[0] switch
        {
            'n' => "\n",
            't' => "\t",
            'r' or 'b' or 'f' or '\n' => "",
            'u' or 'x' when escape.Length > 1 => ((char)int.Parse(escape.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            _ => escape,
        };
    }

    [GeneratedRegex("\\\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[\\s\\S])")]
    private static partial Regex Escape();

    [GeneratedRegex("(?:%[0-9A-Fa-f]{2}){20}")]
    private static partial Regex Percent();
}
