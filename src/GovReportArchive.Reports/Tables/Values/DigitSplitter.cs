using System.Globalization;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>Cuts digits that ran together into a given number of cells, in every way that a printed table allows.</summary>
internal static class DigitSplitter
{
    /// <summary>Stops runaway input; real rows stay far below.</summary>
    private const int MostSteps = 40_000;

    private const int MostSplits = 2_000;

    /// <summary>Every cut of the pieces into <paramref name="cells"/> numbers. Pieces are kept apart; no number has a leading zero.</summary>
    /// <param name="pieces">Runs of digits between which the source has separators.</param>
    /// <param name="cells">How many numbers.</param>
    /// <param name="fits">Whether numbers found so far (from the left) can stand; called whenever one is added.</param>
    /// <returns>The cuts as digits; empty where there is none or too many to list.</returns>
    public static IReadOnlyList<string[]> Split(IReadOnlyList<string> pieces, int cells, Func<IReadOnlyList<decimal>, bool> fits)
    {
        Search search = new(pieces, cells, fits);
        search.Run(0, 0);
        return search.Overflow ? [] : search.Found;
    }

    private sealed class Search(IReadOnlyList<string> pieces, int cells, Func<IReadOnlyList<decimal>, bool> fits)
    {
        private readonly List<string> _parts = [];
        private readonly List<decimal> _numbers = [];
        private int _steps;

        public List<string[]> Found { get; } = [];

        public bool Overflow { get; private set; }

        public void Run(int piece, int from)
        {
            if (Overflow || ++_steps > MostSteps || Found.Count > MostSplits)
            {
                Overflow = true;
                return;
            }
            if (piece == pieces.Count)
            {
                if (_parts.Count == cells)
                    Found.Add([.. _parts]);
                return;
            }
            int left = cells - _parts.Count;
            if (left < pieces.Count - piece || left > Remaining(piece, from))
                return;
            string digits = pieces[piece];
            int longest = Math.Min(digits[from] == '0' ? FractionEnd(digits, from) : digits.Length, from + CellParser.MostDigits);
            for (int to = from + 1; to <= longest; to++)
            {
                if (digits[to - 1] == '.' || (to < digits.Length && digits[to] == '.'))
                    continue;
                if (!decimal.TryParse(digits.AsSpan(from, to - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
                    continue;
                _parts.Add(digits[from..to]);
                _numbers.Add(number);
                if (fits(_numbers))
                    Run(to == digits.Length ? piece + 1 : piece, to == digits.Length ? 0 : to);
                _parts.RemoveAt(_parts.Count - 1);
                _numbers.RemoveAt(_numbers.Count - 1);
            }
        }

        /// <summary>A number that begins with 0 is 0 itself or a fraction.</summary>
        private static int FractionEnd(string digits, int from) =>
            from + 1 < digits.Length && digits[from + 1] == '.' ? digits.Length : from + 1;

        private int Remaining(int piece, int from)
        {
            int digits = pieces[piece].Length - from;
            for (int i = piece + 1; i < pieces.Count; i++)
                digits += pieces[i].Length;
            return digits;
        }
    }
}
