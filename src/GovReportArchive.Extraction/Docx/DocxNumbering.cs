using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Extraction.Lists;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Numbers paragraphs as the numbering part of a docx defines it.</summary>
internal sealed class DocxNumbering
{
    private readonly ListCounters _counters = new();
    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<int, NumberingInstance> _instances = [];
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
        int level = Math.Clamp(properties?.NumberingLevelReference?.Val?.Value ?? ofStyle?.NumberingLevelReference?.Val?.Value ?? 0, 0, ListCounters.Levels - 1);
        if (id is null or 0 || !_instances.TryGetValue(id.Value, out NumberingInstance? instance)) return "";
        if (instance.AbstractNumId?.Val?.Value is not int abstractId || !_abstracts.TryGetValue(abstractId, out AbstractNum? definition)) return "";
        LevelOverride? changed = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level);
        int? start = changed?.StartOverrideNumberingValue?.Val?.Value;
        if (start is not null && !_restarted.Add((id.Value, level))) start = null;
        return _counters.Next(abstractId, level, index => Find(definition, instance, index), start);
    }

    private static ListLevel? Find(AbstractNum definition, NumberingInstance instance, int index)
    {
        Level? level = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == index)?.Level
            ?? definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == index);
        return level is null ? null : new ListLevel(
            Kind(level.NumberingFormat?.Val?.Value),
            level.StartNumberingValue?.Val?.Value ?? 1,
            level.LevelText?.Val?.Value ?? "",
            DocxStyles.IsOn(level.IsLegalNumberingStyle) == true,
            level.LevelRestart?.Val?.Value is not 0,
            level.LevelSuffix?.Val?.Value != LevelSuffixValues.Nothing);
    }

    private static NumeralKind Kind(NumberFormatValues? format) =>
        format is NumberFormatValues known && Kinds.TryGetValue(known, out NumeralKind kind) ? kind : NumeralKind.Decimal;

    private static readonly Dictionary<NumberFormatValues, NumeralKind> Kinds = new()
    {
        [NumberFormatValues.ChineseCounting] = NumeralKind.ChineseCounting,
        [NumberFormatValues.ChineseCountingThousand] = NumeralKind.ChineseCounting,
        [NumberFormatValues.JapaneseCounting] = NumeralKind.ChineseCounting,
        [NumberFormatValues.TaiwaneseCounting] = NumeralKind.ChineseCounting,
        [NumberFormatValues.TaiwaneseCountingThousand] = NumeralKind.ChineseCounting,
        [NumberFormatValues.IdeographDigital] = NumeralKind.ChineseDigits,
        [NumberFormatValues.JapaneseDigitalTenThousand] = NumeralKind.ChineseDigits,
        [NumberFormatValues.TaiwaneseDigital] = NumeralKind.ChineseDigits,
        [NumberFormatValues.ChineseLegalSimplified] = NumeralKind.ChineseLegal,
        [NumberFormatValues.IdeographLegalTraditional] = NumeralKind.ChineseLegal,
        [NumberFormatValues.JapaneseLegal] = NumeralKind.ChineseLegal,
        [NumberFormatValues.IdeographTraditional] = NumeralKind.HeavenlyStems,
        [NumberFormatValues.IdeographZodiac] = NumeralKind.EarthlyBranches,
        [NumberFormatValues.DecimalEnclosedCircle] = NumeralKind.Circled,
        [NumberFormatValues.DecimalEnclosedCircleChinese] = NumeralKind.Circled,
        [NumberFormatValues.DecimalEnclosedParen] = NumeralKind.InParentheses,
        [NumberFormatValues.DecimalEnclosedFullstop] = NumeralKind.WithFullStop,
        [NumberFormatValues.IdeographEnclosedCircle] = NumeralKind.ChineseInParentheses,
        [NumberFormatValues.DecimalFullWidth] = NumeralKind.FullWidth,
        [NumberFormatValues.DecimalFullWidth2] = NumeralKind.FullWidth,
        [NumberFormatValues.DecimalZero] = NumeralKind.DecimalZero,
        [NumberFormatValues.UpperRoman] = NumeralKind.UpperRoman,
        [NumberFormatValues.LowerRoman] = NumeralKind.LowerRoman,
        [NumberFormatValues.UpperLetter] = NumeralKind.UpperLetter,
        [NumberFormatValues.LowerLetter] = NumeralKind.LowerLetter,
        [NumberFormatValues.Bullet] = NumeralKind.Bullet,
        [NumberFormatValues.None] = NumeralKind.None,
    };
}
