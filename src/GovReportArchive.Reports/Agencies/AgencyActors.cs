using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Finds the agency of a report that states it nowhere, by who acts in its sentences.</summary>
internal static class AgencyActors
{
    /// <summary>The agency that the text speaks of most as acting (某县水利局坚持…), or whose guide it cites; null where none stands out.</summary>
    /// <remarks>An agency counts when it acts twice, or once where the text also calls itself by that kind (我局). A bureau named without its
    /// place (区财政局) counts only in the latter case, a mere place only where the text calls itself by no kind at all.</remarks>
    public static (string Name, ReadingRule Rule)? MostNamed(string text, int? year)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnWords.Most("kind", plain)?.Kind;
        List<(string Name, ReadingRule Rule)> votes = [];
        void Vote(string rule, Func<string, string?> nameOf)
        {
            foreach (Match m in Of(rule).FindAll(plain))
            {
                if (nameOf(m.Groups["a"].Value) is string name) votes.Add((name, Of(rule == "organ" && kind is char own && EndsIn(name, own) ? "ownKind" : rule)));
            }
        }

        Vote("organ", name => Located(name, year));
        if (kind is char organKind)
        {
            Vote("house", name => EndsIn(name, organKind) ? name : null);
            Vote("site", name => EndsIn(name, organKind) ? Located(name, year) : null);
        }
        else
        {
            Vote("company", name => name);
        }

        Vote("guide", name => name);
        Vote("national", name => NationalAgencies.Contains(name) ? name : null);
        if (kind is '乡' or '镇') Vote("township", name => name.EndsWith(kind.Value) ? name : null);
        if (Top(votes) is { } organ) return organ;
        if (kind is char ownKind)
        {
            Vote("relative", name => name.TrimEnd('会').TrimEnd('员').EndsWith(ownKind) ? name : null);
        }
        else
        {
            Vote("place", name => PlaceName.Read(name, year) is { Bare: false } place && place.Length == name.Length ? name : null);
        }

        return Top(votes);
    }

    /// <summary>The agency that the first sentence of a report has as its subject; null where it has none that can be told from a place's people
    /// (我县), a party committee or everybody.</summary>
    /// <param name="openings">The first paragraphs of the report and of its first section.</param>
    /// <param name="text">All prose.</param>
    public static string? OfOpening(IEnumerable<string> openings, string text)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnWords.First("kind", plain);
        foreach (string opening in openings)
        {
            string[] sentences = new Squeezed(opening.Length <= LongestOpening ? opening : opening[..LongestOpening]).Text.Split('。', '；');
            foreach (string sentence in sentences.Take(OpeningSentences))
            {
                if (SubjectOf(sentence) is string name && Fits(name, kind, plain)) return name;
            }
        }

        return null;
    }

    private static string? SubjectOf(string sentence)
    {
        foreach (string clause in sentence.Split('，').Select(part => Word("opening").Replace(part, "")).Where(part => part.Length > 0 && !Word("circumstance").IsIn(part)))
        {
            // A clause that ends like a circumstance can still have a subject: 某局坚持以…为指导.
            if (ReadingRules.Of("agency.opening").Find(clause) is { Success: true } m) return m.Groups["a"].Value;
            if (!Word("circumstanceEnd").IsIn(clause)) return null;
        }

        return null;
    }

    /// <summary>Whether the subject can be who reports: it is of the kind that the text calls itself, and the office of a government that speaks of 我市 is not.</summary>
    private static bool Fits(string name, char? kind, string plain)
    {
        bool isGovernment = Word("governmentOrPlace").IsIn(name);
        bool isOffice = isGovernment && name.Contains('办', StringComparison.Ordinal);
        bool fits = kind is null ? !(isOffice && OwnWords.Say("place", plain)) : !isGovernment || EndsIn(name, kind.Value);
        return fits && !Word("noSubject").IsIn(name) && (name[^1] is not ('部' or '署') || NationalAgencies.Contains(name));
    }

    private static bool EndsIn(string name, char kind) =>
        kind is '乡' or '镇' or '街' ? Word("township").IsIn(name) && name.Contains(kind, StringComparison.Ordinal)
            : (kind == '委' ? name.TrimEnd('会').TrimEnd('员') : kind == '办' ? Word("officeEnd").Replace(name, "办") : name).EndsWith(kind);

    /// <summary>The name with the most points, and the rule that found it first; null where none stands out.</summary>
    private static (string Name, ReadingRule Rule)? Top(List<(string Name, ReadingRule Rule)> votes) =>
        votes.GroupBy(vote => vote.Name, vote => vote.Rule, StringComparer.Ordinal).Select(name => (Name: name.Key, Rule: name.First(), Points: name.Sum(rule => rule.Weight)))
            .Where(name => name.Points >= FewestPoints).OrderByDescending(name => name.Points).ThenBy(name => name.Name, StringComparer.Ordinal).Select(name => ((string, ReadingRule)?)(name.Name, name.Rule)).FirstOrDefault();

    private static ReadingRule Of(string rule) => ReadingRules.Of("agency.actor." + rule);

    /// <summary>The name from the place on that it begins with, or a township's, which says no more than itself; null where neither is in it.</summary>
    private static string? Located(string name, int? year)
    {
        if (Word("township").Match(name) is { Success: true } township) return township.Value;
        for (int from = 0; from < name.Length - 3; from++)
        {
            PlaceName place = PlaceName.Read(name.AsSpan(from), year);
            if (place.Length > 0 && !place.Bare && place.Length < name.Length - from) return name[from..];
        }

        return Word("zone").IsIn(name) ? name : null;
    }

    private const double FewestPoints = 2;
    private const int LongestOpening = 600;
    private const int OpeningSentences = 3;

    private static ReadingRule Word(string name) => ReadingRules.Of("actor." + name);
}
