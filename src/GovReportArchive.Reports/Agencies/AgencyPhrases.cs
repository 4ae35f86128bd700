using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>The places of a report's text that name its agency, besides the title.</summary>
internal static class AgencyPhrases
{
    // A name of thirty characters is tried from each place of a paragraph; one that nobody writes so long is not read to its end.
    private const int LongestParagraph = 2000;
    private const int ShortestText = 12;

    /// <summary>Names in the order of how much they can be trusted, in simplified characters.</summary>
    /// <param name="preamble">Paragraphs up to the first section.</param>
    /// <param name="first">Paragraphs of the first section, where a report without a preamble introduces itself.</param>
    /// <param name="closing">The last paragraphs.</param>
    /// <param name="text">All prose.</param>
    public static IEnumerable<(string Name, ReadingRule Rule)> Find(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        bool office = OwnWords.Say("office", text) || (Of("officeActs").IsIn(new Squeezed(text).Text) && !OwnWords.Say("place", text));
        foreach ((string found, ReadingRule rule) in Stated(preamble, first, closing, text))
        {
            // A government's office compiles and answers for the government; it reports itself only where it says 我办.
            if (Accept(found) is string name) yield return (office ? name : Of("governmentOffice").Replace(name, "$1"), rule);
        }
    }

    private static IEnumerable<(string Name, ReadingRule Rule)> Stated(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        foreach (IEnumerable<string> opening in new[] { preamble.Where(IsText).Take(6), first.Take(3) })
        {
            string[] plain = [.. opening.Select(Plain)];
            foreach (ReadingRule phrase in Phrases)
            {
                foreach (Match m in plain.SelectMany(phrase.FindAll)) yield return (m.Groups["a"].Value, phrase);
            }
        }

        // The agency alone on a line below the title, or at the end.
        foreach (string line in preamble.Take(3).Concat(closing.Reverse()).Select(Plain))
        {
            if (Signature.Find(line) is { Success: true } m && Accept(m.Groups["a"].Value) is string name && PublisherFit.Of(name, text) != PublisherTrust.None) yield return (m.Groups["a"].Value, Signature);
        }

        foreach ((Match m, ReadingRule contact) in closing.Select(Plain).SelectMany(paragraph => Contacts.SelectMany(rule => rule.FindAll(paragraph), (rule, m) => (m, rule)))) yield return (m.Groups["a"].Value, contact);
    }

    /// <summary>What a page prints above a report are words, no sentences.</summary>
    private static bool IsText(string paragraph) => paragraph.Length >= ShortestText;

    private static string Plain(string paragraph) => new Squeezed(paragraph.Length <= LongestParagraph ? paragraph : paragraph[..LongestParagraph]).Text;

    private static readonly ReadingRule Signature = ReadingRules.Of("agency.phrase.signature");
    private static readonly ReadingRule[] Phrases = [.. ReadingRules.Under("agency.phrase.").Where(rule => rule != Signature)];
    private static readonly ReadingRule[] Contacts = ReadingRules.Under("agency.phrase.contact");

    private static string? Accept(string name)
    {
        string text = Of("office").Replace(Of("lead").Replace(Of("shortFor").Replace(name, ""), ""), "");
        return text.Length is >= 3 and <= 30 && !Of("own").IsIn(text) && !Of("sentence").IsIn(text) ? text : null;
    }

    private static ReadingRule Of(string name) => ReadingRules.Of("phrase." + name);
}
