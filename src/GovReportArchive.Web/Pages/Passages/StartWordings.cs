using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Web.Pages.Passages;

/// <summary>What those find who ask nothing yet: the wordings that most agencies use, by role.</summary>
/// <remarks>Looks through all wordings once for each state of them and of the archive. Thread-safe.</remarks>
internal sealed class StartWordings
{
    private const int Shown = 6;
    private static readonly string[] Roles = ["problem", "measure", "achievement"];
    private volatile Entry? _entry;

    /// <summary>Roles with their most used wordings; empty where wordings have not been grouped yet.</summary>
    public IReadOnlyList<StartRole> Of(WordingSearch wordings, CancellationToken cancellationToken)
    {
        if (wordings.State is not { } state) return [];
        if (_entry is { } entry && ReferenceEquals(entry.Search, wordings) && entry.Made == state.Made && entry.Change == state.Current) return entry.Roles;
        StartRole[] roles;
        try
        {
            roles = [.. Roles.Select(role => new StartRole(role, FilterLabels.Roles.First(known => known.Value == role).Label, wordings.Search(Question(role), cancellationToken).Items))
                .Where(role => role.Wordings.Count > 0)];
        }
        catch (ArchiveException)
        {
            // They are being made anew at this moment; the page can do without.
            return [];
        }

        _entry = new Entry(wordings, state.Made, state.Current, roles);
        return roles;
    }

    private static WordingQuery Question(string role) => new()
    {
        Filters = role == "achievement"
            ? [new ReportFilter("role", [role])]
            : [new ReportFilter("role", [role]), new ReportFilter("section", ["problems"])],
        Limit = Shown,
    };

    private sealed record Entry(WordingSearch Search, DateTimeOffset Made, long Change, IReadOnlyList<StartRole> Roles);
}

/// <summary>A role and what is most often written in it.</summary>
internal sealed record StartRole(string Role, string Label, IReadOnlyList<WordingItem> Wordings);
