using System.Collections.Concurrent;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One line that a disclosure table can have: a row of the form under the columns of its part.</summary>
internal sealed record DisclosureLine(DisclosurePart Part, DisclosureRow Row);

/// <summary>The lines of one disclosure table. Each part of the table has the columns that its own headings name, whatever form the rest follows.</summary>
internal sealed class DisclosureLines
{
    /// <summary>Words before a label that can be its part's headings.</summary>
    private const int LongestHeading = 70;

    private static readonly string[] Forms = [FormIds.Form2021, FormIds.Form2019];

    /// <summary>The heading that both forms have in the parts on licences and penalties; alone it is a column of its own.</summary>
    private const string Decisions = "处理决定";

    private static readonly (string Form, DisclosurePart Part)[] Parts =
        [.. Forms.SelectMany(form => DisclosureForm.PartsOf(form).Select(part => (form, part)))];

    private static readonly (string Item, DisclosureRow Row)[] Labels =
        [.. Parts.SelectMany(p => p.Part.Rows, (p, row) => (p.Part.Item, row))];

    private static readonly LabelFinder AllLabels = new(Labels.Select(label => label.Row.Spellings.Prepend(label.Row.Label)));

    /// <summary>Pairs of neighbouring letters that only one form's headings of a part have.</summary>
    private static readonly Dictionary<(string Form, string Item), HashSet<string>> OwnPairs = Parts.ToDictionary(p => (p.Form, p.Part.Item), p =>
    {
        HashSet<string> own = Pairs(p.Part);
        own.ExceptWith(Parts.Where(other => other.Form != p.Form && other.Part.Item == p.Part.Item).SelectMany(other => Pairs(other.Part)));
        return own;
    });

    private static readonly ConcurrentDictionary<string, LabelFinder> Finders = new(StringComparer.Ordinal);

    private readonly HashSet<string> _headed;
    private readonly Dictionary<string, HashSet<string>> _headings;

    private DisclosureLines(string form, Dictionary<string, string> forms, Dictionary<string, HashSet<string>> headings, string letters)
    {
        Form = form;
        _headed = [.. forms.Keys];
        _headings = headings;
        All =
        [
            .. DisclosureForm.Items
                .Select(item => DisclosureForm.PartsOf(forms.GetValueOrDefault(item, form)).FirstOrDefault(part => part.Item == item))
                .OfType<DisclosurePart>()
                .SelectMany(part => part.Rows, (part, row) => new DisclosureLine(part, row))
                .Where(line => IsOf(form, line) || letters.Contains(line.Row.Label, StringComparison.Ordinal)),
        ];
        Finder = Finders.GetOrAdd(
            string.Join(' ', All.Select(line => line.Row.Label)), _ => new LabelFinder(All.Select(line => line.Row.Spellings.Prepend(line.Row.Label))));
    }

    /// <summary>The form that most parts follow.</summary>
    public string Form { get; }

    /// <summary>Rows in the form's order.</summary>
    public DisclosureLine[] All { get; }

    /// <summary>Finds their labels; ids are positions in <see cref="All"/>.</summary>
    public LabelFinder Finder { get; }

    /// <summary>The lines of the table whose words are given; null where they show no heading of any form.</summary>
    /// <param name="letters">The region's Chinese letters.</param>
    /// <param name="byMarks">The form that the region's words as a whole show; null where they show none.</param>
    public static DisclosureLines? Of(string letters, string? byMarks)
    {
        (Dictionary<string, string> forms, Dictionary<string, HashSet<string>> headings) = FormsByItem(letters);
        int newer = forms.Values.Count(form => form == FormIds.Form2021);
        int older = forms.Count - newer;
        string? form = newer == older ? byMarks : newer > older ? FormIds.Form2021 : FormIds.Form2019;
        if (form is null) return null;
        return new DisclosureLines(form, forms, headings, letters);
    }

    /// <summary>Whether the source prints headings above the line's part that say which columns it has.</summary>
    public bool IsHeaded(DisclosureLine line) => _headed.Contains(line.Part.Item);

    /// <summary>Columns of the line's part whose headings the source prints, where it prints some and lacks others; null where it has all or does not say.</summary>
    public IReadOnlyList<int>? Present(DisclosureLine line)
    {
        if (!_headings.TryGetValue(line.Part.Item, out HashSet<string>? printed))
            return null;
        HashSet<string>[] pairs = [.. line.Part.Columns.Select(column => Pairs(LabelFolding.Letters(LabelFolding.Squeeze(column.Heading))))];
        int[] present = [.. Enumerable.Range(0, pairs.Length).Where(column =>
        {
            string[] own = [.. pairs[column].Where(pair => !pairs.Where((_, other) => other != column).Any(other => other.Contains(pair)))];
            return own.Count(printed.Contains) * 2 > own.Length;
        })];
        return present.Length == 0 || present.Length == pairs.Length ? null : present;
    }

    private static bool IsOf(string form, DisclosureLine line) =>
        DisclosureForm.PartsOf(form).Any(part => part.Item == line.Part.Item && part.Rows.Any(row => row.Stem == line.Row.Stem));

    /// <summary>By part the form whose headings stand above its rows, and the pairs of letters of what stands there.</summary>
    private static (Dictionary<string, string> Forms, Dictionary<string, HashSet<string>> Headings) FormsByItem(string letters)
    {
        Dictionary<string, HashSet<string>> headings = new(StringComparer.Ordinal);
        Dictionary<(string Form, string Item), int> found = [];
        HashSet<string> decisions = new(StringComparer.Ordinal);
        int end = 0;
        foreach (IGrouping<(int Start, int End), FoundLabel> place in AllLabels.Find(letters).GroupBy(label => (label.Start, label.End)))
        {
            string heading = letters[Math.Max(end, place.Key.Start - LongestHeading)..place.Key.Start];
            end = place.Key.End;
            foreach (string item in place.Select(label => Labels[label.Id].Item).Distinct())
            {
                if (!headings.TryGetValue(item, out HashSet<string>? printed))
                    headings[item] = printed = [];
                printed.UnionWith(Pairs(heading));
                foreach (string form in Forms.Where(form => OwnPairs.ContainsKey((form, item))))
                    found[(form, item)] = found.GetValueOrDefault((form, item)) + Pairs(heading).Count(OwnPairs[(form, item)].Contains);
                if (heading.Contains(Decisions, StringComparison.Ordinal))
                    decisions.Add(item);
            }
        }

        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        foreach (string item in DisclosureForm.Items)
        {
            int newer = found.GetValueOrDefault((FormIds.Form2021, item));
            int older = found.GetValueOrDefault((FormIds.Form2019, item));
            if (newer == 0 && older == 0 && decisions.Contains(item))
                newer = 1;
            if (newer != older)
                forms[item] = newer > older ? FormIds.Form2021 : FormIds.Form2019;
        }
        return (forms, headings);
    }

    private static HashSet<string> Pairs(DisclosurePart part) =>
        [.. part.Columns.SelectMany(column => Pairs(LabelFolding.Letters(LabelFolding.Squeeze(column.Heading))))];

    private static HashSet<string> Pairs(string letters) =>
        [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
}
