using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Sites;

/// <summary>Addresses that clicks lead to by a function of the page: <c>goPage(3)</c>, <c>openInfo('a1')</c>. No script is run.</summary>
/// <remarks>
/// One shape of function is read: it goes to an address that is put together of texts and its parameters. A function that sends a form is read as
/// the form with the number of the page in its field. What else a function does is not known.
/// </remarks>
internal sealed partial class ScriptedLinks
{
    private const int MostFunctions = 200;

    private readonly PageView _page;
    private readonly Dictionary<string, (string[] Parameters, string Expression)> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sending = new(StringComparer.Ordinal);

    public ScriptedLinks(PageView page)
    {
        _page = page;
        foreach (Match function in Function().Matches(page.Script).Take(MostFunctions))
        {
            string body = function.Groups["body"].Value;
            string[] parameters = [.. function.Groups["parameters"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            if (Goes().Match(body) is { Success: true } goes) _functions[function.Groups["name"].Value] = (parameters, goes.Groups["expression"].Value);
            else if (body.Contains("submit", StringComparison.OrdinalIgnoreCase)) _sending.Add(function.Groups["name"].Value);
        }
    }

    /// <summary>Where a click leads: the address, and whether it is another page of the list; null where nobody can say without running it.</summary>
    public (Uri Address, bool IsPage)? Of(PageLink link)
    {
        foreach (Match call in Call().Matches(link.Script))
        {
            string name = call.Groups["name"].Value;
            string[] arguments = [.. Argument().Matches(call.Groups["arguments"].Value).Select(argument => argument.Groups["text"].Success ? argument.Groups["text"].Value : argument.Value)];
            bool pages = PagingName().IsMatch(name) && arguments is [var first, ..] && first.Length is > 0 and <= 4 && first.All(char.IsAsciiDigit);
            if (_functions.TryGetValue(name, out var function))
            {
                if (Put(function.Expression, function.Parameters, arguments) is string written && _page.Resolve(written) is Uri address) return (address, pages);
            }
            else if (pages && (Form(arguments[0]) ?? Parameter(arguments[0])) is Uri page)
            {
                return (page, true);
            }
        }

        return null;
    }

    /// <summary>Whether a click turns the pages of a list, by a script that is not on the page.</summary>
    public static bool TurnsPages(PageLink link) => Call().Matches(link.Script).Any(call => PagingName().IsMatch(call.Groups["name"].Value) || call.Groups["name"].Value == "__doPostBack");

    private static string? Put(string expression, string[] parameters, string[] arguments)
    {
        StringBuilder put = new();
        foreach (Match part in Part().Matches(expression))
        {
            if (part.Groups["text"].Success)
            {
                put.Append(part.Groups["text"].ValueSpan);
                continue;
            }

            int parameter = Array.IndexOf(parameters, part.Value);
            if (parameter < 0 || parameter >= arguments.Length) return null;
            put.Append(Uri.EscapeDataString(Uri.UnescapeDataString(arguments[parameter])));
        }

        return put.Length == 0 ? null : put.Replace("\\/", "/").ToString();
    }

    private Uri? Form(string number)
    {
        foreach (PageForm form in _page.Forms)
        {
            string? field = form.Fields.Select(field => field.Key).FirstOrDefault(SiteWords.IsPageParameter);
            if (field is null) continue;
            return AdapterReading.With(form.Action, form.Fields.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={(pair.Key == field ? number : Uri.EscapeDataString(pair.Value))}"));
        }

        return null;
    }

    // The page's own address shows how its list names its pages.
    private Uri? Parameter(string number) =>
        _page.Address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0]).FirstOrDefault(SiteWords.IsPageParameter) is string name
            ? AdapterReading.With(_page.Address, $"{name}={number}") : null;

    [GeneratedRegex(@"function\s{1,9}(?<name>[\w$]{1,60})\s{0,9}\((?<parameters>[^(){}]{0,200})\)\s{0,9}\{(?<body>[^{}]{0,800})")]
    private static partial Regex Function();

    [GeneratedRegex(@"(?:location(?:\.href)?\s{0,9}=|(?:window\.open|location\.replace|location\.assign)\()\s{0,9}(?<expression>[^;,\r\n]{1,300})")]
    private static partial Regex Goes();

    [GeneratedRegex(@"(?<![\w$.])(?<name>[A-Za-z_$][\w$]{0,60})\((?<arguments>[^()]{0,300})\)")]
    private static partial Regex Call();

    [GeneratedRegex(@"'(?<text>[^']*)'|""(?<text>[^""]*)""|[\w$.-]+")]
    private static partial Regex Argument();

    [GeneratedRegex(@"'(?<text>[^']*)'|""(?<text>[^""]*)""|[A-Za-z_$][\w$.]*|[0-9]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:(?:go|goto|turn|do|to|jump|jumpto|query|show|change|load|next|turnto)_?page\w{0,10}|page(?:to|turn|jump|go|query)?|gotopageno|topages?|pagination)$", RegexOptions.IgnoreCase)]
    private static partial Regex PagingName();
}
