using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Html;

/// <summary>A web page: the report's text and tables without the site around them, and what the page says about itself.</summary>
internal static partial class HtmlExtractor
{
    private const int MetaPrefix = 4096;
    private const int LittleText = 200;
    private const int MaxTags = 200_000;

    /// <param name="name">The file.</param>
    /// <param name="bytes">The page.</param>
    /// <param name="declared">Charset that its server declared, for a page that declares none; null for none.</param>
    public static Content Extract(string name, ReadOnlySpan<byte> bytes, string? declared = null) => Extract(name, Decode(bytes, declared));

    /// <summary>The page as text: what its bytes allow, else as it says itself, else as its server declared.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared)
    {
        Match charset = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaPrefix)]));
        return TextDecoder.Decode(bytes, charset.Success ? charset.Groups[1].Value : declared);
    }

    /// <summary>The page's elements, in linear time.</summary>
    /// <exception cref="ExtractionException">It has more of them than any report.</exception>
    public static IHtmlDocument Parse(string name, string text)
    {
        (string markup, int tags) = HtmlGuard.Flatten(text);
        if (tags > MaxTags)
        {
            throw new ExtractionException("html.tooComplex", string.Create(CultureInfo.InvariantCulture,
                $"{name}：网页含 {tags:N0} 个标记，超过上限 {MaxTags:N0}，不像一份年度报告。请只保存正文页面。"));
        }

        return new HtmlParser().ParseDocument(markup);
    }

    /// <summary>The report's text and tables, and what the page says about itself.</summary>
    public static Content Extract(string name, DecodedText decoded)
    {
        IHtmlDocument document = Parse(name, decoded.Text);
        List<ExtractionWarning> warnings = [];
        if (decoded.Invalid > 0)
        {
            warnings.Add(new ExtractionWarning("text.invalidBytes", string.Create(CultureInfo.InvariantCulture,
                $"{name}：按 {decoded.Encoding} 解码时有 {decoded.Invalid} 处字节无效，已替换为“\uFFFD”。")));
        }

        if (document.Body is not IElement body) return new Content([]) { Warnings = warnings };
        PageContent page = Find(body, element => Markup.IsUnread(element) || Markup.IsHidden(element) || Furniture.IsBar(element));
        if (page.Cues == 0)
        {
            PageContent all = Find(body, element => element.LocalName is "script" or "style" or "template" or "svg");
            if (all.Cues > 1)
            {
                warnings.Add(new ExtractionWarning("html.hiddenContent", $"{name}：正文位于网页隐藏或导航部分，已照样读取。"));
                page = all;
            }
            else if (ScriptContent.Find(document) is string inner && ReadInner(inner) is { Cues: > 1 } scripted)
            {
                warnings.Add(new ExtractionWarning("html.scriptContent", $"{name}：正文写在网页脚本或模板中，已从中读取；浏览器里的样子可能不同。"));
                page = scripted;
            }
        }

        PageMetadata metadata = new(document);
        (List<Block> blocks, string? title) = WithTitle(page);
        Warn(name, page, body, warnings);
        int firstCue = Math.Max(0, page.Blocks.ToList().FindIndex(ReportCues.IsCue));
        (string? date, string? publisher) = PageFacts.Read(page.Before.Concat(page.Blocks.Take(firstCue)).Concat(page.After));
        return new Content(blocks)
        {
            Title = metadata.Title ?? title ?? metadata.TitlePart,
            Date = metadata.Date ?? date,
            Publisher = metadata.Publisher ?? publisher,
            Url = metadata.Url,
            Breadcrumb = Path(page, metadata, body),
            Warnings = warnings,
        };
    }

    private static PageContent? ReadInner(string markup)
    {
        (string flat, int tags) = HtmlGuard.Flatten(markup);
        return tags <= MaxTags && new HtmlParser().ParseDocument(flat).Body is IElement inner ? Find(inner, Markup.IsUnread) : null;
    }

    private static PageContent Find(IElement body, Func<IElement, bool> isSkipped)
    {
        HashSet<IElement> data = TableKinds.DataTables(body, isSkipped);
        return ContentFinder.Find(new HtmlLinearizer(isSkipped, data.Contains).Read(body));
    }

    /// <summary>Many pages print the title in an element of its own above the text; it is the report's first paragraph all the same.</summary>
    private static (List<Block> Blocks, string? Title) WithTitle(PageContent page)
    {
        List<Block> blocks = [.. page.Blocks.Select(block => block.Table is null ? (Block)new Paragraph(block.Text) : block.Table)];
        if (page.Blocks.Take(3).Any(block => block.Table is null && ReportCues.IsTitle(block.Text))) return (blocks, null);
        int last = page.Before.ToList().FindLastIndex(block => block.Table is null && !block.IsLink && ReportCues.IsTitle(block.Text) && !Navigation().IsMatch(block.Text));
        if (last < 0) return (blocks, null);
        int first = last;
        while (first > 0 && page.Before[first - 1].Element == page.Before[last].Element) first--;
        List<PageBlock> lines = [.. page.Before.Skip(first).Take(last - first + 1)];
        if (lines.Count > 3) lines = [page.Before[last]];
        blocks.InsertRange(0, lines.Select(line => new Paragraph(line.Text)));
        return (blocks, string.Concat(lines.Select(line => line.Text)));
    }

    private static void Warn(string name, PageContent page, IElement body, List<ExtractionWarning> warnings)
    {
        int length = page.Blocks.Sum(block => block.Text.Length);
        IElement? around = page.Core;
        while (around is { LocalName: not ("div" or "td" or "section" or "article" or "main" or "body") }) around = around.ParentElement;
        int images = around is null ? 0 : around.QuerySelectorAll("img").Count(image => !IsIcon(image));
        if (images > 0)
        {
            warnings.Add(new ExtractionWarning("html.images", string.Create(CultureInfo.InvariantCulture,
                $"{name}：正文含 {images} 幅图片，图片中的文字和表格未读取。")));
        }

        string? attachment = length > LittleText ? null : body.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).FirstOrDefault(Attachment().IsMatch);
        if (attachment is not null)
        {
            warnings.Add(new ExtractionWarning("html.attachmentOnly", $"{name}：网页正文很少，报告可能在附件中：{attachment}。请下载附件后入库。"));
        }
    }

    private static bool IsIcon(IElement image) =>
        Math.Min(Markup.Span(image, "width", 9999), Markup.Span(image, "height", 9999)) is > 1 and < 64
        || (image.GetAttribute("src") ?? "").Contains("icon", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Path(PageContent page, PageMetadata metadata, IElement body)
    {
        IReadOnlyList<string> path = Breadcrumbs.Find(page.Before);
        if (path.Count == 0 && body.Children.Length > 0) path = Breadcrumbs.Find(Bars(body));
        if (path.Count == 0) path = [.. metadata.TitleParts.Where(part => !ReportCues.IsTitle(part)).Reverse()];
        if (path.Count == 0 && metadata.ColumnName is string column) path = [column];
        return metadata.SiteName is string site && !path.Contains(site, StringComparer.Ordinal) ? [site, .. path] : path;
    }

    /// <summary>Paths often stand in elements that the reading leaves out (nav, a bar of links).</summary>
    private static List<PageBlock> Bars(IElement body) =>
        new HtmlLinearizer(element => element.LocalName is "script" or "style" or "template" or "svg" or "table" or "select").Read(body);

    [GeneratedRegex(@"charset\s*=(?>\s*[""']?\s*)([\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"位置|首页|[>＞»]")]
    private static partial Regex Navigation();

    [GeneratedRegex(@"\.(pdf|docx?|wps|ofd)(\?|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Attachment();
}
