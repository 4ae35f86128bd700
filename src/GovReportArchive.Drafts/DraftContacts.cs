using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Drafts;

/// <summary>Postcode, telephone, mail address and web address: whether they have a form that there is, and belong to the draft's place.</summary>
internal static partial class DraftContacts
{
    private const int PostcodeDigits = 6;

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        // A sentence ends within an address of the web; a paragraph does not.
        foreach (DraftParagraph paragraph in prose.Paragraphs)
        {
            foreach (Match postcode in Postcode().Matches(paragraph.Text)) Postcodes(postcode, paragraph, prose.Record.Region, findings);
            foreach (Match phone in Phone().Matches(paragraph.Text)) Phones(phone.Groups["v"].Value, paragraph, prose.Record.Region, findings);
            foreach (Match mail in Mail().Matches(paragraph.Text)) Mails(mail.Groups["v"].Value, paragraph, findings);
            foreach (Match identity in Identity().Matches(paragraph.Text))
                findings.Error("privacy.identity", $"正文中有疑似身份证号码“{identity.Value[..6]}…{identity.Value[^2..]}”。", "公布前请删去个人信息。", paragraph.Place("…" + identity.Value[^4..]));
            foreach (Match host in Host().Matches(paragraph.Text)) Hosts(host.Groups["h"].Value, paragraph, prose.Record.Region, findings);
        }
    }

    private static void Postcodes(Match match, DraftParagraph paragraph, Region? region, DraftFindings findings)
    {
        findings.Looked("contact.malformed");
        string digits = string.Concat(match.Groups["v"].Value.Where(char.IsAsciiDigit));
        if (digits.Length != PostcodeDigits)
            findings.Error("contact.malformed", $"邮政编码“{match.Groups["v"].Value.Trim()}”不是六位。", "请改正邮政编码。", paragraph.Place(match.Value));
        else if (region?.Code is { Length: >= 2 } code && Gazetteer.ProvinceOfPostcode(digits) is { Length: >= 2 } province && province[..2] != code[..2])
            findings.Remind("contact.elsewhere", $"邮政编码“{digits}”不属于{region.Province}。", "如系沿用其他机关的文字，请改正。", paragraph.Place(match.Value));
    }

    private static void Phones(string printed, DraftParagraph paragraph, Region? region, DraftFindings findings)
    {
        foreach (string number in printed.TrimEnd('）', ')', '转').Split(['、', '，', ',', '；', ';', '/', '／'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string plain = Extension().Replace(string.Concat(number.Where(sign => !char.IsWhiteSpace(sign))), "");
            string digits = string.Concat(plain.Where(char.IsAsciiDigit));
            if (digits.Length < 3) continue;
            findings.Looked("contact.malformed");
            if (!Possible().IsMatch(digits))
            {
                findings.Remind("contact.malformed", $"电话号码“{number}”的位数不对。", "请核对电话号码。", paragraph.Place(printed));
                return;
            }

            if (region?.Code is { Length: >= 4 } code && code[2..4] is not "00" and not "90" && AreaCode().Match(digits) is { Success: true } area && Gazetteer.CitiesOfAreaCode(area.Value) is { Count: > 0 } cities
                && !cities.Any(city => city[..2] == code[..2]))
            {
                findings.Remind("contact.elsewhere", $"电话区号“{area.Value}”不属于{region.Province}。", "如系沿用其他机关的文字，请改正。", paragraph.Place(printed));
                return;
            }
        }
    }

    private static void Mails(string mail, DraftParagraph paragraph, DraftFindings findings)
    {
        if (mail.StartsWith("mailto", StringComparison.OrdinalIgnoreCase)) return;
        findings.Looked("contact.malformed");
        if (!WholeMail().IsMatch(mail)) findings.Remind("contact.malformed", $"邮箱“{mail}”的写法不对。", "请核对邮箱。", paragraph.Place(mail));
    }

    private static void Hosts(string host, DraftParagraph paragraph, Region? region, DraftFindings findings)
    {
        if (region?.Code is not { Length: >= 4 } code || code[2..4] == "00" || Gazetteer.CityOfHost(host) is not { } city) return;
        findings.Looked("contact.elsewhere");
        if (city[..4] != code[..4])
            findings.Remind("contact.elsewhere", $"网址“{host}”好像是外地的网站（{Gazetteer.Find(city)?.Name}）。", "如系沿用其他机关的文字，请改正。", paragraph.Place(host));
    }

    [GeneratedRegex(@"(?:邮政?编码?|邮\s?编)\s?[:：为是]?\s?(?<v>\d{3,12}|\d(?:[ \u3000]\d){2,8}(?!\d))")]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?:电\s{0,2}话|联系方式|传\s{0,2}真|热线)(?:号码)?(?:[/／]传真|[（(]传真[）)])?\s?[:：为是]?\s?(?<v>[（(]?\d[\d\-—－–（）() \u3000转、/／]{4,60})")]
    private static partial Regex Phone();

    // 转 and what follows, or a third part, is an extension.
    [GeneratedRegex(@"转\d{0,6}|(?<=\d{7,8})[\-—－–]\d{1,5}$|[—-]$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?:(?:010|02\d|0[3-9]\d{2})\d{7,8}|1[3-9]\d{9}|400\d{7}|800\d{7}|[2-8]\d{6,7}|1\d{2,4}|9\d{4,5}|86\d{9,11})$")]
    private static partial Regex Possible();

    [GeneratedRegex(@"^(?:010|02\d|0[3-9]\d{2})(?=\d{7,8}$)")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"(?:邮箱|电子邮件|E-?mail)(?:地址)?\s?[:：为是]?\s?(?<v>[A-Za-z0-9][^\s，,。；;、）)（(：:]{4,60})", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^[A-Za-z0-9._\-]{1,60}@[A-Za-z0-9\-]{1,40}(?:\.[A-Za-z0-9\-]{1,20}){1,4}\.?$")]
    private static partial Regex WholeMail();

    [GeneratedRegex(@"(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<![\w.@])(?:https?://)?(?<h>(?:[a-z0-9\-]{1,30}\.){1,4}gov\.cn)", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
