using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;

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
internal static partial class PublisherFit
{
    /// <param name="publisher">The publisher's name as the page prints it.</param>
    /// <param name="text">All prose.</param>
    public static PublisherTrust Of(string publisher, string text)
    {
        string name = new Squeezed(publisher).Text, plain = new Squeezed(text).Text;
        if (OwnWords.Most("kind.publisher", plain) is { Kind: var kind }) return IsOfKind(name, kind) ? PublisherTrust.Own : PublisherTrust.None;
        if (Site().IsMatch(name)) return PublisherTrust.None;
        if (!Government().IsMatch(name)) return PublisherTrust.Possible;
        bool isOfPlace = OwnWords.Most("place.publisher", plain) is { Kind: var place } && GovernmentEnd().Replace(name, "").EndsWith(place);
        return isOfPlace && !OwnWords.Say("body.publisher", plain) ? PublisherTrust.Possible : PublisherTrust.None;
    }

    /// <summary>Who reports where such a publisher can be: a government's office that speaks of 我市 and not of 我办 publishes for the government.</summary>
    public static string Reporter(string publisher, PublisherTrust trust)
    {
        string name = new Squeezed(publisher).Text;
        return trust == PublisherTrust.Possible && GovernmentOffice().IsMatch(name) ? GovernmentOffice().Replace(name, "政府") : publisher;
    }

    private static bool IsOfKind(string name, char kind) => kind switch
    {
        '街' => name.Contains("街道", StringComparison.Ordinal) || name.EndsWith('街'),
        '镇' or '乡' or '委' => name.Contains(kind, StringComparison.Ordinal),
        '办' => name.EndsWith('办') || name.EndsWith("办公室", StringComparison.Ordinal) || name.EndsWith("办公厅", StringComparison.Ordinal),
        '局' => name.EndsWith('局') || name.EndsWith("局）", StringComparison.Ordinal),
        _ => name.EndsWith(kind),
    };

    [GeneratedRegex("(?:人民政府|政府|政府办|政府办公[室厅]|府办|行署|[省市县区州旗盟])$")]
    private static partial Regex Government();

    [GeneratedRegex("政府办(?:公[室厅])?$")]
    private static partial Regex GovernmentOffice();

    [GeneratedRegex("网$|网站$|报$|报社$|门户|融媒体|新闻|大数据|信息(?:中心|办|化)|宣传|电子政务|政务公开|信息公开|管理员")]
    private static partial Regex Site();

    [GeneratedRegex("(?:人民政府|政府|行署)(?:办(?:公[室厅])?)?$|府办$")]
    private static partial Regex GovernmentEnd();
}
