namespace GovReportArchive.Extraction.Lists;

/// <summary>How a list level writes its numbers.</summary>
internal enum NumeralKind
{
    Decimal,
    DecimalZero,
    FullWidth,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    ChineseCounting,
    ChineseDigits,
    ChineseLegal,
    HeavenlyStems,
    EarthlyBranches,
    Circled,
    InParentheses,
    WithFullStop,
    ChineseInParentheses,
    Bullet,
    None,
}
