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

    private static readonly ConcurrentDictionary<string, DisclosureLines> Known = new(StringComparer.Ordinal);

    private readonly HashSet<string> _headed;

    private DisclosureLines(string form, Dictionary<string, string> forms, string letters)
    {
        Form = form;
        _headed = [.. forms.Keys];
        All =
        [
            .. DisclosureForm.Items
                .Select(item => DisclosureForm.PartsOf(forms.GetValueOrDefault(item, form)).FirstOrDefault(part => part.Item == item))
                .OfType<DisclosurePart>()
                .SelectMany(part => part.Rows, (part, row) => new DisclosureLine(part, row))
                .Where(line => IsOf(form, line) || letters.Contains(line.Row.Label, StringComparison.Ordinal)),
        ];
        Finder = new LabelFinder(All.Select(line => line.Row.Spellings.Prepend(line.Row.Label)));
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
        Dictionary<string, string> forms = FormsByItem(letters);
        int newer = forms.Values.Count(form => form == FormIds.Form2021);
        int older = forms.Count - newer;
        string? form = newer == older ? byMarks : newer > older ? FormIds.Form2021 : FormIds.Form2019;
        if (form is null) return null;
        return forms.Values.All(other => other == form)
            ? Known.GetOrAdd($"{form} {string.Join(' ', forms.Keys.Order(StringComparer.Ordinal))}", _ => new DisclosureLines(form, forms, letters))
            : new DisclosureLines(form, forms, letters);
    }

    /// <summary>Whether the source prints headings above the line's part that say which columns it has.</summary>
    public bool IsHeaded(DisclosureLine line) => _headed.Contains(line.Part.Item);

    private static bool IsOf(string form, DisclosureLine line) =>
        DisclosureForm.PartsOf(form).Any(part => part.Item == line.Part.Item && part.Rows.Any(row => row.Stem == line.Row.Stem));

    /// <summary>By part the form whose headings stand above its rows.</summary>
    private static Dictionary<string, string> FormsByItem(string letters)
    {
        Dictionary<(string Form, string Item), int> found = [];
        HashSet<string> decisions = new(StringComparer.Ordinal);
        int end = 0;
        foreach (IGrouping<(int Start, int End), FoundLabel> place in AllLabels.Find(letters).GroupBy(label => (label.Start, label.End)))
        {
            string heading = letters[Math.Max(end, place.Key.Start - LongestHeading)..place.Key.Start];
            end = place.Key.End;
            foreach (string item in place.Select(label => Labels[label.Id].Item).Distinct())
            {
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
        return forms;
    }

    private static HashSet<string> Pairs(DisclosurePart part) =>
        [.. part.Columns.SelectMany(column => Pairs(LabelFolding.Letters(LabelFolding.Squeeze(column.Heading))))];

    private static HashSet<string> Pairs(string letters) =>
        [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
}
