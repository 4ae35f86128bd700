using System.Xml.Linq;

namespace GovReportArchive.Extraction.WordXml;

/// <summary>Turns the body of a Word 2003 xml document into that of a docx. The two formats share most names; the few that differ are named here.</summary>
internal static class Word2003
{
    private static readonly XNamespace Old = "http://schemas.microsoft.com/office/word/2003/wordml";
    private static readonly XNamespace Aux = "http://schemas.microsoft.com/office/word/2003/auxHint";
    private static readonly XNamespace Annotation = "http://schemas.microsoft.com/aml/2001/core";

    /// <summary>The namespace of a docx.</summary>
    public static XNamespace Modern { get; } = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["vmerge"] = "vMerge",
        ["hmerge"] = "hMerge",
    };

    /// <summary>The body as a docx has it; null where the document has none.</summary>
    public static XElement? Body(XDocument document) =>
        document.Descendants(Old + "body").FirstOrDefault() is XElement body ? new XElement(Modern + "body", body.Nodes().SelectMany(Turn)) : null;

    /// <summary>One node; elements that only wrap others, as hints of sections and smart tags do, give what they hold.</summary>
    private static IEnumerable<XNode> Turn(XNode node)
    {
        if (node is XText text) return [new XText(text.Value)];
        if (node is not XElement element) return [];
        if (element.Name == Old + "binData" || element.Name == Old + "docSuppData") return [];
        if (element.Name == Annotation + "annotation") return Change(element);
        if (element.Name.Namespace == Aux && element.Name.LocalName is not ("sect" or "sub-section" or "pBdrGroup")) return [];
        if (element.Name.Namespace != Old) return element.Elements().Any() ? element.Nodes().Where(inner => inner is XElement).SelectMany(Turn) : [];
        if (element.Name.LocalName == "listPr") return [];
        XElement turned = new(Modern + Renamed.GetValueOrDefault(element.Name.LocalName, element.Name.LocalName), Attributes(element), element.Nodes().SelectMany(Turn));
        if (element.Name.LocalName == "p" && ListNumber(element) is string number) AddNumber(turned, number);
        return [turned];
    }

    /// <summary>Tracked changes stand in a wrapper that says their kind: what is deleted goes, the rest stays.</summary>
    private static IEnumerable<XNode> Change(XElement annotation) => (string?)annotation.Attribute(Old + "type") is "Word.Deletion" or "Word.Comment"
        ? [] : annotation.Elements(Annotation + "content").SelectMany(content => content.Nodes()).SelectMany(Turn);

    private static IEnumerable<XAttribute> Attributes(XElement element) => element.Attributes()
        .Where(attribute => attribute.Name.Namespace == Old || attribute.Name.Namespace == XNamespace.Xml)
        .Select(attribute => new XAttribute(attribute.Name.Namespace == Old ? Modern + attribute.Name.LocalName : attribute.Name, attribute.Value));

    /// <summary>Word 2003 writes beside each item what its number looks like.</summary>
    private static string? ListNumber(XElement paragraph) =>
        (string?)paragraph.Element(Old + "pPr")?.Element(Old + "listPr")?.Element(Aux + "t")?.Attribute(Aux + "val");

    private static void AddNumber(XElement paragraph, string number)
    {
        XElement run = new(Modern + "r", new XElement(Modern + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), number));
        if (paragraph.Element(Modern + "pPr") is XElement properties) properties.AddAfterSelf(run);
        else paragraph.AddFirst(run);
    }
}
