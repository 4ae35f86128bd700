using System.Collections.Frozen;
using System.Reflection;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Characters that fonts and converters write in place of the ideograph that they look like: Kangxi and other radicals, compatibility ideographs.</summary>
/// <remarks>After EquivalentUnifiedIdeograph.txt of Unicode and NFKC; one differs: the radical of 户 is 户, as these reports write it, and not 戶.</remarks>
internal static class Lookalikes
{
    private static readonly FrozenDictionary<char, char> Map = Load();

    /// <summary>The ideograph that the character looks like; the character itself where it is none of these.</summary>
    public static char Of(char c) => Map.GetValueOrDefault(c, c);

    private static FrozenDictionary<char, char> Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Texts.lookalikes.txt")!;
        using StreamReader reader = new(stream);
        string from = reader.ReadLine()!;
        return from.Zip(reader.ReadLine()!).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }
}
