using System.Text;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Lists;

/// <summary>One level of a list.</summary>
/// <param name="Kind">How its numbers are written.</param>
/// <param name="Start">The first number.</param>
/// <param name="Pattern">What is drawn before a paragraph; <c>%1</c> to <c>%9</c> stand for the numbers of the levels.</param>
/// <param name="OnlyDecimal">Numbers of all levels are written in digits here.</param>
/// <param name="Restarts">Counts anew after a paragraph of a higher level.</param>
/// <param name="Apart">Something stands between number and text.</param>
internal sealed record ListLevel(NumeralKind Kind, int Start, string Pattern, bool OnlyDecimal = false, bool Restarts = true, bool Apart = true);

/// <summary>Counts numbered paragraphs and writes the numbers that a word processor draws before them.</summary>
/// <remarks>One instance counts one document from its beginning to its end: numbers depend on all numbered paragraphs before.</remarks>
internal sealed class ListCounters
{
    public const int Levels = 9;

    private readonly Dictionary<int, int?[]> _counters = [];

    /// <summary>The number of the next paragraph, with what separates it from the text; empty for bullets and undefined levels.</summary>
    /// <param name="list">Paragraphs of the same list count on, whichever way they refer to it.</param>
    /// <param name="level">From 0.</param>
    /// <param name="levels">The list's levels; null where one is not defined.</param>
    /// <param name="restartAt">Begins anew with this number.</param>
    public string Next(int list, int level, Func<int, ListLevel?> levels, int? restartAt = null)
    {
        if (!_counters.TryGetValue(list, out int?[]? counters)) _counters[list] = counters = new int?[Levels];
        counters[level] = restartAt ?? (counters[level] is int last ? last + 1 : levels(level)?.Start ?? 1);
        for (int deeper = level + 1; deeper < Levels; deeper++)
        {
            if (levels(deeper)?.Restarts != false) counters[deeper] = null;
        }

        return levels(level) is { Kind: not NumeralKind.Bullet } drawn ? Write(drawn, levels, counters) : "";
    }

    private static string Write(ListLevel level, Func<int, ListLevel?> levels, int?[] counters)
    {
        StringBuilder written = new();
        for (int i = 0; i < level.Pattern.Length; i++)
        {
            if (level.Pattern[i] != '%' || i + 1 >= level.Pattern.Length || level.Pattern[i + 1] is < '1' or > '9')
            {
                written.Append(level.Pattern[i]);
                continue;
            }

            int index = level.Pattern[++i] - '1';
            ListLevel? other = levels(index);
            written.Append(Numerals.Write(level.OnlyDecimal ? NumeralKind.Decimal : other?.Kind ?? NumeralKind.Decimal, counters[index] ?? other?.Start ?? 1));
        }

        string number = TextCleaner.Clean(written.ToString()).Trim();
        return number.Length > 0 && level.Apart && char.IsLetterOrDigit(number[^1]) ? number + " " : number;
    }
}
