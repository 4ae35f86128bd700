using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>Finds the address, postcode, telephone and mail address that a report prints for questions.</summary>
internal static partial class ContactReader
{
    /// <summary>Contact data, or null where the text prints none.</summary>
    public static Contact? Read(string text)
    {
        string? postcode = Postcode().Match(text) is { Success: true } p ? Squeeze(p.Groups["v"].Value) : null;
        string? phone = Phone().Match(text) is { Success: true } t ? Squeeze(t.Groups["v"].Value) : null;
        string? email = Email().Match(text) is { Success: true } e ? e.Value : null;
        Match address = Address().Match(text);
        string? place = address.Success ? Squeeze(address.Groups["v"].Value).TrimEnd('。', '.') : null;
        if (place is { Length: < 4 or > 60 }) place = null;
        return (postcode ?? phone ?? email ?? place) is null ? null : new Contact(place, postcode, phone, email);
    }

    /// <summary>The area code of a telephone number as printed, with its leading 0; null where it has none.</summary>
    public static string? AreaCodeOf(string? phone)
    {
        Match m = AreaCode().Match(phone ?? "");
        return m.Success ? m.Groups["a"].Value : null;
    }

    private static string Squeeze(string value) => string.Concat(value.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"(?:邮(?>\s*政?\s*)编(?>\s*码?)|邮\s*码)(?>\s*[:：为是]?\s*)(?<v>\d(?:\s?\d){5})(?!\d)")]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?:电\s*话|联系方式|联系号码|热线)(?:号码)?(?>(?:\s*(?:[/／]|[（(])\s*传真\s*[）)]?)?)(?>\s*[:：为是]?\s*)(?<v>(?:[（(]\s*0\d{2,3}\s*[）)]\s*|0\d{2,3}(?>\s*[-—－–]\s*|\s+)|0\d{2,3})?\d{3,4}\s?\d{4}(?:\s*[-—转]\s*\d{1,4})?(?!\d))")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,40}@[A-Za-z0-9][A-Za-z0-9.\-]{1,40}\.[A-Za-z]{2,6}")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:联系|办公|通讯|通信|单位)?地\s*址\s*(?:[:：]|为|位于|在)\s*(?<v>[^，,；;。、：:（）()]{4,60}?(?:[（(][^）)]{1,20}[）)])?[^，,；;。、：:（）()]{0,20}?)(?=\s{0,20}(?:[，,；;。、）)]|邮\s{0,20}编|邮\s{0,20}政|电\s{0,20}话|联系|$))")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[（(]?(?<a>010|02\d|0[3-9]\d{2})[）)\-—－–]?\s*\d{7,8}")]
    private static partial Regex AreaCode();
}
