namespace GovReportArchive.Text.SmartCn;

/// <summary>One token as Lucene's SmartChineseAnalyzer gives it.</summary>
/// <param name="TermStart">Where the term starts in <see cref="SmartCnAnalyzer.Terms"/>.</param>
/// <param name="TermLength">UTF-16 units of the term.</param>
/// <param name="Start">First UTF-16 unit in the analysed text.</param>
/// <param name="End">The UTF-16 unit after the last one in the text. Wider than the term where blanks inside a word were skipped or English
/// was stemmed.</param>
/// <param name="Position">Place among all tokens, punctuation counted although it is not given; the first is 0.</param>
public readonly record struct SmartCnToken(int TermStart, int TermLength, int Start, int End, int Position);
