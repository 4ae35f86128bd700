using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>How well the publisher that a page names can be who reports.</summary>
internal enum PublisherTrust
{
    /// <summary>He is of another kind than the text calls itself, or only runs the site.</summary>
    None,

    /// <summary>Nothing speaks against him.</summary>
    Possible,

    /// <summary>He is of the kind that the text calls itself.</summary>
    Own,
}

/// <summary>Tells the agency that reports from the office that put its report on the site: 来源：某市人民政府办公室 stands on every bureau's page.</summary>
internal static class PublisherFit
{
    /// <param name="publisher">The publisher's name as the page prints it.</param>
    /// <param name="text">All prose.</param>
    public static PublisherTrust Of(string publisher, string text)
    {
        string name = new Squeezed(publisher).Text, plain = new Squeezed(text).Text;
        if (OwnWords.Most("kind.publisher", plain) is { Kind: var kind }) return IsOfKind(name, kind) ? PublisherTrust.Own : PublisherTrust.None;
        if (Of("site").IsIn(name)) return PublisherTrust.None;
        if (!Of("government").IsIn(name)) return PublisherTrust.Possible;
        bool isOfPlace = OwnWords.Most("place.publisher", plain) is { Kind: var place } && Of("governmentEnd").Replace(name, "").EndsWith(place);
        return isOfPlace && !OwnWords.Say("body.publisher", plain) ? PublisherTrust.Possible : PublisherTrust.None;
    }

    /// <summary>Who reports where such a publisher can be: a government's office that speaks of 我市 and not of 我办 publishes for the government.</summary>
    public static string Reporter(string publisher, PublisherTrust trust)
    {
        string name = new Squeezed(publisher).Text;
        return trust == PublisherTrust.Possible && Of("governmentOffice").IsIn(name) ? Of("governmentOffice").Replace(name, "政府") : publisher;
    }

    private static bool IsOfKind(string name, char kind) => kind switch
    {
        '街' => name.Contains("街道", StringComparison.Ordinal) || name.EndsWith('街'),
        '镇' or '乡' or '委' => name.Contains(kind, StringComparison.Ordinal),
        '办' => name.EndsWith('办') || name.EndsWith("办公室", StringComparison.Ordinal) || name.EndsWith("办公厅", StringComparison.Ordinal),
        '局' => name.EndsWith('局') || name.EndsWith("局）", StringComparison.Ordinal),
        _ => name.EndsWith(kind),
    };

    private static ReadingRule Of(string name) => ReadingRules.Of("publisher." + name);
}
