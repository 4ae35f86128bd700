using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>Reads a row in which digits of neighbouring cells ran together.</summary>
/// <remarks>Signs between the digits are borders: a slash is a cell of its own, and a minus opens one.</remarks>
internal static class GluedRow
{
    /// <summary>Nobody receives a hundred thousand applications.</summary>
    private const int LongestNumber = 6;

    /// <summary>A few long runs of digits in a row of many small numbers whose sum can tell.</summary>
    public static bool IsLikely(PlacedValue[] printed, RowContext context) =>
        context.Sums.Count > 0
        && printed.Length < context.Width
        && printed.Any(value => Digits(value.Value.Raw).Length >= LongestNumber)
        && printed.Sum(value => Digits(value.Value.Raw).Length) >= context.Width;

    /// <summary>True where a row of few columns prints one run of digits that is long enough for all of them: its borders may be lost, or its
    /// other cells may be blank.</summary>
    public static bool IsPossible(PlacedValue[] printed, RowContext context) =>
        context.Sums.Count == 0
        && printed is [{ Value.Sign: CellSign.Number }]
        && Digits(printed[0].Value.Raw).Length >= context.Width;

    /// <summary>Every way to cut the digits that the row's sum allows; where the sum allows none, every way at all.</summary>
    public static RowReading Read(PlacedValue[] printed, RowContext context, string raw)
    {
        Piece[] pieces = [.. printed.Select(Piece.Of)];
        if (Array.Exists(pieces, piece => piece.Digits.Length == 0))
            return new RowReading([new RowOption(new PlacedValue?[context.Width])], true, raw);
        bool Fits(IReadOnlyList<decimal> numbers) => Holds(numbers, context.Sums);
        string[] digits = [.. pieces.Select(piece => piece.Digits)];
        IReadOnlyList<string[]> splits = DigitSplitter.Split(digits, context.Width, Fits);
        // The borders that are there can be wrong ones, but not where a sign shows them.
        if (splits.Count == 0 && Array.TrueForAll(pieces, piece => piece.IsPlain))
            splits = DigitSplitter.Split([string.Concat(digits)], context.Width, Fits);
        if (splits.Count == 0)
            splits = DigitSplitter.Split(digits, context.Width, _ => true);
        if (splits.Count == 0)
            return new RowReading([new RowOption(new PlacedValue?[context.Width])], true, raw);
        IEnumerable<string[]> ordered = splits.OrderBy(split => Unevenness(split, context.Weights)).ThenByDescending(split => Length(split[^1]));
        RowOption[] options = [.. ordered.Select(split => ToOption(split, pieces))];
        RowOption[] allowed = [.. options.Where(option => !option.Numbers.Where((number, column) => number < 0 && context.Signed?[column] != true).Any())];
        return new RowReading(allowed.Length > 0 ? allowed : options, true, raw);
    }

    private static RowOption ToOption(string[] split, Piece[] pieces)
    {
        PlacedValue[] cells = new PlacedValue[split.Length];
        int piece = 0;
        int used = 0;
        for (int i = 0; i < split.Length; i++)
        {
            while (piece + 1 < pieces.Length && used >= pieces[piece].Digits.Length)
                (piece, used) = (piece + 1, used - pieces[piece].Digits.Length);
            cells[i] = pieces[piece].Cell(split[i], isFirst: used == 0, isLast: i == split.Length - 1);
            used += split[i].Length;
        }
        return new RowOption(cells);
    }

    /// <summary>Plausible rows have numbers of about the same length.</summary>
    private static double Unevenness(string[] split, IReadOnlyList<double>? weights) =>
        split.Select((part, i) => Length(part) * Length(part) * (weights?[i] ?? 1)).Sum();

    private static int Length(string part) => part.IndexOf('.', StringComparison.Ordinal) is >= 0 and int point ? point : part.Length;

    private static bool Holds(IReadOnlyList<decimal> numbers, IReadOnlyList<(int First, int Last)> sums)
    {
        foreach ((int first, int last) in sums)
        {
            if (numbers.Count - 1 != last)
                continue;
            decimal sum = 0;
            for (int i = first; i < last; i++)
                sum += numbers[i];
            return sum == numbers[last];
        }
        return true;
    }

    private static string Digits(string raw) =>
        string.Concat(LabelFolding.Squeeze(raw).SkipWhile(c => c is '-' or '+').TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',').Where(c => c != ','));

    /// <summary>One value as printed: a run of digits, perhaps behind a sign, or a sign that is a cell of its own.</summary>
    /// <param name="Source">The value.</param>
    /// <param name="Digits">Its digits; one digit 0 for a cell without a number; empty where neither can be told.</param>
    private sealed record Piece(PlacedValue Source, string Digits)
    {
        private bool IsNegative => Source.Value is { HasNumber: true, Number: < 0 };

        /// <summary>True for digits and nothing else.</summary>
        public bool IsPlain => Source.Value.HasNumber && Source.Value.Raw.Length > 0 && Source.Value.Raw[0] is not ('-' or '+');

        public static Piece Of(PlacedValue source) =>
            new(source, source.Value.HasNumber ? GluedRow.Digits(source.Value.Raw) : source.Value.Sign is CellSign.Slash or CellSign.Dash or CellSign.None ? "0" : "");

        /// <summary>The cell that a part of the digits stands for.</summary>
        public PlacedValue Cell(string part, bool isFirst, bool isLast)
        {
            if (!Source.Value.HasNumber)
                return Source;
            CellParser.TryNumber(part, out decimal number);
            bool negative = isFirst && IsNegative;
            CellValue value = new(CellSign.Number, negative ? -number : number, negative ? "-" + part : part, isLast ? Source.Value.Unit : null);
            return new PlacedValue(value, Source.Item);
        }
    }
}
