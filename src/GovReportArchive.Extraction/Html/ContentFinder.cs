using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>The report's own blocks of a page, what stood before them and after, and the element around most of them.</summary>
internal sealed record PageContent(
    IReadOnlyList<PageBlock> Before, IReadOnlyList<PageBlock> Blocks, IReadOnlyList<PageBlock> After, IElement? Core)
{
    public int Cues => Blocks.Count(ReportCues.IsCue);
}

/// <summary>Finds the report in a page by a rule that knows no site: the smallest element around all statutory headings, tables and openings, or
/// around nearly all prose where there are none; and any prose that stands outside of it.</summary>
internal static class ContentFinder
{
    private const int FewestCues = 2;
    private const double NearlyAll = 0.8;
    private const int ShortestProse = 30;

    public static PageContent Find(IReadOnlyList<PageBlock> blocks)
    {
        List<PageBlock> cues = [.. blocks.Where(ReportCues.IsCue)];
        IElement? core = cues.Count >= FewestCues ? Around(cues) : Densest(blocks);
        HashSet<IElement> inside = [];
        bool[] kept = new bool[blocks.Count];
        for (int i = 0; i < blocks.Count; i++)
        {
            kept[i] = core is null || IsInside(blocks[i].Element, core, inside) || IsProse(blocks[i]);
        }

        int first = Array.IndexOf(kept, true);
        int last = Array.LastIndexOf(kept, true);
        if (first < 0) return new PageContent(blocks, [], [], core);
        while (first <= last && (!kept[first] || IsEdge(blocks[first], head: true))) first++;
        while (last >= first && (!kept[last] || IsEdge(blocks[last], head: false))) last--;
        List<PageBlock> before = [.. blocks.Take(first)];
        List<PageBlock> content = [];
        for (int i = first; i <= last; i++)
        {
            bool line = blocks[i].Table is null;
            if (line && cues.Count > 0 && content.TrueForAll(block => !ReportCues.IsCue(block)) && PageFacts.IsFactLine(blocks[i].Text)) before.Add(blocks[i]);
            else if (kept[i] && !(line && Furniture.IsLine(blocks[i].Text))) content.Add(blocks[i]);
        }

        return new PageContent(before, content, [.. blocks.Skip(last + 1)], core);
    }

    /// <summary>Lines at either end that are links, buttons or the page's own dates: the report neither begins nor ends with them.</summary>
    private static bool IsEdge(PageBlock block, bool head)
    {
        if (block.Table is not null) return head && !ReportCues.IsCue(block) && PageFacts.IsFactTable(block.Table);
        if (ReportCues.IsCue(block)) return false;
        if (block.IsLink) return !(head && ReportCues.IsTitle(block.Text));
        return Furniture.IsLine(block.Text) || PageFacts.IsFactLine(block.Text);
    }

    private static bool IsProse(PageBlock block) =>
        ReportCues.IsCue(block) || (block.Table is null && !block.IsLink && block.Text.Length >= ShortestProse
            && block.Text.Contains('。', StringComparison.Ordinal) && !Furniture.IsLine(block.Text));

    private static IElement Around(List<PageBlock> cues)
    {
        IElement around = cues[0].Element;
        HashSet<IElement> path = [.. Path(around)];
        foreach (PageBlock cue in cues.Skip(1))
        {
            IElement common = cue.Element;
            while (!path.Contains(common)) common = common.ParentElement!;
            if (common == around) continue;
            foreach (IElement element in Path(around).TakeWhile(element => element != common).ToList()) path.Remove(element);
            around = common;
        }

        // A table is a cue by itself, and its element holds nothing else.
        return around.LocalName is "table" or "tbody" or "tr" ? Path(around).First(e => e.LocalName is not ("table" or "tbody" or "tr")) : around;
    }

    private static IElement? Densest(IReadOnlyList<PageBlock> blocks)
    {
        Dictionary<IElement, int> mass = [];
        int total = 0;
        IElement? heaviest = null;
        foreach (PageBlock block in blocks)
        {
            if (block.Table is null && (block.IsLink || Furniture.IsLine(block.Text))) continue;
            int own = block.Text.Length >= ShortestProse || block.Table is not null ? block.Text.Length : block.Text.Length / 4;
            total += own;
            foreach (IElement element in Path(block.Element)) mass[element] = mass.GetValueOrDefault(element) + own;
            heaviest ??= Path(block.Element).Last();
        }

        // The first element below which no single child has nearly all of the text.
        while (heaviest?.Children.FirstOrDefault(child => mass.GetValueOrDefault(child) > total * NearlyAll) is IElement child) heaviest = child;
        return heaviest;
    }

    private static IEnumerable<IElement> Path(IElement element)
    {
        for (IElement? e = element; e is not null; e = e.ParentElement) yield return e;
    }

    /// <summary>Elements found inside are remembered, so that the walk up is short for their children.</summary>
    private static bool IsInside(IElement element, IElement core, HashSet<IElement> inside)
    {
        List<IElement> walked = [];
        foreach (IElement e in Path(element))
        {
            walked.Add(e);
            if (e != core && !inside.Contains(e)) continue;
            inside.UnionWith(walked);
            return true;
        }

        return false;
    }
}
