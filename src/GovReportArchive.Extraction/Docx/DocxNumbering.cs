using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Counts numbered paragraphs and writes the numbers that a word processor draws before them.</summary>
/// <remarks>One instance reads one document from its beginning to its end: numbers depend on all numbered paragraphs before.</remarks>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int Instance, int Level)> _restarted = [];

    public DocxNumbering(NumberingDefinitionsPart? part)
    {
        foreach (OpenXmlElement element in part?.Numbering?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            if (element is AbstractNum { AbstractNumberId.Value: int abstractId } definition) _abstracts.TryAdd(abstractId, definition);
            if (element is NumberingInstance { NumberID.Value: int id } instance) _instances.TryAdd(id, instance);
        }
    }

    /// <summary>The number of the next paragraph with these properties, with what separates it from the text; empty for bullets and no number.</summary>
    public string Next(NumberingProperties? properties, NumberingProperties? ofStyle)
    {
        int? id = properties?.NumberingId?.Val?.Value ?? ofStyle?.NumberingId?.Val?.Value;
        int level = Math.Clamp(properties?.NumberingLevelReference?.Val?.Value ?? ofStyle?.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        if (id is null or 0 || !_instances.TryGetValue(id.Value, out NumberingInstance? instance)) return "";
        if (instance.AbstractNumId?.Val?.Value is not int abstractId || !_abstracts.TryGetValue(abstractId, out AbstractNum? definition)) return "";
        if (!_counters.TryGetValue(abstractId, out int?[]? counters)) _counters[abstractId] = counters = new int?[Levels];

        LevelOverride? changed = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level);
        bool restart = changed?.StartOverrideNumberingValue?.Val?.Value is not null && _restarted.Add((id.Value, level));
        int start = changed?.StartOverrideNumberingValue?.Val?.Value ?? Start(Find(definition, instance, level));
        counters[level] = restart || counters[level] is null ? start : counters[level] + 1;
        for (int deeper = level + 1; deeper < Levels; deeper++)
        {
            if (Find(definition, instance, deeper)?.LevelRestart?.Val?.Value is not 0) counters[deeper] = null;
        }

        return Find(definition, instance, level) is Level found ? Write(definition, instance, found, counters) : "";
    }

    private static string Write(AbstractNum definition, NumberingInstance instance, Level level, int?[] counters)
    {
        NumberFormatValues? format = level.NumberingFormat?.Val?.Value;
        if (format == NumberFormatValues.Bullet) return "";
        bool decimalOnly = DocxStyles.IsOn(level.IsLegalNumberingStyle) == true;
        string pattern = level.LevelText?.Val?.Value ?? "";
        StringBuilder written = new();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                int index = pattern[++i] - '1';
                Level? other = Find(definition, instance, index);
                written.Append(Format(counters[index] ?? Start(other), decimalOnly ? NumberFormatValues.Decimal : other?.NumberingFormat?.Val?.Value));
            }
            else
            {
                written.Append(pattern[i]);
            }
        }

        string number = TextCleaner.Clean(written.ToString()).Trim();
        bool apart = number.Length > 0 && char.IsLetterOrDigit(number[^1]) && level.LevelSuffix?.Val?.Value != LevelSuffixValues.Nothing;
        return apart ? number + " " : number;
    }

    private static Level? Find(AbstractNum definition, NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.Level
        ?? definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    private static int Start(Level? level) => level?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Format(int number, NumberFormatValues? format) => format switch
    {
        NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.JapaneseCounting
            or NumberFormatValues.TaiwaneseCounting or NumberFormatValues.TaiwaneseCountingThousand => Numerals.Chinese(number),
        NumberFormatValues.IdeographDigital or NumberFormatValues.JapaneseDigitalTenThousand or NumberFormatValues.TaiwaneseDigital => Numerals.ChineseDigits(number),
        NumberFormatValues.ChineseLegalSimplified or NumberFormatValues.IdeographLegalTraditional or NumberFormatValues.JapaneseLegal => Numerals.ChineseLegal(number),
        NumberFormatValues.IdeographTraditional => Numerals.OneOf("甲乙丙丁戊己庚辛壬癸", number),
        NumberFormatValues.IdeographZodiac => Numerals.OneOf("子丑寅卯辰巳午未申酉戌亥", number),
        NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese => Numerals.Enclosed(number, '①'),
        NumberFormatValues.DecimalEnclosedParen => Numerals.Enclosed(number, '⑴'),
        NumberFormatValues.DecimalEnclosedFullstop => Numerals.Enclosed(number, '⒈'),
        NumberFormatValues.IdeographEnclosedCircle => number <= 10 ? Numerals.Enclosed(number, '㈠') : $"（{Numerals.Chinese(number)}）",
        NumberFormatValues.DecimalFullWidth or NumberFormatValues.DecimalFullWidth2 => Numerals.FullWidth(number),
        NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.UpperRoman => Numerals.Roman(number),
        NumberFormatValues.LowerRoman => Numerals.Roman(number).ToLowerInvariant(),
        NumberFormatValues.UpperLetter => Numerals.Letter(number, 'A'),
        NumberFormatValues.LowerLetter => Numerals.Letter(number, 'a'),
        NumberFormatValues.None => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
