using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Agencies;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Names;

/// <summary>Finds the agencies that a part of a name or a short name stands for.</summary>
/// <remarks>A short name whose long form is the same everywhere (人社局) stands for both; any other one (住建局, 宿迁人社局) for what it can be short for, where no
/// name holds it as it stands; letters (rsj) for what has them as initials of its pinyin.</remarks>
internal static class ShortNames
{
    /// <summary>Ids of the agencies, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<string> IdsOf(CatalogReader reader, string text, int most)
    {
        string folded = Folding.Fold(text).Trim();
        if (PinyinInitials.AreTyped(folded))
            return [.. reader.Agencies.AllNames().Where(name => PinyinInitials.Are(folded, name.Name, Abbreviation.Body(name.Name, []))).Select(name => name.Agency).Distinct(StringComparer.Ordinal).Take(most)];
        string full = ShortForms.Resolve(text);
        IEnumerable<string> holding = reader.Agencies.IdsContaining(text, most);
        if (full != text) holding = holding.Concat(reader.Agencies.IdsContaining(full, most));
        string[] found = [.. holding.Distinct(StringComparer.Ordinal).Take(most)];
        return found.Length > 0
            ? found
            :
            [
                .. reader.Agencies.AllNames().Where(name => Abbreviation.Places(text, name.Name, Abbreviation.Body(name.Name, [])) is not null)
                    .Select(name => name.Agency).Distinct(StringComparer.Ordinal).Take(most),
            ];
    }
}
